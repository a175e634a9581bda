package strings

import (
	"unicode"
	"unicode/utf8"
)

// Map returns s with each character replaced by what mapping gives; negative ones are dropped.
func Map(mapping func(rune) rune, s string) string {
	var b Builder
	changed := false
	for i, c := range s {
		r := mapping(c)
		if !changed {
			if r == c && c != utf8.RuneError {
				continue
			}
			width := 1
			if c == utf8.RuneError {
				c, width = utf8.DecodeRuneInString(s[i:])
				if width != 1 && r == c {
					continue
				}
			} else {
				width = utf8.RuneLen(c)
			}
			changed = true
			b.Grow(len(s) + utf8.UTFMax)
			b.WriteString(s[:i])
		}
		if r >= 0 {
			b.WriteRune(r)
		}
	}
	if !changed {
		return s
	}
	return b.String()
}

// caseState: 0 s is ASCII and the conversion leaves it as it is, 1 ASCII with letters to convert, 2 not ASCII.
//
//go:noescape
func caseState(s string, upper bool) int

// convertASCII writes s, converted, to dst.
//
//go:noescape
func convertASCII(dst []byte, s string, upper bool)

func convert(s string, upper bool) string {
	var b Builder
	b.Grow(len(s))
	b.buf = b.buf[:len(s)]
	convertASCII(b.buf, s, upper)
	return b.String()
}

func ToUpper(s string) string {
	switch caseState(s, true) {
	case 0:
		return s
	case 1:
		return convert(s, true)
	}
	return Map(unicode.ToUpper, s)
}

func ToLower(s string) string {
	switch caseState(s, false) {
	case 0:
		return s
	case 1:
		return convert(s, false)
	}
	return Map(unicode.ToLower, s)
}

func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// Title maps the letters that begin words to their title case.
func Title(s string) string {
	prev := ' '
	return Map(func(r rune) rune {
		start := isSeparator(prev)
		prev = r
		if start {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// ToValidUTF8 replaces each run of invalid bytes by replacement.
func ToValidUTF8(s, replacement string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b Builder
	b.Grow(len(s) + len(replacement))
	invalid := false
	for i := 0; i < len(s); {
		r, width := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && width == 1 {
			if !invalid {
				b.WriteString(replacement)
			}
			invalid = true
		} else {
			invalid = false
			b.WriteString(s[i : i+width])
		}
		i += width
	}
	return b.String()
}

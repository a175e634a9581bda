package bytes

import (
	"unicode"
	"unicode/utf8"
)

// Map returns a copy of s with each character replaced by what mapping gives; negative ones are dropped.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, width := utf8.DecodeRune(s[i:])
		if r = mapping(r); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
		i += width
	}
	return b
}

// caseState: 0 s is ASCII and the conversion leaves it as it is, 1 ASCII with letters to convert, 2 not ASCII.
//
//go:noescape
func caseState(s []byte, upper bool) int

func convert(s []byte, first, last byte) []byte {
	b := makeBytes(len(s))
	for i, c := range s {
		if first <= c && c <= last {
			c ^= 'a' - 'A'
		}
		b[i] = c
	}
	return b
}

func ToUpper(s []byte) []byte {
	switch caseState(s, true) {
	case 0:
		return append([]byte(""), s...)
	case 1:
		return convert(s, 'a', 'z')
	}
	return Map(unicode.ToUpper, s)
}

func ToLower(s []byte) []byte {
	switch caseState(s, false) {
	case 0:
		return append([]byte(""), s...)
	case 1:
		return convert(s, 'A', 'Z')
	}
	return Map(unicode.ToLower, s)
}

func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// Title maps the letters that begin words to their title case.
func Title(s []byte) []byte {
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

// ToValidUTF8 returns a copy with each run of invalid bytes replaced.
func ToValidUTF8(s, replacement []byte) []byte {
	b := make([]byte, 0, len(s)+len(replacement))
	invalid := false
	for i := 0; i < len(s); {
		r, width := utf8.DecodeRune(s[i:])
		if r == utf8.RuneError && width == 1 {
			if !invalid {
				b = append(b, replacement...)
			}
			invalid = true
		} else {
			invalid = false
			b = append(b, s[i:i+width]...)
		}
		i += width
	}
	return b
}

// Runes decodes s.
func Runes(s []byte) []rune {
	t := make([]rune, 0, utf8.RuneCount(s))
	for len(s) > 0 {
		r, width := utf8.DecodeRune(s)
		t = append(t, r)
		s = s[width:]
	}
	return t
}

func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// makeBytes returns n bytes in an array as long as its size class.
func makeBytes(n int) []byte

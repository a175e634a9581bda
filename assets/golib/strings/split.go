package strings

import (
	"unicode"
	"unicode/utf8"
)

// explode cuts s into its characters, at most n of them (the last is the rest); n < 0 means all.
func explode(s string, n int) []string {
	count := utf8.RuneCountInString(s)
	if n < 0 || n > count {
		n = count
	}
	a := make([]string, n)
	for i := 0; i < n-1; i++ {
		_, size := utf8.DecodeRuneInString(s)
		a[i] = s[:size]
		s = s[size:]
	}
	if n > 0 {
		a[n-1] = s
	}
	return a
}

func genSplit(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([]string, n)
	n--
	i := 0
	for i < n {
		m := Index(s, sep)
		if m < 0 {
			break
		}
		a[i] = s[:m+keep]
		s = s[m+len(sep):]
		i++
	}
	a[i] = s
	return a[:i+1]
}

func SplitN(s, sep string, n int) []string { return genSplit(s, sep, 0, n) }

func SplitAfterN(s, sep string, n int) []string { return genSplit(s, sep, len(sep), n) }

func Split(s, sep string) []string { return genSplit(s, sep, 0, -1) }

func SplitAfter(s, sep string) []string { return genSplit(s, sep, len(sep), -1) }

// countFields returns how many words separated by white space s has; nextField where the next one from `from` on begins and
// ends (start is len(s) when there is none).
//
//go:noescape
func countFields(s string) int

//go:noescape
func nextField(s string, from int) (start, end int)

func Fields(s string) []string {
	a := make([]string, countFields(s))
	at := 0
	for i := range a {
		start, end := nextField(s, at)
		a[i] = s[start:end]
		at = end
	}
	return a
}

func FieldsFunc(s string, f func(rune) bool) []string {
	type span struct{ start, end int }
	spans := make([]span, 0, 32)
	start := -1
	for end, r := range s {
		if f(r) {
			if start >= 0 {
				spans = append(spans, span{start, end})
				start = -1
			}
		} else if start < 0 {
			start = end
		}
	}
	if start >= 0 {
		spans = append(spans, span{start, len(s)})
	}
	a := make([]string, len(spans))
	for i, span := range spans {
		a[i] = s[span.start:span.end]
	}
	return a
}

func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	n := len(sep) * (len(elems) - 1)
	for _, e := range elems {
		n += len(e)
	}
	if n < 0 {
		panic("strings: Join output length overflow")
	}
	var b Builder
	b.Grow(n)
	b.WriteString(elems[0])
	for _, e := range elems[1:] {
		b.WriteString(sep)
		b.WriteString(e)
	}
	return b.String()
}

const (
	spaces64 = "                                                                "
	dashes64 = "----------------------------------------------------------------"
	zeroes64 = "0000000000000000000000000000000000000000000000000000000000000000"
	equals64 = "================================================================"
	tabs64   = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t"
)

// common returns a constant that repeats s and has at least n bytes, or "": such results cost no allocation.
func common(s string, n int) string {
	constant := ""
	switch s[0] {
	case ' ':
		constant = spaces64 + spaces64
	case '-':
		constant = dashes64 + dashes64
	case '0':
		constant = zeroes64
	case '=':
		constant = equals64 + equals64
	case '\t':
		constant = tabs64
	}
	if n <= len(constant) && HasPrefix(constant, s) {
		return constant
	}
	return ""
}

func Repeat(s string, count int) string {
	switch count {
	case 0:
		return ""
	case 1:
		return s
	}
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if len(s) == 0 {
		return ""
	}
	if len(s) > (1<<63-1)/count {
		panic("strings: Repeat output length overflow")
	}
	n := len(s) * count
	if c := common(s, n); c != "" {
		return c[:n]
	}
	chunk := n
	if n > 8192 {
		chunk = max(8192/len(s)*len(s), len(s))
	}
	var b Builder
	b.Grow(n)
	b.WriteString(s)
	for b.Len() < n {
		b.WriteString(b.String()[:min(n-b.Len(), b.Len(), chunk)])
	}
	return b.String()
}

func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if m := Count(s, old); m == 0 {
		return s
	} else if n < 0 || m < n {
		n = m
	}
	var b Builder
	b.Grow(len(s) + n*(len(new)-len(old)))
	start := 0
	for i := 0; i < n; i++ {
		j := start
		if len(old) > 0 {
			j += Index(s[start:], old)
		} else if i > 0 {
			_, width := utf8.DecodeRuneInString(s[start:])
			j += width
		}
		b.WriteString(s[start:j])
		b.WriteString(new)
		start = j + len(old)
	}
	b.WriteString(s[start:])
	return b.String()
}

func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// spaceBounds returns where the part of s without the white space around it begins and ends.
//
//go:noescape
func spaceBounds(s string) (start, end int)

func TrimSpace(s string) string {
	start, end := spaceBounds(s)
	return s[start:end]
}

func TrimLeftFunc(s string, f func(rune) bool) string {
	i := indexFunc(s, f, false)
	if i < 0 {
		return ""
	}
	return s[i:]
}

func TrimRightFunc(s string, f func(rune) bool) string {
	i := lastIndexFunc(s, f, false)
	if i < 0 {
		return s[:0]
	}
	_, width := utf8.DecodeRuneInString(s[i:])
	return s[:i+width]
}

func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// cutBounds returns where the part of s without the characters of cutset around it begins and ends.
//
//go:noescape
func cutBounds(s, cutset string) (start, end int)

func Trim(s, cutset string) string {
	start, end := cutBounds(s, cutset)
	if start > end {
		return ""
	}
	return s[start:end]
}

func TrimLeft(s, cutset string) string {
	start, _ := cutBounds(s, cutset)
	return s[start:]
}

func TrimRight(s, cutset string) string {
	_, end := cutBounds(s, cutset)
	return s[:end]
}

func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

func isSeparator(r rune) bool {
	if r <= 0x7F {
		return !('0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}

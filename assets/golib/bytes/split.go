package bytes

import (
	"unicode"
	"unicode/utf8"
)

// explode cuts s into its characters, at most n of them (the last is the rest); n < 0 means all.
func explode(s []byte, n int) [][]byte {
	count := utf8.RuneCount(s)
	if n < 0 || n > count {
		n = count
	}
	a := make([][]byte, n)
	for i := 0; i < n-1; i++ {
		_, size := utf8.DecodeRune(s)
		a[i] = s[:size:size]
		s = s[size:]
	}
	if n > 0 {
		a[n-1] = s
	}
	return a
}

func genSplit(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([][]byte, n)
	n--
	i := 0
	for i < n {
		m := Index(s, sep)
		if m < 0 {
			break
		}
		a[i] = s[: m+keep : m+keep]
		s = s[m+len(sep):]
		i++
	}
	a[i] = s
	return a[:i+1]
}

func SplitN(s, sep []byte, n int) [][]byte { return genSplit(s, sep, 0, n) }

func SplitAfterN(s, sep []byte, n int) [][]byte { return genSplit(s, sep, len(sep), n) }

func Split(s, sep []byte) [][]byte { return genSplit(s, sep, 0, -1) }

func SplitAfter(s, sep []byte) [][]byte { return genSplit(s, sep, len(sep), -1) }

// countFields returns how many words separated by white space s has; nextField where the next one from `from` on begins and
// ends (start is len(s) when there is none).
//
//go:noescape
func countFields(s []byte) int

//go:noescape
func nextField(s []byte, from int) (start, end int)

func Fields(s []byte) [][]byte {
	a := make([][]byte, countFields(s))
	at := 0
	for i := range a {
		start, end := nextField(s, at)
		a[i] = s[start:end:end]
		at = end
	}
	return a
}

func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	type span struct{ start, end int }
	spans := make([]span, 0, 32)
	start := -1
	for end, size := 0, 0; end < len(s); end += size {
		var r rune
		r, size = utf8.DecodeRune(s[end:])
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
	a := make([][]byte, len(spans))
	for i, span := range spans {
		a[i] = s[span.start:span.end:span.end]
	}
	return a
}

func Join(s [][]byte, sep []byte) []byte {
	switch len(s) {
	case 0:
		return []byte{}
	case 1:
		return append([]byte(nil), s[0]...)
	}
	n := len(sep) * (len(s) - 1)
	for _, v := range s {
		n += len(v)
	}
	if n < 0 {
		panic("bytes: Join output length overflow")
	}
	b := makeBytes(n)[:0]
	b = append(b, s[0]...)
	for _, v := range s[1:] {
		b = append(b, sep...)
		b = append(b, v...)
	}
	return b
}

func Repeat(b []byte, count int) []byte {
	if count == 0 {
		return []byte{}
	}
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) > 0 && len(b) > (1<<63-1)/count {
		panic("bytes: Repeat output length overflow")
	}
	n := len(b) * count
	if n == 0 {
		return []byte{}
	}
	nb := makeBytes(n)[:n:n]
	at := copy(nb, b)
	for at < n {
		at += copy(nb[at:], nb[:at])
	}
	return nb
}

func Replace(s, old, new []byte, n int) []byte {
	m := 0
	if n != 0 {
		m = Count(s, old)
	}
	if m == 0 {
		return append([]byte(nil), s...)
	}
	if n < 0 || m < n {
		n = m
	}
	t := make([]byte, 0, len(s)+n*(len(new)-len(old)))
	start := 0
	for i := 0; i < n; i++ {
		j := start
		if len(old) > 0 {
			j += Index(s[start:], old)
		} else if i > 0 {
			_, width := utf8.DecodeRune(s[start:])
			j += width
		}
		t = append(t, s[start:j]...)
		t = append(t, new...)
		start = j + len(old)
	}
	return append(t, s[start:]...)
}

func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// spaceBounds returns where the part of s without the white space around it begins and ends.
//
//go:noescape
func spaceBounds(s []byte) (start, end int)

func TrimSpace(s []byte) []byte {
	start, end := spaceBounds(s)
	if start == end {
		return nil
	}
	return s[start:end]
}

func TrimLeftFunc(s []byte, f func(rune) bool) []byte {
	i := indexFunc(s, f, false)
	if i < 0 {
		return nil
	}
	return s[i:]
}

func TrimRightFunc(s []byte, f func(rune) bool) []byte {
	i := lastIndexFunc(s, f, false)
	if i < 0 {
		return s[:0]
	}
	_, width := utf8.DecodeRune(s[i:])
	return s[:i+width]
}

func TrimFunc(s []byte, f func(rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// cutBounds returns where the part of s without the characters of cutset around it begins and ends.
//
//go:noescape
func cutBounds(s []byte, cutset string) (start, end int)

func Trim(s []byte, cutset string) []byte {
	start, end := cutBounds(s, cutset)
	if start >= end {
		return nil
	}
	return s[start:end]
}

func TrimLeft(s []byte, cutset string) []byte {
	start, _ := cutBounds(s, cutset)
	if start == len(s) {
		return nil
	}
	return s[start:]
}

func TrimRight(s []byte, cutset string) []byte {
	_, end := cutBounds(s, cutset)
	return s[:end]
}

func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
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

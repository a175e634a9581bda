// Package bytes models Go's bytes package. Searching is native.
package bytes

import (
	"unicode"
	"unicode/utf8"
)

//go:noescape
func IndexByte(s []byte, c byte) int

//go:noescape
func Index(s, sep []byte) int

//go:noescape
func LastIndexByte(s []byte, c byte) int

//go:noescape
func LastIndex(s, sep []byte) int

//go:noescape
func Count(s, sep []byte) int

//go:noescape
func Compare(a, b []byte) int

//go:noescape
func Equal(a, b []byte) bool

// indexAny returns the first (last) place in s of one of the characters of chars; an invalid byte of s matches U+FFFD.
//
//go:noescape
func indexAny(s []byte, chars string, last bool) int

func Contains(s, sep []byte) bool { return Index(s, sep) >= 0 }

func ContainsAny(s []byte, chars string) bool { return indexAny(s, chars, false) >= 0 }

func ContainsRune(s []byte, r rune) bool { return IndexRune(s, r) >= 0 }

func ContainsFunc(s []byte, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

func IndexAny(s []byte, chars string) int { return indexAny(s, chars, false) }

func LastIndexAny(s []byte, chars string) int { return indexAny(s, chars, true) }

func IndexRune(s []byte, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		return IndexFunc(s, func(c rune) bool { return c == utf8.RuneError })
	case !utf8.ValidRune(r):
		return -1
	}
	return Index(s, []byte(string(r)))
}

func HasPrefix(s, prefix []byte) bool { return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix) }

func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

func IndexFunc(s []byte, f func(rune) bool) int { return indexFunc(s, f, true) }

func LastIndexFunc(s []byte, f func(rune) bool) int { return lastIndexFunc(s, f, true) }

func indexFunc(s []byte, f func(rune) bool, truth bool) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) == truth {
			return i
		}
		i += size
	}
	return -1
}

func lastIndexFunc(s []byte, f func(rune) bool, truth bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if f(r) == truth {
			return i
		}
	}
	return -1
}

func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t []byte) bool {
	for len(s) > 0 && len(t) > 0 {
		a, n := utf8.DecodeRune(s)
		b, m := utf8.DecodeRune(t)
		s, t = s[n:], t[m:]
		if !sameFold(a, b) {
			return false
		}
	}
	return len(s) == len(t)
}

func sameFold(a, b rune) bool {
	if a == b {
		return true
	}
	if b < a {
		a, b = b, a
	}
	if b < utf8.RuneSelf {
		return 'A' <= a && a <= 'Z' && b == a+'a'-'A'
	}
	r := unicode.SimpleFold(a)
	for r != a && r < b {
		r = unicode.SimpleFold(r)
	}
	return r == b
}

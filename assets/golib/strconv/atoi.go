// Package strconv models Go's strconv package. Digits are made and read natively.
package strconv

import (
	"errors"
	"unsafe"
)

const IntSize = 64

var (
	ErrRange  = errors.New("value out of range")
	ErrSyntax = errors.New("invalid syntax")
)

type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// A clone: the error must not keep the (perhaps large) text alive that s is a part of.
func clone(s string) string {
	if len(s) == 0 {
		return ""
	}
	b := make([]byte, len(s))
	copy(b, s)
	return unsafe.String(&b[0], len(b))
}

func numError(fn, s string, err error) *NumError { return &NumError{fn, clone(s), err} }

// parseDecimal reads an optional sign and 1 to 18 decimal digits; !ok for all else.
//
//go:noescape
func parseDecimal(s string) (n int, ok bool)

// parseDigits reads all of s in the given base, skipping underscores if allowed: status 0 ok, 1 not a number, 2 out of range.
//
//go:noescape
func parseDigits(s string, base int, max uint64, underscores bool) (n uint64, status int)

func Atoi(s string) (int, error) {
	if n, ok := parseDecimal(s); ok {
		return n, nil
	}
	if len(s) <= 18 {
		return 0, numError("Atoi", s, ErrSyntax)
	}
	n, err := ParseInt(s, 10, 0)
	if e, ok := err.(*NumError); ok {
		e.Func = "Atoi"
	}
	return int(n), err
}

func ParseUint(s string, base int, bitSize int) (uint64, error) {
	if s == "" {
		return 0, numError("ParseUint", s, ErrSyntax)
	}
	digits, underscores := s, false
	switch {
	case 2 <= base && base <= 36:
	case base == 0:
		underscores = true
		base = 10
		if s[0] == '0' {
			base = 8
			digits = s[1:]
			if len(s) >= 3 {
				switch s[1] | 0x20 {
				case 'b':
					base, digits = 2, s[2:]
				case 'o':
					digits = s[2:]
				case 'x':
					base, digits = 16, s[2:]
				}
			}
		}
	default:
		return 0, numError("ParseUint", s, errors.New("invalid base "+Itoa(base)))
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, numError("ParseUint", s, errors.New("invalid bit size "+Itoa(bitSize)))
	}
	largest := uint64(1)<<uint(bitSize) - 1
	n, status := parseDigits(digits, base, largest, underscores)
	switch {
	case status == 2:
		return largest, numError("ParseUint", s, ErrRange)
	case status == 1 || underscores && !underscoreOK(s):
		return 0, numError("ParseUint", s, ErrSyntax)
	}
	return n, nil
}

// outOfRange is ParseInt's error; ParseUint's of the same digits is used again.
func outOfRange(err error, s string) error {
	e, ok := err.(*NumError)
	if !ok {
		return numError("ParseInt", s, ErrRange)
	}
	e.Func = "ParseInt"
	if len(e.Num) != len(s) {
		e.Num = clone(s)
	}
	return e
}

func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	if base == 10 && (bitSize == 0 || bitSize == 64) {
		if n, ok := parseDecimal(s); ok {
			return int64(n), nil
		}
	}
	if s == "" {
		return 0, numError("ParseInt", s, ErrSyntax)
	}
	digits, negative := s, false
	if s[0] == '+' || s[0] == '-' {
		negative = s[0] == '-'
		digits = s[1:]
	}
	un, err := ParseUint(digits, base, bitSize)
	if err != nil && err.(*NumError).Err != ErrRange {
		err.(*NumError).Func = "ParseInt"
		err.(*NumError).Num = clone(s)
		return 0, err
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << uint(bitSize-1)
	if !negative && un >= limit {
		return int64(limit - 1), outOfRange(err, s)
	}
	if negative && un > limit {
		return -int64(limit), outOfRange(err, s)
	}
	n := int64(un)
	if negative {
		n = -n
	}
	return n, nil
}

// underscoreOK reports whether the underscores in s stand between digits or behind the base prefix.
func underscoreOK(s string) bool {
	before := byte('^') // '0' a digit or base prefix, '_' an underscore, '!' anything else, '^' the beginning
	i := 0
	if len(s) >= 1 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	hex := false
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'b', 'o', 'x':
			i = 2
			before = '0'
			hex = s[1]|0x20 == 'x'
		}
	}
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9' || hex && 'a' <= c|0x20 && c|0x20 <= 'f':
			before = '0'
		case c == '_':
			if before != '0' {
				return false
			}
			before = '_'
		default:
			if before == '_' {
				return false
			}
			before = '!'
		}
	}
	return before != '_'
}

func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, numError("ParseBool", str, ErrSyntax)
}

func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func AppendBool(dst []byte, b bool) []byte {
	if b {
		return append(dst, "true"...)
	}
	return append(dst, "false"...)
}

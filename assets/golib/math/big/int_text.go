package big

import (
	"errors"
	"fmt"
	"strings"
)

func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	if x.neg {
		return "-" + x.abs.text(base)
	}
	return x.abs.text(base)
}

func (x *Int) String() string { return x.Text(10) }

func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }

// SetString reads a number that fills the whole text. Base 0 means that a prefix tells it, and allows underscores.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if base == 0 {
		base, s = prefixed(s)
		if strings.Contains(s, "_") {
			if !underscoresOK(s, base != 10) {
				return nil, false
			}
			s = strings.ReplaceAll(s, "_", "")
		}
	}
	if base < 2 || base > MaxBase {
		return nil, false
	}
	abs, ok := z.abs.parse(s, base)
	if !ok {
		return nil, false
	}
	return z.put(neg, abs), true
}

// prefixed takes 0x, 0b, 0o or 0 off a number.
func prefixed(s string) (base int, digits string) {
	if len(s) < 2 || s[0] != '0' {
		return 10, s
	}
	switch s[1] {
	case 'x', 'X':
		return 16, s[2:]
	case 'b', 'B':
		return 2, s[2:]
	case 'o', 'O':
		return 8, s[2:]
	}
	return 8, s[1:]
}

// underscoresOK: they stand between digits, or behind the prefix.
func underscoresOK(s string, afterPrefix bool) bool {
	last := byte('0')
	if !afterPrefix {
		last = '_'
	}
	for i := range len(s) {
		if s[i] == '_' && last == '_' {
			return false
		}
		last = s[i]
	}
	return last != '_'
}

func (x *Int) MarshalText() (text []byte, err error) { return []byte(x.String()), nil }

func (x *Int) AppendText(b []byte) (text []byte, err error) { return x.Append(b, 10), nil }

func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return []byte(x.String()), nil
}

func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}

// Format writes the number for %b %o %d %x %X %s %v, with the flags that integers have.
func (x *Int) Format(s fmt.State, ch rune) {
	base, prefix := 10, ""
	switch ch {
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0"
	case 'O':
		base = 8
	case 'x', 'X':
		base, prefix = 16, "0"+string(ch)
	case 'd', 's', 'v':
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	if x == nil {
		fmt.Fprint(s, "<nil>")
		return
	}
	if !s.Flag('#') {
		prefix = ""
	}
	if ch == 'O' {
		prefix = "0o"
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	digits := x.abs.text(base)
	if ch == 'X' {
		digits = strings.ToUpper(digits)
	}
	precision, hasPrecision := s.Precision()
	if hasPrecision {
		if len(digits) < precision {
			digits = strings.Repeat("0", precision-len(digits)) + digits
		} else if digits == "0" && precision == 0 {
			return
		}
	}
	writePadded(s, sign+prefix, digits, !hasPrecision)
}

// writePadded writes head and digits in the width of s.
func writePadded(s fmt.State, head, digits string, zerosAllowed bool) {
	width, _ := s.Width()
	missing := max(0, width-len(head)-len(digits))
	switch {
	case s.Flag('-'):
		digits += strings.Repeat(" ", missing)
	case s.Flag('0') && zerosAllowed:
		digits = strings.Repeat("0", missing) + digits
	default:
		head = strings.Repeat(" ", missing) + head
	}
	s.Write([]byte(head + digits))
}

// token reads the characters of a number for the Scan functions.
func token(s fmt.ScanState, more string) (string, error) {
	s.SkipSpace()
	text, err := s.Token(false, func(r rune) bool {
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || strings.ContainsRune(more, r)
	})
	return string(text), err
}

func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	base := 0
	switch ch {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	text, err := token(s, "+-_")
	if err != nil {
		return err
	}
	if _, ok := z.SetString(text, base); !ok {
		return errors.New("Int.Scan: invalid number")
	}
	return nil
}

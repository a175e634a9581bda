package big

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// decimal is 0.digits * 10**point.
type decimal struct {
	digits string
	point  int
}

// toDecimal writes mant * 2**exp exactly.
func toDecimal(mant nat, exp int) decimal {
	if exp >= 0 {
		text := nat(nil).shl(mant, uint(exp)).text(10)
		return decimal{strings.TrimRight(text, "0"), len(text)}
	}
	power := nat(nil).exp(nat{5}, nat(nil).setUint64(uint64(-exp)), nil)
	text := nat(nil).mul(mant, power).text(10)
	return decimal{strings.TrimRight(text, "0"), len(text) + exp}
}

// at gives the digit i places behind 0's point.
func (d *decimal) at(i int) byte {
	if i < 0 || i >= len(d.digits) {
		return '0'
	}
	return d.digits[i]
}

// cutTo keeps n digits; halves go to the even digit.
func (d *decimal) cutTo(n int) {
	if n < 0 {
		d.digits, d.point = "", 0
		return
	}
	if n >= len(d.digits) {
		return
	}
	up := d.digits[n] > '5' || d.digits[n] == '5' && (n+1 < len(d.digits) || n > 0 && (d.digits[n-1]-'0')&1 != 0)
	d.keep(n, up)
}

func (d *decimal) keep(n int, up bool) {
	if n >= len(d.digits) {
		return
	}
	kept := []byte(d.digits[:n])
	if up {
		i := n - 1
		for i >= 0 && kept[i] == '9' {
			i--
		}
		if i < 0 {
			d.digits = "1"
			d.point++
			return
		}
		kept[i]++
		kept = kept[:i+1]
	}
	d.digits = strings.TrimRight(string(kept), "0")
	if d.digits == "" {
		d.point = 0
	}
}

// shorten keeps as many digits as it takes to read x back in its precision.
func (d *decimal) shorten(x *Float) {
	// in units of half the last bit: the neighbours' midpoints are mant-1 and mant+1
	shift := uint(int(x.prec) - x.mant.bitLen() + 1)
	mant := nat(nil).shl(x.mant, shift)
	exp := x.exp - int(shift)
	lower := toDecimal(nat(nil).sub(mant, nat{1}), exp)
	upper := toDecimal(nat(nil).add(mant, nat{1}), exp)
	inclusive := mant.bit(1) == 0 // the midpoints round to an even mantissa
	for i := 0; i < len(d.digits); i++ {
		m, l, u := d.digits[i], lower.at(i-(d.point-lower.point)), upper.at(i-(d.point-upper.point))
		okDown := l != m || inclusive && i+1 == len(lower.digits)
		okUp := m != u && (inclusive || m+1 < u || i+1 < len(upper.digits))
		switch {
		case okDown && okUp:
			n := i + 1
			if n < len(d.digits) {
				d.cutTo(n)
			}
			return
		case okDown:
			d.keep(i+1, false)
			return
		case okUp:
			d.keep(i+1, true)
			return
		}
	}
}

// Text writes the number in a format of strconv.FormatFloat; a negative precision asks for the fewest digits that name it.
func (x *Float) Text(format byte, prec int) string {
	return string(x.Append(nil, format, prec))
}

func (x *Float) String() string { return x.Text('g', 10) }

func (x *Float) Append(b []byte, format byte, prec int) []byte {
	if x.neg {
		b = append(b, '-')
	}
	if x.form == inf {
		if !x.neg {
			b = append(b, '+')
		}
		return append(b, "Inf"...)
	}
	switch format {
	case 'b', 'p', 'x':
		return x.appendBinary(b, format, prec)
	}
	var d decimal
	if x.form == finite {
		d = toDecimal(x.mant, x.exp)
	}
	shortest := prec < 0
	if shortest {
		if x.form == finite {
			d.shorten(x)
		}
		switch format {
		case 'e', 'E':
			prec = max(len(d.digits)-1, 0)
		case 'f':
			prec = max(len(d.digits)-d.point, 0)
		case 'g', 'G':
			prec = len(d.digits)
		}
	} else {
		switch format {
		case 'e', 'E':
			d.cutTo(1 + prec)
		case 'f':
			d.cutTo(d.point + prec)
		case 'g', 'G':
			prec = max(prec, 1)
			d.cutTo(prec)
		}
	}
	switch format {
	case 'e', 'E':
		return appendExponent(b, d, format, prec)
	case 'f':
		return appendFixed(b, d, prec)
	case 'g', 'G':
		limit := prec
		if limit > len(d.digits) && len(d.digits) >= d.point {
			limit = len(d.digits)
		}
		if shortest {
			limit = 6
		}
		if exp := d.point - 1; exp < -4 || exp >= limit {
			return appendExponent(b, d, format+'e'-'g', min(prec, len(d.digits))-1)
		}
		return appendFixed(b, d, max(len(d.digits)-d.point, 0))
	}
	if x.neg {
		b = b[:len(b)-1]
	}
	return append(b, '%', format)
}

func appendExponent(b []byte, d decimal, format byte, prec int) []byte {
	b = append(b, d.at(0))
	if prec > 0 {
		b = append(b, '.')
		for i := 1; i <= prec; i++ {
			b = append(b, d.at(i))
		}
	}
	exp := 0
	if d.digits != "" {
		exp = d.point - 1
	}
	b = append(b, format)
	if exp < 0 {
		b = append(b, '-')
		exp = -exp
	} else {
		b = append(b, '+')
	}
	if exp < 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(exp), 10)
}

func appendFixed(b []byte, d decimal, prec int) []byte {
	if d.point <= 0 || d.digits == "" {
		b = append(b, '0')
	}
	for i := range max(d.point, 0) {
		b = append(b, d.at(i))
	}
	if prec <= 0 {
		return b
	}
	b = append(b, '.')
	for i := range prec {
		b = append(b, d.at(d.point+i))
	}
	return b
}

// appendBinary writes the formats whose exponent is binary; the sign is written.
func (x *Float) appendBinary(b []byte, format byte, prec int) []byte {
	if format == 'x' {
		return x.appendHex(b, prec)
	}
	if x.form == zero {
		return append(b, '0')
	}
	bits := x.mant.bitLen()
	if format == 'b' { // an integer of prec bits
		mant := nat(nil).shl(x.mant, uint(int(x.prec)-bits))
		return append(append(b, mant.text(10)...), fmt.Sprintf("p%+d", x.exp-(int(x.prec)-bits))...)
	}
	mant := nat(nil).shl(x.mant, uint((64-bits%64)%64)) // a fraction below 1
	return append(append(b, "0x."+strings.TrimRight(mant.text(16), "0")...), fmt.Sprintf("p%+d", x.exp+bits)...)
}

// appendHex writes 0x1.8p+01 with prec digits behind the point, all that are needed when it is negative.
func (x *Float) appendHex(b []byte, prec int) []byte {
	digits, exp := "0", 0
	if x.form == finite {
		if prec >= 0 {
			x = new(Float).SetMode(x.mode).SetPrec(uint(1 + 4*prec)).Set(x)
		}
		bits := x.mant.bitLen()
		digits = nat(nil).shl(x.mant, uint((4-(bits-1)%4)%4)).text(16)
		exp = x.exp + bits - 1
	}
	b = append(b, "0x"+digits[:1]...)
	if prec < 0 {
		prec = len(digits) - 1
	}
	if prec > 0 {
		b = append(append(b, '.'), digits[1:]...)
		for i := len(digits) - 1; i < prec; i++ {
			b = append(b, '0')
		}
	}
	return append(b, fmt.Sprintf("p%+03d", exp)...)
}

func (x *Float) Format(s fmt.State, format rune) {
	prec, hasPrec := s.Precision()
	if !hasPrec {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !hasPrec {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text := string(x.Append(nil, byte(format), prec))
	sign := ""
	switch {
	case text[0] == '-':
		sign, text = "-", text[1:]
	case text[0] == '+':
		text = text[1:]
		if s.Flag(' ') {
			sign = " "
		} else {
			sign = "+"
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	writePadded(s, sign, text, !x.IsInf())
}

// Parse reads the whole of s.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	z.needs(64)
	if s == "Inf" || s == "+Inf" || s == "-Inf" || s == "inf" || s == "+inf" || s == "-inf" {
		return z.SetInf(s[0] == '-'), 0, nil
	}
	if s == "" {
		return nil, 0, io.EOF
	}
	if base != 0 && base != 10 {
		return nil, 0, errors.New("math/big: only bases 0 and 10 are supported by the model")
	}
	var value Rat
	if strings.Contains(s, "/") {
		return nil, 0, fmt.Errorf("expected end of string, found %q", s[strings.IndexByte(s, '/')])
	}
	if _, ok := value.SetString(s); !ok {
		return nil, 0, errors.New("number has no digits")
	}
	neg := s[0] == '-'
	if value.Sign() == 0 {
		return z.round(neg, nil, 0, false), 10, nil
	}
	return z.quotient(neg, value.a.abs, value.under(), 0), 10, nil
}

func (z *Float) SetString(s string) (*Float, bool) {
	if f, _, err := z.Parse(s, 0); err == nil {
		return f, true
	}
	return nil, false
}

func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

func (x *Float) MarshalText() (text []byte, err error) {
	if x == nil {
		return []byte("<nil>"), nil
	}
	return x.Append(nil, 'g', -1), nil
}

func (x *Float) AppendText(b []byte) ([]byte, error) { return x.Append(b, 'g', -1), nil }

func (z *Float) UnmarshalText(text []byte) error {
	if _, _, err := z.Parse(string(text), 0); err != nil {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return nil
}

func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	text, err := token(s, "+-.")
	if err != nil {
		return err
	}
	_, _, err = z.Parse(text, 0)
	return err
}

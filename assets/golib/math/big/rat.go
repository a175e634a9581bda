package big

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Rat is a fraction in lowest terms. b without digits stands for 1.
type Rat struct {
	a Int
	b Int
}

func NewRat(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	return new(Rat).SetFrac64(a, b)
}

// under gives the denominator's digits.
func (x *Rat) under() nat {
	if len(x.b.abs) == 0 {
		return nat{1}
	}
	return x.b.abs
}

// reduce divides both by their common divisor.
func (z *Rat) reduce() *Rat {
	if len(z.a.abs) == 0 {
		z.a.neg = false
		z.b.abs = z.b.abs.setUint64(1)
		return z
	}
	neg := z.a.neg
	z.a.neg, z.b.neg = false, false
	if len(z.b.abs) == 0 {
		z.b.abs = z.b.abs.setUint64(1)
	} else if common := new(Int).GCD(nil, nil, &z.a, &z.b); common.Cmp(intOne) != 0 {
		z.a.Quo(&z.a, common)
		z.b.Quo(&z.b, common)
	}
	z.a.neg = neg
	return z
}

func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	neg := a.neg != b.neg
	denominator := new(Int).Set(b)
	z.a.Set(a)
	z.a.neg = neg
	z.b.Set(denominator)
	return z.reduce()
}

func (z *Rat) SetFrac64(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	z.a.SetInt64(a)
	z.b.SetInt64(b)
	z.a.neg = len(z.a.abs) > 0 && z.a.neg != z.b.neg
	return z.reduce()
}

func (z *Rat) SetInt(x *Int) *Rat {
	z.a.Set(x)
	z.b.SetInt64(1)
	return z
}

func (z *Rat) SetInt64(x int64) *Rat {
	z.a.SetInt64(x)
	z.b.SetInt64(1)
	return z
}

func (z *Rat) SetUint64(x uint64) *Rat {
	z.a.SetUint64(x)
	z.b.SetInt64(1)
	return z
}

func (z *Rat) Set(x *Rat) *Rat {
	if z != x {
		z.a.Set(&x.a)
		z.b.put(false, z.b.abs.set(x.under()))
	}
	return z
}

// SetFloat64 is exact; nil when f is not finite.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return nil
	}
	fraction, exp := math.Frexp(f)
	z.a.SetInt64(int64(fraction * (1 << 53)))
	z.b.SetInt64(1)
	if exp -= 53; exp >= 0 {
		z.a.Lsh(&z.a, uint(exp))
	} else {
		z.b.Lsh(&z.b, uint(-exp))
	}
	return z.reduce()
}

// ratio gives the float64 that is nearest to a/b.
func ratio(a, b nat) (f float64, exact bool) {
	if len(a) == 0 {
		return 0, true
	}
	shift := 66 - (a.bitLen() - b.bitLen())
	if shift >= 0 {
		a = nat(nil).shl(a, uint(shift))
	} else {
		b = nat(nil).shl(b, uint(-shift))
	}
	quotient, rest := nat(nil).div(nil, a, b)
	length := quotient.bitLen()
	precision := 53
	if exp := length - 1 - shift; exp < -1022 {
		precision += exp + 1022
	}
	if precision < 0 {
		return 0, false
	}
	drop := uint(length - precision)
	kept := nat(nil).shr(quotient, drop)
	inexact := len(rest) > 0 || quotient.sticky(drop)
	if quotient.bit(drop-1) != 0 && (len(rest) > 0 || quotient.sticky(drop-1) || kept.bit(0) != 0) {
		kept = kept.add(kept, nat{1})
	}
	var m uint64
	if len(kept) > 0 {
		m = uint64(kept[0])
	}
	f = math.Ldexp(float64(m), int(drop)-shift)
	return f, !inexact && !math.IsInf(f, 0)
}

func (x *Rat) Float64() (f float64, exact bool) {
	f, exact = ratio(x.a.abs, x.under())
	if x.a.neg {
		f = -f
	}
	return f, exact
}

// Float32 rounds by way of a Float, so that it rounds once.
func (x *Rat) Float32() (f float32, exact bool) {
	value := new(Float).SetPrec(24).SetRat(x)
	f, _ = value.Float32()
	back := new(Rat).SetFloat64(float64(f))
	return f, back != nil && back.Cmp(x) == 0
}

func (x *Rat) Num() *Int { return &x.a }

func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: nat{1}}
	}
	return &x.b
}

func (x *Rat) IsInt() bool { return len(x.b.abs) == 0 || x.b.abs.cmp(nat{1}) == 0 }
func (x *Rat) Sign() int   { return x.a.Sign() }

func (z *Rat) Abs(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = false
	return z
}

func (z *Rat) Neg(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = len(z.a.abs) > 0 && !z.a.neg
	return z
}

func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	neg := x.a.neg
	a, b := nat(nil).set(x.under()), nat(nil).set(x.a.abs)
	z.a.put(neg, a)
	z.b.put(false, b)
	return z
}

// cross multiplies a numerator by the other's denominator.
func cross(x, y *Rat) *Int {
	return &Int{x.a.neg, nat(nil).mul(x.a.abs, y.under())}
}

func (x *Rat) Cmp(y *Rat) int { return cross(x, y).Cmp(cross(y, x)) }

func (z *Rat) Add(x, y *Rat) *Rat {
	a, b := cross(x, y), cross(y, x)
	under := nat(nil).mul(x.under(), y.under())
	z.a.Add(a, b)
	z.b.put(false, under)
	return z.reduce()
}

func (z *Rat) Sub(x, y *Rat) *Rat {
	a, b := cross(x, y), cross(y, x)
	under := nat(nil).mul(x.under(), y.under())
	z.a.Sub(a, b)
	z.b.put(false, under)
	return z.reduce()
}

func (z *Rat) Mul(x, y *Rat) *Rat {
	under := nat(nil).mul(x.under(), y.under())
	z.a.Mul(&x.a, &y.a)
	z.b.put(false, under)
	return z.reduce()
}

func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	a, b := cross(x, y), cross(y, x)
	z.a.put(a.neg != b.neg, a.abs)
	z.b.put(false, b.abs)
	return z.reduce()
}

func (x *Rat) String() string { return x.a.String() + "/" + x.under().text(10) }

func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString writes prec digits behind the point; the last one is rounded, halves away from zero.
func (x *Rat) FloatString(prec int) string {
	if x.IsInt() {
		text := x.a.String()
		if prec > 0 {
			text += "." + strings.Repeat("0", prec)
		}
		return text
	}
	scale := nat(nil).exp(nat{10}, nat(nil).setUint64(uint64(prec)), nil)
	scaled, rest := nat(nil).div(nil, nat(nil).mul(x.a.abs, scale), x.under())
	if rest = rest.add(rest, rest); rest.cmp(x.under()) >= 0 {
		scaled = scaled.add(scaled, nat{1})
	}
	digits := scaled.text(10)
	if len(digits) <= prec {
		digits = strings.Repeat("0", prec+1-len(digits)) + digits
	}
	sign := ""
	if x.a.neg {
		sign = "-"
	}
	if prec <= 0 {
		return sign + digits
	}
	return sign + digits[:len(digits)-prec] + "." + digits[len(digits)-prec:]
}

// SetString reads "a/b" or a number with point and exponent.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if s == "" {
		return nil, false
	}
	if numerator, denominator, found := strings.Cut(s, "/"); found {
		if _, ok := z.a.SetString(numerator, 0); !ok {
			return nil, false
		}
		var b Int
		if _, ok := b.SetString(denominator, 0); !ok || len(b.abs) == 0 || denominator[0] == '+' || denominator[0] == '-' {
			return nil, false
		}
		z.b.Set(&b)
		return z.reduce(), true
	}
	mantissa, exponent := s, 0
	if at := strings.IndexAny(s, "eE"); at >= 0 && !strings.HasPrefix(strings.TrimLeft(s, "+-"), "0x") {
		var err error
		if exponent, err = strconv.Atoi(s[at+1:]); err != nil {
			return nil, false
		}
		mantissa = s[:at]
	}
	base := 0
	if whole, fraction, found := strings.Cut(mantissa, "."); found {
		if strings.ContainsAny(fraction, "+-_") {
			return nil, false
		}
		mantissa = whole + fraction
		exponent -= len(fraction)
		base = 10
	} else if at := strings.TrimLeft(mantissa, "+-"); len(at) > 1 && '0' <= at[1] && at[1] <= '9' && exponent != 0 {
		base = 10
	}
	if _, ok := z.a.SetString(mantissa, base); !ok {
		return nil, false
	}
	power := nat(nil).exp(nat{10}, nat(nil).setUint64(uint64(max(exponent, -exponent))), nil)
	z.b.SetInt64(1)
	if exponent < 0 {
		z.b.put(false, power)
	} else {
		z.a.put(z.a.neg, nat(nil).mul(z.a.abs, power))
	}
	return z.reduce(), true
}

func (x *Rat) MarshalText() (text []byte, err error) { return []byte(x.RatString()), nil }

func (x *Rat) AppendText(b []byte) ([]byte, error) { return append(b, x.RatString()...), nil }

func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}

func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	text, err := token(s, "+-/.")
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(text); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

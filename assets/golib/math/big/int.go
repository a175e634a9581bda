package big

import (
	"math"
	"math/bits"
	"math/rand"
)

// Int is a whole number. The zero value is 0. Operations put their result into the receiver and return it.
type Int struct {
	neg bool
	abs nat
}

var intOne = &Int{false, nat{1}}

func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// put sets the number; zero has no sign.
func (z *Int) put(neg bool, abs nat) *Int {
	z.abs = abs
	z.neg = neg && len(abs) > 0
	return z
}

func (z *Int) SetInt64(x int64) *Int {
	u := uint64(x)
	if x < 0 {
		u = -u
	}
	return z.put(x < 0, z.abs.setUint64(u))
}

func (z *Int) SetUint64(x uint64) *Int { return z.put(false, z.abs.setUint64(x)) }

func (z *Int) Set(x *Int) *Int {
	if z == x {
		return z
	}
	return z.put(x.neg, z.abs.set(x.abs))
}

func (x *Int) Bits() []Word { return x.abs }

func (z *Int) SetBits(abs []Word) *Int { return z.put(false, nat(abs).norm()) }

func (z *Int) Abs(x *Int) *Int {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Int) Neg(x *Int) *Int {
	z.Set(x)
	z.neg = len(z.abs) > 0 && !z.neg
	return z
}

func (z *Int) Add(x, y *Int) *Int { return z.sum(x, y, y.neg) }

func (z *Int) Sub(x, y *Int) *Int { return z.sum(x, y, !y.neg) }

// sum adds y with the sign yneg.
func (z *Int) sum(x, y *Int, yneg bool) *Int {
	neg := x.neg
	switch {
	case x.neg == yneg:
		return z.put(neg, z.abs.add(x.abs, y.abs))
	case x.abs.cmp(y.abs) >= 0:
		return z.put(neg, z.abs.sub(x.abs, y.abs))
	}
	return z.put(!neg, z.abs.sub(y.abs, x.abs))
}

func (z *Int) Mul(x, y *Int) *Int { return z.put(x.neg != y.neg, z.abs.mul(x.abs, y.abs)) }

// MulRange multiplies the numbers from a to b.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	case b-a < 4:
		z.SetInt64(a)
		for i := a + 1; i <= b; i++ {
			z.Mul(z, NewInt(i))
		}
		return z
	}
	middle := a + (b-a)/2
	var high Int
	high.MulRange(middle+1, b)
	z.MulRange(a, middle)
	return z.Mul(z, &high)
}

func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	z.SetInt64(1)
	for i := int64(1); i <= k; i++ {
		z.Mul(z, NewInt(n-k+i))
		z.Quo(z, NewInt(i))
	}
	return z
}

// Quo and Rem round towards zero.
func (z *Int) Quo(x, y *Int) *Int {
	quotient, _ := z.abs.div(nil, x.abs, y.abs)
	return z.put(x.neg != y.neg, quotient)
}

func (z *Int) Rem(x, y *Int) *Int {
	_, rest := nat(nil).div(z.abs, x.abs, y.abs)
	return z.put(x.neg, rest)
}

func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	xneg, yneg := x.neg, y.neg
	quotient, rest := z.abs.div(r.abs, x.abs, y.abs)
	z.put(xneg != yneg, quotient)
	r.put(xneg, rest)
	return z, r
}

// Div, Mod and DivMod leave a rest that is never negative.
func (z *Int) Div(x, y *Int) *Int {
	var rest Int
	yneg := y.neg
	z.QuoRem(x, y, &rest)
	if rest.neg {
		if yneg {
			z.Add(z, intOne)
		} else {
			z.Sub(z, intOne)
		}
	}
	return z
}

func (z *Int) Mod(x, y *Int) *Int {
	divisor := y
	if z == y {
		divisor = new(Int).Set(y)
	}
	var quotient Int
	quotient.QuoRem(x, y, z)
	return z.unsigned(divisor)
}

// unsigned adds the divisor's size to a negative rest.
func (z *Int) unsigned(divisor *Int) *Int {
	if !z.neg {
		return z
	}
	if divisor.neg {
		return z.Sub(z, divisor)
	}
	return z.Add(z, divisor)
}

func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	divisor := new(Int).Set(y)
	z.QuoRem(x, y, m)
	if m.neg {
		m.unsigned(divisor)
		if divisor.neg {
			z.Add(z, intOne)
		} else {
			z.Sub(z, intOne)
		}
	}
	return z, m
}

func (x *Int) Cmp(y *Int) int {
	switch {
	case x == y:
		return 0
	case x.neg != y.neg:
		if x.neg {
			return -1
		}
		return 1
	case x.neg:
		return y.abs.cmp(x.abs)
	}
	return x.abs.cmp(y.abs)
}

func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

func (x *Int) low() uint64 {
	if len(x.abs) == 0 {
		return 0
	}
	return uint64(x.abs[0])
}

func (x *Int) Int64() int64 {
	if x.neg {
		return -int64(x.low())
	}
	return int64(x.low())
}

func (x *Int) Uint64() uint64 { return x.low() }

func (x *Int) IsInt64() bool {
	return len(x.abs) <= 1 && (x.low() <= math.MaxInt64 || x.neg && x.low() == 1<<63)
}

func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

// Float64 gives the nearest float64 and how it differs.
func (x *Int) Float64() (float64, Accuracy) {
	f, exact := ratio(x.abs, nat{1})
	if x.neg {
		f = -f
	}
	if exact {
		return f, Exact
	}
	back := new(Int)
	if math.IsInf(f, 0) {
		return f, makeAcc(f > 0)
	}
	new(Float).SetFloat64(f).Int(back)
	return f, Accuracy(back.Cmp(x))
}

func (x *Int) BitLen() int            { return x.abs.bitLen() }
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeros() }

func (z *Int) SetBytes(buf []byte) *Int {
	abs := z.abs.make((len(buf) + 7) / 8)
	for i := range abs {
		abs[i] = 0
	}
	for i, b := range buf {
		at := len(buf) - 1 - i
		abs[at/8] |= Word(b) << (at % 8 * 8)
	}
	return z.put(false, abs.norm())
}

func (x *Int) Bytes() []byte { return x.FillBytes(make([]byte, (x.BitLen()+7)/8)) }

func (x *Int) FillBytes(buf []byte) []byte {
	if (x.BitLen()+7)/8 > len(buf) {
		panic("math/big: buffer too small to fit value")
	}
	for i := range buf {
		at := len(buf) - 1 - i
		buf[i] = 0
		if at/8 < len(x.abs) {
			buf[i] = byte(x.abs[at/8] >> (at % 8 * 8))
		}
	}
	return buf
}

// Exp is x**y mod m; without m when that is nil or 0.
func (z *Int) Exp(x, y, m *Int) *Int {
	base := x
	if y.neg {
		if m == nil || len(m.abs) == 0 {
			return z.SetInt64(1)
		}
		if base = new(Int).ModInverse(x, m); base == nil {
			return nil
		}
	}
	var modulus nat
	if m != nil {
		modulus = m.abs
	}
	neg := x.neg && y.abs.bit(0) != 0 // of x even where its inverse is the base, as in Go
	z.put(neg, z.abs.exp(base.abs, y.abs, modulus))
	if z.neg && len(modulus) > 0 { // the rest is not negative
		z.put(false, z.abs.sub(modulus, z.abs))
	}
	return z
}

// GCD gives the greatest common divisor, and x and y with z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if len(a.abs) == 0 || len(b.abs) == 0 {
		size, asign, bsign := new(Int).Add(new(Int).Abs(a), new(Int).Abs(b)), int64(a.Sign()), int64(b.Sign())
		if x != nil {
			x.SetInt64(asign)
		}
		if y != nil {
			y.SetInt64(bsign)
		}
		return z.Set(size)
	}
	r0, r1 := new(Int).Abs(a), new(Int).Abs(b)
	s0, s1 := NewInt(1), NewInt(0)
	first, second := new(Int).Set(a), new(Int).Set(b)
	for len(r1.abs) > 0 {
		quotient, rest := new(Int), new(Int)
		quotient.QuoRem(r0, r1, rest)
		r0, r1 = r1, rest
		if x != nil || y != nil {
			s0, s1 = s1, new(Int).Sub(s0, quotient.Mul(quotient, s1))
		}
	}
	if first.neg {
		s0.Neg(s0)
	}
	if y != nil { // (z - a*x) / b
		y.Mul(first, s0)
		y.Sub(r0, y)
		y.Quo(y, second)
	}
	if x != nil {
		x.Set(s0)
	}
	return z.Set(r0)
}

// ModInverse gives the inverse of g modulo n, nil when there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	modulus := new(Int).Abs(n)
	value := g
	if g.neg {
		value = new(Int).Mod(g, modulus)
	}
	var d, x Int
	d.GCD(&x, nil, value, modulus)
	if d.Cmp(intOne) != 0 {
		return nil
	}
	if x.neg {
		return z.Add(&x, modulus)
	}
	return z.Set(&x)
}

// Rand gives a number below n.
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.neg || len(n.abs) == 0 {
		return z.SetInt64(0)
	}
	top := uint(bits.Len64(uint64(n.abs[len(n.abs)-1])))
	abs := make(nat, len(n.abs))
	for {
		for i := range abs {
			abs[i] = Word(rnd.Uint32()) | Word(rnd.Uint32())<<32
		}
		abs[len(abs)-1] &= Word(1<<top - 1)
		if found := abs.norm(); found.cmp(n.abs) < 0 {
			return z.put(false, found)
		}
	}
}

func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	return z.put(false, z.abs.sqrt(x.abs))
}

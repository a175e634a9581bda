package big

import (
	"fmt"
	"math"
)

const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// RoundingMode tells how a result that does not fit its precision is rounded.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

var modeNames = [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}

func (i RoundingMode) String() string {
	if int(i) < len(modeNames) {
		return modeNames[i]
	}
	return fmt.Sprintf("RoundingMode(%d)", byte(i))
}

// Accuracy tells how a rounded result lies to the exact one.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (i Accuracy) String() string {
	switch i {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return fmt.Sprintf("Accuracy(%d)", int8(i))
}

func makeAcc(above bool) Accuracy {
	if above {
		return Above
	}
	return Below
}

// ErrNaN is the panic of an operation without a result.
type ErrNaN struct {
	msg string
}

func (err ErrNaN) Error() string { return err.msg }

type form byte

const (
	zero form = iota
	finite
	inf
)

// Float is mant * 2**exp with at most prec bits in mant, which is odd.
// Differs: Go keeps the mantissa as a fraction with its top bit set.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat
	exp  int
}

func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

func (x *Float) Prec() uint         { return uint(x.prec) }
func (x *Float) Mode() RoundingMode { return x.mode }
func (x *Float) Acc() Accuracy      { return x.acc }
func (x *Float) IsInf() bool        { return x.form == inf }
func (x *Float) Signbit() bool      { return x.neg }

func (x *Float) MinPrec() uint {
	if x.form != finite {
		return 0
	}
	return uint(x.mant.bitLen())
}

func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (x *Float) IsInt() bool { return x.form == zero || x.form == finite && x.exp >= 0 }

// round sets z to mant * 2**exp, a little more when there is a rest, in z's precision.
func (z *Float) round(neg bool, mant nat, exp int, rest bool) *Float {
	z.neg, z.acc = neg, Exact
	if len(mant) == 0 {
		z.form, z.mant = zero, nil
		return z
	}
	z.form = finite
	mant = nat(nil).set(mant)
	if extra := mant.bitLen() - int(z.prec); extra > 0 {
		drop := uint(extra)
		half := mant.bit(drop-1) != 0
		low := rest || mant.sticky(drop-1)
		if half || low {
			mant = mant.shr(mant, drop)
			up := false
			switch z.mode {
			case ToNearestEven:
				up = half && (low || mant.bit(0) != 0)
			case ToNearestAway:
				up = half
			case AwayFromZero:
				up = true
			case ToNegativeInf:
				up = neg
			case ToPositiveInf:
				up = !neg
			}
			if up {
				mant = mant.add(mant, nat{1})
			}
			z.acc = makeAcc(up != neg)
		} else {
			mant = mant.shr(mant, drop)
		}
		exp += extra
	} else if rest {
		panic("math/big: rounding with too few bits")
	}
	zeros := mant.trailingZeros()
	z.mant = mant.shr(mant, zeros)
	z.exp = exp + int(zeros)
	return z
}

func (z *Float) again() *Float { return z.round(z.neg, z.mant, z.exp, false) }

func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.acc = makeAcc(z.neg)
			z.form, z.mant = zero, nil
		}
		return z
	}
	z.prec = uint32(min(prec, MaxPrec))
	if z.form == finite {
		z.again()
	}
	return z
}

func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode = mode
	z.acc = Exact
	return z
}

// needs sets the precision if there is none.
func (z *Float) needs(prec uint32) *Float {
	if z.prec == 0 {
		z.prec = prec
	}
	return z
}

func (z *Float) SetUint64(x uint64) *Float {
	return z.needs(64).round(false, nat(nil).setUint64(x), 0, false)
}

func (z *Float) SetInt64(x int64) *Float {
	u := uint64(x)
	if x < 0 {
		u = -u
	}
	return z.needs(64).round(x < 0, nat(nil).setUint64(u), 0, false)
}

func (z *Float) SetFloat64(x float64) *Float {
	z.needs(53)
	switch {
	case math.IsNaN(x):
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	case math.IsInf(x, 0):
		return z.SetInf(x < 0)
	}
	fraction, exp := math.Frexp(math.Abs(x))
	return z.round(math.Signbit(x), nat(nil).setUint64(uint64(fraction*(1<<53))), exp-53, false)
}

func (z *Float) SetInt(x *Int) *Float {
	return z.needs(uint32(max(64, x.BitLen()))).round(x.neg, x.abs, 0, false)
}

func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	z.needs(uint32(max(64, x.a.BitLen(), x.b.BitLen())))
	return z.quotient(x.a.neg, x.a.abs, x.under(), 0)
}

func (z *Float) SetInf(signbit bool) *Float {
	z.acc, z.form, z.neg, z.mant = Exact, inf, signbit, nil
	return z
}

func (z *Float) Set(x *Float) *Float {
	if z == x {
		z.acc = Exact
		return z
	}
	z.needs(x.prec)
	z.form, z.neg, z.acc, z.mant, z.exp = x.form, x.neg, Exact, nat(nil).set(x.mant), x.exp
	if z.form == finite && z.prec < x.prec {
		z.again()
	}
	return z
}

func (z *Float) Copy(x *Float) *Float {
	if z != x {
		*z = *x
		z.mant = nat(nil).set(x.mant)
	}
	return z
}

func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = x.exp + x.mant.bitLen()
	}
	if mant != nil {
		mant.Copy(x)
		if mant.form == finite {
			mant.exp -= exp
		}
	}
	return exp
}

func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Set(mant)
	if z.form == finite {
		z.exp += exp
	}
	return z
}

func (z *Float) Add(x, y *Float) *Float { return z.sum(x, y, y.neg) }
func (z *Float) Sub(x, y *Float) *Float { return z.sum(x, y, !y.neg) }

// sum adds y with the sign yneg, exactly and then rounded.
func (z *Float) sum(x, y *Float, yneg bool) *Float {
	z.needs(max(x.prec, y.prec))
	switch {
	case x.form == inf && y.form == inf && x.neg != yneg:
		z.form, z.acc, z.neg = zero, Exact, false
		if yneg == y.neg {
			panic(ErrNaN{"addition of infinities with opposite signs"})
		}
		panic(ErrNaN{"subtraction of infinities with equal signs"})
	case x.form == inf || y.form == zero && x.form != zero:
		return z.Set(x)
	case y.form == inf:
		return z.SetInf(yneg)
	case x.form == zero && y.form == zero:
		return z.round(x.neg && yneg, nil, 0, false)
	case x.form == zero:
		return z.round(yneg, y.mant, y.exp, false)
	}
	exp := min(x.exp, y.exp)
	a := Int{x.neg, nat(nil).shl(x.mant, uint(x.exp-exp))}
	b := Int{yneg, nat(nil).shl(y.mant, uint(y.exp-exp))}
	a.Add(&a, &b)
	if len(a.abs) == 0 {
		return z.round(z.mode == ToNegativeInf, nil, 0, false)
	}
	return z.round(a.neg, a.abs, exp, false)
}

func (z *Float) Mul(x, y *Float) *Float {
	z.needs(max(x.prec, y.prec))
	neg := x.neg != y.neg
	if x.form == finite && y.form == finite {
		return z.round(neg, nat(nil).mul(x.mant, y.mant), x.exp+y.exp, false)
	}
	if x.form == zero && y.form == inf || x.form == inf && y.form == zero {
		z.form, z.acc, z.neg = zero, Exact, false
		panic(ErrNaN{"multiplication of zero with infinity"})
	}
	if x.form == inf || y.form == inf {
		return z.SetInf(neg)
	}
	return z.round(neg, nil, 0, false)
}

func (z *Float) Quo(x, y *Float) *Float {
	z.needs(max(x.prec, y.prec))
	neg := x.neg != y.neg
	if x.form == finite && y.form == finite {
		return z.quotient(neg, x.mant, y.mant, x.exp-y.exp)
	}
	if x.form == y.form {
		z.form, z.acc, z.neg = zero, Exact, false
		panic(ErrNaN{"division of zero by zero or infinity by infinity"})
	}
	if x.form == zero || y.form == inf {
		return z.round(neg, nil, 0, false)
	}
	return z.SetInf(neg)
}

// quotient sets z to a/b * 2**exp.
func (z *Float) quotient(neg bool, a, b nat, exp int) *Float {
	shift := max(0, int(z.prec)+2-(a.bitLen()-b.bitLen()))
	quotient, rest := nat(nil).div(nil, nat(nil).shl(a, uint(shift)), b)
	return z.round(neg, quotient, exp-shift, len(rest) > 0)
}

func (z *Float) Sqrt(x *Float) *Float {
	z.needs(x.prec)
	z.mode = x.mode
	switch {
	case x.Sign() < 0:
		panic(ErrNaN{"square root of negative operand"})
	case x.form != finite:
		z.acc, z.form, z.neg, z.mant = Exact, x.form, x.neg, nil
		return z
	}
	shift := max(0, 2*(int(z.prec)+2)-x.mant.bitLen())
	if (x.exp-shift)&1 != 0 {
		shift++
	}
	scaled := nat(nil).shl(x.mant, uint(shift))
	root := nat(nil).sqrt(scaled)
	rest := nat(nil).mul(root, root).cmp(scaled) != 0
	return z.round(false, root, (x.exp-shift)/2, rest)
}

func (x *Float) Cmp(y *Float) int {
	rank := func(f *Float) int {
		if f.form == inf {
			return 2 * f.Sign()
		}
		return f.Sign()
	}
	a, b := rank(x), rank(y)
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	case x.form != finite:
		return 0
	}
	exp := min(x.exp, y.exp)
	c := nat(nil).shl(x.mant, uint(x.exp-exp)).cmp(nat(nil).shl(y.mant, uint(y.exp-exp)))
	if x.neg {
		return -c
	}
	return c
}

// Int gives the number without its fraction.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Int)
	}
	switch {
	case x.form == inf:
		return nil, makeAcc(x.neg)
	case x.form == zero:
		return z.SetInt64(0), Exact
	case x.exp >= 0:
		return z.put(x.neg, z.abs.shl(x.mant, uint(x.exp))), Exact
	}
	return z.put(x.neg, z.abs.shr(x.mant, uint(-x.exp))), makeAcc(x.neg)
}

func (x *Float) Int64() (int64, Accuracy) {
	if x.form == inf {
		if x.neg {
			return math.MinInt64, Above
		}
		return math.MaxInt64, Below
	}
	z, acc := x.Int(nil)
	switch {
	case z.IsInt64():
		return z.Int64(), acc
	case x.neg:
		return math.MinInt64, Above
	}
	return math.MaxInt64, Below
}

func (x *Float) Uint64() (uint64, Accuracy) {
	if x.Sign() < 0 {
		return 0, Above
	}
	if x.form == inf {
		return math.MaxUint64, Below
	}
	z, acc := x.Int(nil)
	if z.IsUint64() {
		return z.Uint64(), acc
	}
	return math.MaxUint64, Below
}

func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Rat)
	}
	switch {
	case x.form == inf:
		return nil, makeAcc(x.neg)
	case x.form == zero:
		return z.SetInt64(0), Exact
	}
	z.a.put(x.neg, nat(nil).shl(x.mant, uint(max(0, x.exp))))
	z.b.put(false, nat(nil).shl(nat{1}, uint(max(0, -x.exp))))
	return z.reduce(), Exact
}

func (x *Float) Float64() (float64, Accuracy) {
	switch x.form {
	case zero:
		if x.neg {
			return math.Copysign(0, -1), Exact
		}
		return 0, Exact
	case inf:
		if x.neg {
			return math.Inf(-1), Exact
		}
		return math.Inf(1), Exact
	}
	if exp := x.exp + x.mant.bitLen(); exp > 1100 || exp < -1200 { // far out of range
		f := math.Ldexp(1, exp)
		if x.neg {
			return -f, makeAcc(f == 0)
		}
		return f, makeAcc(f != 0)
	}
	f, exact := ratio(nat(nil).shl(x.mant, uint(max(0, x.exp))), nat(nil).shl(nat{1}, uint(max(0, -x.exp))))
	if x.neg {
		f = -f
	}
	if exact {
		return f, Exact
	}
	if math.IsInf(f, 0) {
		return f, makeAcc(f > 0)
	}
	return f, Accuracy(new(Float).SetFloat64(f).Cmp(x))
}

func (x *Float) Float32() (float32, Accuracy) {
	narrow := new(Float).SetPrec(24).Set(x)
	wide, _ := narrow.Float64()
	f := float32(wide)
	if x.form != finite {
		return f, Exact
	}
	if math.IsInf(float64(f), 0) {
		return f, makeAcc(f > 0)
	}
	return f, Accuracy(new(Float).SetFloat64(float64(f)).Cmp(x))
}

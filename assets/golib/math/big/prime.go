package big

import (
	"fmt"
	"math/rand"
)

// ProbablyPrime runs n rounds of Miller and Rabin with random bases and one with base 2.
// Differs: further fixed bases stand for the Baillie and PSW test; for numbers below 2**64 the answer is certain, as there.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || len(x.abs) == 0 {
		return false
	}
	small := [...]uint64{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}
	for _, p := range small {
		if len(x.abs) == 1 && uint64(x.abs[0]) == p {
			return true
		}
		if _, rest := nat(nil).div(nil, x.abs, nat{Word(p)}); len(rest) == 0 {
			return false
		}
	}
	if len(x.abs) == 1 && x.abs[0] == 1 {
		return false
	}
	for _, p := range small {
		if !x.passes(nat{Word(p)}) {
			return false
		}
	}
	random := rand.New(rand.NewSource(int64(x.abs[0])))
	for range n {
		base := new(Int).Rand(random, x)
		if base.CmpAbs(intOne) > 0 && !x.passes(base.abs) {
			return false
		}
	}
	return true
}

// passes tells whether base is no witness against x, which is odd.
func (x *Int) passes(base nat) bool {
	less := nat(nil).sub(x.abs, nat{1})
	twos := less.trailingZeros()
	y := nat(nil).exp(base, nat(nil).shr(less, twos), x.abs)
	if y.cmp(nat{1}) == 0 || y.cmp(less) == 0 {
		return true
	}
	for range twos - 1 {
		y = nat(nil).mul(y, y)
		_, y = nat(nil).div(nil, y, x.abs)
		if y.cmp(less) == 0 {
			return true
		}
	}
	return false
}

// Jacobi gives the Jacobi symbol (x/y) of an odd y.
func Jacobi(x, y *Int) int {
	if len(y.abs) == 0 || y.abs[0]&1 == 0 {
		panic(fmt.Sprintf("big: invalid 2nd argument to Int.Jacobi: need odd integer but got %s", y.String()))
	}
	a, b := new(Int).Set(x), new(Int).Set(y)
	j := 1
	if b.neg {
		if a.neg {
			j = -1
		}
		b.neg = false
	}
	for {
		if b.Cmp(intOne) == 0 {
			return j
		}
		if len(a.abs) == 0 {
			return 0
		}
		a.Mod(a, b)
		if len(a.abs) == 0 {
			return 0
		}
		twos := a.abs.trailingZeros()
		if last := b.abs[0] & 7; twos&1 != 0 && (last == 3 || last == 5) {
			j = -j
		}
		a.Rsh(a, twos)
		if b.abs[0]&3 == 3 && a.abs[0]&3 == 3 {
			j = -j
		}
		a, b = b, a
	}
}

// ModSqrt gives a square root of x modulo the odd prime p, nil when there is none (Tonelli and Shanks).
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	value := new(Int).Mod(x, p)
	odd := new(Int).Sub(p, intOne)
	twos := odd.abs.trailingZeros()
	odd.Rsh(odd, twos)
	nonResidue := NewInt(2)
	for Jacobi(nonResidue, p) != -1 {
		nonResidue.Add(nonResidue, intOne)
	}
	half := new(Int).Add(odd, intOne)
	half.Rsh(half, 1)
	root := new(Int).Exp(value, half, p)
	b := new(Int).Exp(value, odd, p)
	g := new(Int).Exp(nonResidue, odd, p)
	for r := twos; ; {
		var m uint
		t := new(Int).Set(b)
		for t.Cmp(intOne) != 0 {
			t.Mul(t, t).Mod(t, p)
			m++
		}
		if m == 0 {
			return z.Set(root)
		}
		t.SetBit(new(Int), int(r-m-1), 1).Exp(g, t, p)
		g.Mul(t, t).Mod(g, p)
		root.Mul(root, t).Mod(root, p)
		b.Mul(b, g).Mod(b, p)
		r = m
	}
}

// Package big: integers, fractions and floating-point numbers of any size. The numbers are Go objects; the arithmetic on their
// words is native.
package big

import "math/bits"

// Word is one digit, least significant first.
type Word uint

// MaxBase is the largest base for text.
const MaxBase = 62

// nat is a number without sign and without zeros on top; zero is empty.
type nat []Word

// The natives read all operands before they write, so z may be one of them. The length of z is the caller's business:
// sum: one word more than the longer; difference: as x, which is not less than y; product: both lengths together; quotient:
// len(x)-len(y)+1 with a rest as long as y, whose top word is not 0; shifts: n/64+1 words more, n/64 words less.
//
//go:noescape
func addWords(z, x, y []Word)

//go:noescape
func subWords(z, x, y []Word)

//go:noescape
func mulWords(z, x, y []Word)

//go:noescape
func divWords(q, r, x, y []Word)

//go:noescape
func shlWords(z, x []Word, n uint)

//go:noescape
func shrWords(z, x []Word, n uint)

// expWords computes x to the y modulo m, which is as long as z.
//
//go:noescape
func expWords(z, x, y, m []Word)

// textWords writes x with digits 0-9a-zA-Z; parseWords reads such digits.
//
//go:noescape
func textWords(x []Word, base int) string

//go:noescape
func parseWords(z []Word, digits string, base int)

func (z nat) make(n int) nat {
	if n <= cap(z) {
		return z[:n]
	}
	if n == 1 {
		return make(nat, 1) // most numbers stay that small
	}
	return make(nat, n, n+4)
}

func (z nat) norm() nat {
	i := len(z)
	for i > 0 && z[i-1] == 0 {
		i--
	}
	return z[:i]
}

func (z nat) setUint64(x uint64) nat {
	if x == 0 {
		return z[:0]
	}
	z = z.make(1)
	z[0] = Word(x)
	return z
}

func (z nat) set(x nat) nat {
	z = z.make(len(x))
	copy(z, x)
	return z
}

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		if len(x) < len(y) {
			return -1
		}
		return 1
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != y[i] {
			if x[i] < y[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (z nat) add(x, y nat) nat {
	if len(y) == 0 {
		return z.set(x)
	}
	if len(x) == 0 {
		return z.set(y)
	}
	z = z.make(max(len(x), len(y)) + 1)
	addWords(z, x, y)
	return z.norm()
}

func (z nat) sub(x, y nat) nat {
	if len(y) == 0 {
		return z.set(x)
	}
	z = z.make(len(x))
	subWords(z, x, y)
	return z.norm()
}

func (z nat) mul(x, y nat) nat {
	if len(x) == 0 || len(y) == 0 {
		return z[:0]
	}
	z = z.make(len(x) + len(y))
	mulWords(z, x, y)
	return z.norm()
}

// div gives quotient and rest, in the memory of z and r, which may be the operands' but not each other's.
func (z nat) div(r, x, y nat) (quotient, rest nat) {
	if len(y) == 0 {
		panic("division by zero")
	}
	if x.cmp(y) < 0 {
		rest = r.set(x)
		return z[:0], rest
	}
	n, m := len(y), len(x)-len(y)+1
	if len(z) > 0 && len(r) > 0 && &z[0] == &r[0] {
		r = nil
	}
	if overlaps(z, y) || overlaps(z, x) {
		z = nil
	}
	if overlaps(r, y) || overlaps(r, x) {
		r = nil
	}
	z = z.make(m)
	r = r.make(n)
	divWords(z, r, x, y)
	return z.norm(), r.norm()
}

func overlaps(a, b nat) bool { return cap(a) > 0 && cap(b) > 0 && &a[:1][0] == &b[:1][0] }

func (z nat) shl(x nat, n uint) nat {
	if len(x) == 0 {
		return z[:0]
	}
	z = z.make(len(x) + int(n/64) + 1)
	shlWords(z, x, n)
	return z.norm()
}

func (z nat) shr(x nat, n uint) nat {
	if int(n/64) >= len(x) {
		return z[:0]
	}
	z = z.make(len(x) - int(n/64))
	shrWords(z, x, n)
	return z.norm()
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return (len(x)-1)*64 + bits.Len64(uint64(x[len(x)-1]))
}

func (x nat) trailingZeros() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i*64 + bits.TrailingZeros64(uint64(w)))
		}
	}
	return 0
}

func (x nat) bit(i uint) uint {
	if int(i/64) >= len(x) {
		return 0
	}
	return uint(x[i/64] >> (i % 64) & 1)
}

func (z nat) setBit(x nat, i, b uint) nat {
	z = z.set(x)
	if b == 0 {
		if int(i/64) < len(z) {
			z[i/64] &^= 1 << (i % 64)
		}
		return z.norm()
	}
	for len(z) <= int(i/64) {
		z = append(z, 0)
	}
	z[i/64] |= 1 << (i % 64)
	return z
}

// sticky tells whether any of the low n bits is set.
func (x nat) sticky(n uint) bool { return len(x) > 0 && x.trailingZeros() < n }

func (x nat) text(base int) string {
	if len(x) == 0 {
		return "0"
	}
	return textWords(x, base)
}

// exp is x to the y, modulo m unless that is 0.
func (z nat) exp(x, y, m nat) nat {
	if len(m) == 1 && m[0] == 1 {
		return z[:0]
	}
	if len(y) == 0 {
		return z.setUint64(1)
	}
	if len(m) > 0 {
		z = z.make(len(m))
		expWords(z, x, y, m)
		return z.norm()
	}
	if len(x) == 0 {
		return z[:0]
	}
	result := nat(nil).setUint64(1)
	for i := y.bitLen() - 1; i >= 0; i-- {
		result = result.mul(result, result)
		if y.bit(uint(i)) != 0 {
			result = result.mul(result, x)
		}
	}
	return z.set(result)
}

// sqrt is the root rounded down, by Newton's method from above.
func (z nat) sqrt(x nat) nat {
	if len(x) == 0 {
		return z[:0]
	}
	root := nat(nil).setBit(nil, uint(x.bitLen()+1)/2, 1)
	for {
		next, _ := nat(nil).div(nil, x, root)
		next = next.add(next, root)
		next = next.shr(next, 1)
		if next.cmp(root) >= 0 {
			return z.set(root)
		}
		root = next
	}
}

func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 36
	}
	return 99
}

// parse reads digits of a base up to 62; ok is false when there is none or a wrong one.
func (z nat) parse(digits string, base int) (nat, bool) {
	if digits == "" {
		return z[:0], false
	}
	clean := make([]byte, len(digits))
	for i := range len(digits) {
		c := digits[i]
		if base <= 36 && 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if digitValue(c) >= base {
			return z[:0], false
		}
		clean[i] = c
	}
	z = z.make((len(digits)*bits.Len(uint(base)))/64 + 1)
	parseWords(z, string(clean), base)
	return z.norm(), true
}

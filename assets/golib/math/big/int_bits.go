package big

// The operations on bits see negative numbers in two's complement with endless ones on top: -x is the inverse of x-1.

func (z *Int) Lsh(x *Int, n uint) *Int { return z.put(x.neg, z.abs.shl(x.abs, n)) }

// Rsh rounds down.
func (z *Int) Rsh(x *Int, n uint) *Int {
	if !x.neg {
		return z.put(false, z.abs.shr(x.abs, n))
	}
	t := nat(nil).sub(x.abs, nat{1})
	t = t.shr(t, n)
	return z.put(true, t.add(t, nat{1}))
}

func (z *Int) Not(x *Int) *Int {
	if x.neg {
		return z.put(false, z.abs.sub(x.abs, nat{1}))
	}
	return z.put(true, z.abs.add(x.abs, nat{1}))
}

// complement gives n words of two's complement.
func (x *Int) complement(n int) nat {
	out := make(nat, n)
	if !x.neg {
		copy(out, x.abs)
		return out
	}
	copy(out, nat(nil).sub(x.abs, nat{1}))
	for i := range out {
		out[i] = ^out[i]
	}
	return out
}

// bitwise combines two numbers word by word.
func (z *Int) bitwise(x, y *Int, op func(a, b Word) Word) *Int {
	n := max(len(x.abs), len(y.abs)) + 1
	a, b := x.complement(n), y.complement(n)
	for i := range a {
		a[i] = op(a[i], b[i])
	}
	if a[n-1]>>63 == 0 {
		return z.put(false, a.norm())
	}
	for i := range a {
		a[i] = ^a[i]
	}
	return z.put(true, a.add(a.norm(), nat{1}))
}

func (z *Int) And(x, y *Int) *Int {
	return z.bitwise(x, y, func(a, b Word) Word { return a & b })
}

func (z *Int) AndNot(x, y *Int) *Int {
	return z.bitwise(x, y, func(a, b Word) Word { return a &^ b })
}

func (z *Int) Or(x, y *Int) *Int {
	return z.bitwise(x, y, func(a, b Word) Word { return a | b })
}

func (z *Int) Xor(x, y *Int) *Int {
	return z.bitwise(x, y, func(a, b Word) Word { return a ^ b })
}

func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if x.neg {
		return nat(nil).sub(x.abs, nat{1}).bit(uint(i)) ^ 1
	}
	return x.abs.bit(uint(i))
}

func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	if x.neg {
		t := nat(nil).sub(x.abs, nat{1})
		t = t.setBit(t, uint(i), b^1)
		return z.put(true, t.add(t, nat{1}))
	}
	return z.put(false, z.abs.setBit(x.abs, uint(i), b))
}

package rand

import "math/bits"

// PCG is O'Neill's permuted congruential generator with 128 bits of state and the DXSM output.
type PCG struct {
	hi, lo uint64
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

func (p *PCG) Uint64() uint64 {
	const (
		multiplierHigh = 2549297995355413924
		multiplierLow  = 4865540595714422341
		incrementHigh  = 6364136223846793005
		incrementLow   = 1442695040888963407
		cheap          = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, multiplierLow)
	hi += p.hi*multiplierLow + p.lo*multiplierHigh
	lo, carry := bits.Add64(lo, incrementLow, 0)
	hi, _ = bits.Add64(hi, incrementHigh, carry)
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= cheap
	hi ^= hi >> 48
	return hi * (lo | 1)
}

// ChaCha8 gives the key stream of ChaCha with 8 rounds, four blocks at a time; after 16 blocks the last numbers become the seed.
type ChaCha8 struct {
	buf     [32]uint64
	seed    [4]uint64
	next    uint32
	end     uint32
	counter uint32
	// bytes left over by Read
	rest    [8]byte
	restLen int
}

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	*c = ChaCha8{}
	for i, b := range seed {
		c.seed[i/8] |= uint64(b) << (i % 8 * 8)
	}
	c.block()
	c.end = 32
}

func (c *ChaCha8) Uint64() uint64 {
	if c.next >= c.end {
		c.refill()
	}
	x := c.buf[c.next]
	c.next++
	return x
}

func (c *ChaCha8) refill() {
	c.counter += 4
	if c.counter == 16 {
		copy(c.seed[:], c.buf[28:])
		c.counter = 0
	}
	c.block()
	c.next = 0
	c.end = 32
	if c.counter == 12 {
		c.end = 28
	}
}

func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for n = range p {
		if c.restLen == 0 {
			x := c.Uint64()
			for i := range c.rest {
				c.rest[i] = byte(x >> (8 * i))
			}
			c.restLen = 8
		}
		p[n] = c.rest[8-c.restLen]
		c.restLen--
	}
	return len(p), nil
}

// block computes four blocks side by side: word w of block b becomes half of buf[w*2+b/2].
func (c *ChaCha8) block() {
	for lane := range uint32(4) {
		s := [16]uint32{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}
		for i, word := range c.seed {
			s[4+2*i], s[5+2*i] = uint32(word), uint32(word>>32)
		}
		s[12] = c.counter + lane
		for range 4 {
			quarter(&s, 0, 4, 8, 12)
			quarter(&s, 1, 5, 9, 13)
			quarter(&s, 2, 6, 10, 14)
			quarter(&s, 3, 7, 11, 15)
			quarter(&s, 0, 5, 10, 15)
			quarter(&s, 1, 6, 11, 12)
			quarter(&s, 2, 7, 8, 13)
			quarter(&s, 3, 4, 9, 14)
		}
		for i, word := range c.seed { // only the key is added again
			s[4+2*i] += uint32(word)
			s[5+2*i] += uint32(word >> 32)
		}
		for w, word := range s {
			at := &c.buf[w*2+int(lane)/2]
			if lane%2 == 0 {
				*at = uint64(word)
			} else {
				*at |= uint64(word) << 32
			}
		}
	}
}

func quarter(s *[16]uint32, a, b, c, d int) {
	s[a] += s[b]
	s[d] = bits.RotateLeft32(s[d]^s[a], 16)
	s[c] += s[d]
	s[b] = bits.RotateLeft32(s[b]^s[c], 12)
	s[a] += s[b]
	s[d] = bits.RotateLeft32(s[d]^s[a], 8)
	s[c] += s[d]
	s[b] = bits.RotateLeft32(s[b]^s[c], 7)
}

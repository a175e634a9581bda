// Package sha512: the SHA-2 sums of 512 bits and less.
package sha512

import "hash"

const (
	BlockSize = 128
	Size      = 64
	Size384   = 48
	Size256   = 32
)

// blocks takes whole blocks into the state.
//
//go:noescape
func blocks(state []uint64, data []byte)

// digest is a sum that is being made: the state, and bytes that do not fill a block yet.
type digest struct {
	state [8]uint64
	rest  [BlockSize]byte
	n     int
	total uint64
	size  int
}

func New() hash.Hash {
	d := &digest{size: Size}
	d.Reset()
	return d
}

func New384() hash.Hash {
	d := &digest{size: Size384}
	d.Reset()
	return d
}

func New512_256() hash.Hash {
	d := &digest{size: Size256}
	d.Reset()
	return d
}

func (d *digest) Reset() {
	size := d.size
	*d = digest{size: size}
	switch size {
	case Size:
		d.state = [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}
	case Size384:
		d.state = [8]uint64{0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4}
	case Size256:
		d.state = [8]uint64{0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd, 0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2}
	}
}

func (d *digest) Size() int      { return d.size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (int, error) {
	taken := len(p)
	d.total += uint64(taken)
	if d.n > 0 {
		k := copy(d.rest[d.n:], p)
		d.n += k
		p = p[k:]
		if d.n < BlockSize {
			return taken, nil
		}
		blocks(d.state[:], d.rest[:])
		d.n = 0
	}
	if whole := len(p) / BlockSize * BlockSize; whole > 0 {
		blocks(d.state[:], p[:whole])
		p = p[whole:]
	}
	d.n = copy(d.rest[:], p)
	return taken, nil
}

// Sum adds the sum to in; more can be written after it.
func (d *digest) Sum(in []byte) []byte {
	end := *d
	bits := end.total * 8
	end.Write([]byte{0x80})
	for end.n != BlockSize-16 {
		end.Write([]byte{0})
	}
	end.Write(make([]byte, 8))
	var length [8]byte
	for i := range length {
		length[i] = byte(bits >> (56 - 8*i))
	}
	end.Write(length[:])
	for i := range end.size {
		in = append(in, byte(end.state[i/8]>>(56-i%8*8)))
	}
	return in
}

func Sum512(data []byte) [Size]byte {
	d := New()
	d.Write(data)
	return [Size]byte(d.Sum(nil))
}

func Sum384(data []byte) [Size384]byte {
	d := New384()
	d.Write(data)
	return [Size384]byte(d.Sum(nil))
}

func Sum512_256(data []byte) [Size256]byte {
	d := New512_256()
	d.Write(data)
	return [Size256]byte(d.Sum(nil))
}

// Package sha256: the SHA-2 sums of 256 and 224 bits.
package sha256

import "hash"

const (
	BlockSize = 64
	Size      = 32
	Size224   = 28
)

// blocks takes whole blocks into the state.
//
//go:noescape
func blocks(state []uint32, data []byte)

// digest is a sum that is being made: the state, and bytes that do not fill a block yet.
type digest struct {
	state [8]uint32
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

func New224() hash.Hash {
	d := &digest{size: Size224}
	d.Reset()
	return d
}

func (d *digest) Reset() {
	size := d.size
	*d = digest{size: size}
	switch size {
	case Size:
		d.state = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
	case Size224:
		d.state = [8]uint32{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}
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
	for end.n != BlockSize-8 {
		end.Write([]byte{0})
	}
	var length [8]byte
	for i := range length {
		length[i] = byte(bits >> (56 - 8*i))
	}
	end.Write(length[:])
	for i := range end.size {
		in = append(in, byte(end.state[i/4]>>(24-i%4*8)))
	}
	return in
}

func Sum256(data []byte) [Size]byte {
	d := New()
	d.Write(data)
	return [Size]byte(d.Sum(nil))
}

func Sum224(data []byte) [Size224]byte {
	d := New224()
	d.Write(data)
	return [Size224]byte(d.Sum(nil))
}

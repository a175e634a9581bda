// Package md5: the MD5 sum. It is broken as a protection against forgery.
package md5

import "hash"

const (
	BlockSize = 64
	Size      = 16
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

func (d *digest) Reset() {
	*d = digest{size: d.size, state: [8]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}}
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
		length[i] = byte(bits >> (8 * i))
	}
	end.Write(length[:])
	for i := range end.size {
		in = append(in, byte(end.state[i/4]>>(i%4*8)))
	}
	return in
}

func Sum(data []byte) [Size]byte {
	d := New()
	d.Write(data)
	return [Size]byte(d.Sum(nil))
}

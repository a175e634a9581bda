// Package rand: random bytes. In the model the machine's seed decides them, so that a run can be repeated; they are no secret.
package rand

import (
	"errors"
	"io"
	"math/big"
)

func runtime_rand() uint64

type reader struct{}

func (reader) Read(b []byte) (int, error) {
	var x uint64
	for i := range b {
		if i%8 == 0 {
			x = runtime_rand()
		}
		b[i] = byte(x >> (i % 8 * 8))
	}
	return len(b), nil
}

var Reader io.Reader = reader{}

func Read(b []byte) (n int, err error) { return io.ReadFull(Reader, b) }

// Text gives 26 letters and digits.
func Text() string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	b := make([]byte, 26)
	Read(b)
	for i := range b {
		b[i] = alphabet[b[i]%32]
	}
	return string(b)
}

// Int gives a number below max.
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	n = new(big.Int).Sub(max, big.NewInt(1))
	bits := n.BitLen()
	if bits == 0 {
		return n, nil
	}
	b := make([]byte, (bits+7)/8)
	for {
		if _, err = io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		if extra := bits % 8; extra != 0 {
			b[0] &= 1<<extra - 1
		}
		if n.SetBytes(b); n.Cmp(max) < 0 {
			return n, nil
		}
	}
}

// Prime gives a number of so many bits that is prime with great probability.
func Prime(rand io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	b := make([]byte, (bits+7)/8)
	for {
		if _, err := io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		p := new(big.Int).SetBytes(b)
		p.Rsh(p, uint(len(b)*8-bits))
		p.SetBit(p, bits-1, 1).SetBit(p, 0, 1)
		if bits > 2 {
			p.SetBit(p, bits-2, 1)
		}
		if p.ProbablyPrime(20) {
			return p, nil
		}
	}
}

// Package hmac: hashes with a key.
package hmac

import "hash"

type hmac struct {
	inner, outer hash.Hash
	ipad, opad   []byte
}

// New makes a hash of key and message: H(key^opad || H(key^ipad || message)).
func New(h func() hash.Hash, key []byte) hash.Hash {
	m := &hmac{inner: h(), outer: h()}
	size := m.inner.BlockSize()
	if len(key) > size {
		m.outer.Write(key)
		key = m.outer.Sum(nil)
		m.outer.Reset()
	}
	m.ipad, m.opad = make([]byte, size), make([]byte, size)
	copy(m.ipad, key)
	copy(m.opad, key)
	for i := range size {
		m.ipad[i] ^= 0x36
		m.opad[i] ^= 0x5c
	}
	m.inner.Write(m.ipad)
	return m
}

func (m *hmac) Write(p []byte) (int, error) { return m.inner.Write(p) }
func (m *hmac) Size() int                   { return m.outer.Size() }
func (m *hmac) BlockSize() int              { return m.inner.BlockSize() }

func (m *hmac) Reset() {
	m.inner.Reset()
	m.inner.Write(m.ipad)
}

func (m *hmac) Sum(in []byte) []byte {
	sum := m.inner.Sum(nil)
	m.outer.Reset()
	m.outer.Write(m.opad)
	m.outer.Write(sum)
	return m.outer.Sum(in)
}

func Equal(mac1, mac2 []byte) bool { return string(mac1) == string(mac2) }

// Package base64 models Go's encoding/base64.
package base64

import (
	"io"
	"strconv"
)

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

type Encoding struct {
	encode    [64]byte
	decodeMap [256]uint8
	padChar   rune
	strict    bool
}

const (
	letters  = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	noLetter = 0xFF
)

func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := new(Encoding)
	for i := range e.decodeMap {
		e.decodeMap[i] = noLetter
	}
	for i := 0; i < 64; i++ {
		c := encoder[i]
		switch {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case e.decodeMap[c] != noLetter:
			panic("encoding alphabet includes duplicate symbols")
		}
		e.encode[i] = c
		e.decodeMap[c] = uint8(i)
	}
	e.padChar = StdPadding
	return e
}

func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.decodeMap[byte(padding)] != noLetter:
		panic("padding contained in alphabet")
	}
	enc.padChar = padding
	return &enc
}

func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

var StdEncoding = NewEncoding(letters + "+/")
var URLEncoding = NewEncoding(letters + "-_")
var RawStdEncoding = StdEncoding.WithPadding(NoPadding)
var RawURLEncoding = URLEncoding.WithPadding(NoPadding)

func (enc *Encoding) Encode(dst, src []byte) {
	di := 0
	for len(src) >= 3 {
		v := uint(src[0])<<16 | uint(src[1])<<8 | uint(src[2])
		dst[di] = enc.encode[v>>18&0x3F]
		dst[di+1] = enc.encode[v>>12&0x3F]
		dst[di+2] = enc.encode[v>>6&0x3F]
		dst[di+3] = enc.encode[v&0x3F]
		src = src[3:]
		di += 4
	}
	if len(src) == 0 {
		return
	}
	v := uint(src[0]) << 16
	if len(src) == 2 {
		v |= uint(src[1]) << 8
	}
	dst[di] = enc.encode[v>>18&0x3F]
	dst[di+1] = enc.encode[v>>12&0x3F]
	switch {
	case len(src) == 2:
		dst[di+2] = enc.encode[v>>6&0x3F]
		if enc.padChar != NoPadding {
			dst[di+3] = byte(enc.padChar)
		}
	case enc.padChar != NoPadding:
		dst[di+2] = byte(enc.padChar)
		dst[di+3] = byte(enc.padChar)
	}
}

func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	n := enc.EncodedLen(len(src))
	dst = append(dst, make([]byte, n)...)
	enc.Encode(dst[len(dst)-n:], src)
	return dst
}

func (enc *Encoding) EncodeToString(src []byte) string {
	buf := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(buf, src)
	return string(buf)
}

func (enc *Encoding) EncodedLen(n int) int {
	if enc.padChar == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

func (enc *Encoding) DecodedLen(n int) int {
	if enc.padChar == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// quantum decodes up to four letters from src[si:] into dst: the new position, the bytes written.
func (enc *Encoding) quantum(dst, src []byte, si int) (nsi, n int, err error) {
	var letter [4]byte
	count := 4
quantum:
	for j := 0; j < 4; j++ {
		if si == len(src) {
			switch {
			case j == 0:
				return si, 0, nil
			case j == 1, enc.padChar != NoPadding:
				return si, 0, CorruptInputError(si - j)
			}
			count = j
			break quantum
		}
		c := src[si]
		si++
		if v := enc.decodeMap[c]; v != noLetter {
			letter[j] = v
			continue
		}
		if c == '\n' || c == '\r' {
			j--
			continue
		}
		if rune(c) != enc.padChar || j < 2 {
			return si, 0, CorruptInputError(si - 1)
		}
		skipBreaks := func() {
			for si < len(src) && (src[si] == '\n' || src[si] == '\r') {
				si++
			}
		}
		if j == 2 {
			// "==" is expected; the first "=" is behind us
			skipBreaks()
			if si == len(src) {
				return si, 0, CorruptInputError(len(src))
			}
			if rune(src[si]) != enc.padChar {
				return si, 0, CorruptInputError(si - 1)
			}
			si++
		}
		skipBreaks()
		if si < len(src) {
			err = CorruptInputError(si)
		}
		count = j
		break quantum
	}
	v := uint(letter[0])<<18 | uint(letter[1])<<12 | uint(letter[2])<<6 | uint(letter[3])
	if enc.strict && (count == 2 && v>>8&0xFF != 0 || count == 3 && v&0xFF != 0) {
		return si, 0, CorruptInputError(si - 4 + count)
	}
	for i := 0; i < count-1; i++ {
		dst[i] = byte(v >> uint(16-8*i))
	}
	return si, count - 1, err
}

func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	for si := 0; si < len(src); {
		var got int
		si, got, err = enc.quantum(dst[n:], src, si)
		n += got
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	out := make([]byte, len(src)/4*3+3)
	n, err := enc.Decode(out, src)
	return append(dst, out[:n]...), err
}

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	buf := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(buf, []byte(s))
	return buf[:n], err
}

type encoder struct {
	enc  *Encoding
	w    io.Writer
	rest []byte
	err  error
}

func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	e.rest = append(e.rest, p...)
	if whole := len(e.rest) / 3 * 3; whole > 0 {
		_, e.err = e.w.Write(e.enc.AppendEncode(nil, e.rest[:whole]))
		e.rest = append(e.rest[:0], e.rest[whole:]...)
	}
	if e.err != nil {
		return 0, e.err
	}
	return len(p), nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		_, e.err = e.w.Write(e.enc.AppendEncode(nil, e.rest))
		e.rest = nil
	}
	return e.err
}

type decoder struct {
	enc  *Encoding
	r    io.Reader
	out  []byte
	read bool
	err  error
}

// NewDecoder decodes what r gives. Differs: all of it is read at the first Read.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if !d.read {
		d.read = true
		data, err := io.ReadAll(d.r)
		d.out, d.err = d.enc.AppendDecode(nil, data)
		if err != nil {
			d.err = err
		}
	}
	if len(d.out) > 0 {
		n = copy(p, d.out)
		d.out = d.out[n:]
		return n, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	return 0, io.EOF
}

// Package hex models Go's encoding/hex.
package hex

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

const hextable = "0123456789abcdef"

var ErrLength = errors.New("encoding/hex: odd length hex string")

type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

func EncodedLen(n int) int { return n * 2 }

func DecodedLen(x int) int { return x / 2 }

func Encode(dst, src []byte) int {
	for i, v := range src {
		dst[2*i] = hextable[v>>4]
		dst[2*i+1] = hextable[v&0x0f]
	}
	return len(src) * 2
}

func AppendEncode(dst, src []byte) []byte {
	for _, v := range src {
		dst = append(dst, hextable[v>>4], hextable[v&0x0f])
	}
	return dst
}

func value(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func Decode(dst, src []byte) (int, error) {
	i := 0
	for ; i < len(src)/2; i++ {
		high, ok := value(src[2*i])
		if !ok {
			return i, InvalidByteError(src[2*i])
		}
		low, ok := value(src[2*i+1])
		if !ok {
			return i, InvalidByteError(src[2*i+1])
		}
		dst[i] = high<<4 | low
	}
	if len(src)%2 == 1 {
		if _, ok := value(src[len(src)-1]); !ok {
			return i, InvalidByteError(src[len(src)-1])
		}
		return i, ErrLength
	}
	return i, nil
}

func AppendDecode(dst, src []byte) ([]byte, error) {
	out := make([]byte, DecodedLen(len(src)))
	n, err := Decode(out, src)
	return append(dst, out[:n]...), err
}

func EncodeToString(src []byte) string {
	dst := make([]byte, EncodedLen(len(src)))
	Encode(dst, src)
	return string(dst)
}

func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

// Dump prints data as hexdump -C does: sixteen bytes a line.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var buf strings.Builder
	d := Dumper(&buf)
	d.Write(data)
	d.Close()
	return buf.String()
}

type encoder struct{ w io.Writer }

func NewEncoder(w io.Writer) io.Writer { return &encoder{w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	m, err := e.w.Write(AppendEncode(nil, p))
	return m / 2, err
}

type decoder struct {
	r    io.Reader
	rest []byte
}

func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	room := make([]byte, 2*len(p)-len(d.rest))
	for len(d.rest) < 2 && err == nil {
		var m int
		m, err = d.r.Read(room)
		d.rest = append(d.rest, room[:m]...)
	}
	if len(d.rest) >= 2 {
		pairs := len(d.rest) / 2 * 2
		n, bad := Decode(p, d.rest[:pairs])
		d.rest = append([]byte(nil), d.rest[pairs:]...)
		if bad != nil {
			return n, bad
		}
		return n, nil
	}
	if err == io.EOF && len(d.rest) == 1 {
		if _, ok := value(d.rest[0]); !ok {
			return 0, InvalidByteError(d.rest[0])
		}
		return 0, io.ErrUnexpectedEOF
	}
	return 0, err
}

type dumper struct {
	w      io.Writer
	line   []byte
	n      uint
	closed bool
}

func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (h *dumper) Write(data []byte) (n int, err error) {
	if h.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for _, b := range data {
		h.line = append(h.line, b)
		n++
		if len(h.line) == 16 {
			if err := h.flush(); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

func (h *dumper) flush() error {
	out := fmt.Appendf(nil, "%08x ", h.n)
	for i := 0; i < 16; i++ {
		if i == 8 {
			out = append(out, ' ')
		}
		if i < len(h.line) {
			out = append(out, ' ', hextable[h.line[i]>>4], hextable[h.line[i]&15])
		} else {
			out = append(out, "   "...)
		}
	}
	out = append(out, "  |"...)
	for _, c := range h.line {
		if c < 32 || c > 126 {
			c = '.'
		}
		out = append(out, c)
	}
	out = append(out, "|\n"...)
	h.n += uint(len(h.line))
	h.line = h.line[:0]
	_, err := h.w.Write(out)
	return err
}

func (h *dumper) Close() error {
	if h.closed {
		return nil
	}
	h.closed = true
	if len(h.line) == 0 {
		return nil
	}
	return h.flush()
}

package json

import (
	"bytes"
	"io"
)

// A Decoder reads values from a stream.
type Decoder struct {
	r         io.Reader
	buf       []byte
	scanp     int   // what is not yet decoded: buf[scanp:]
	scanned   int64 // bytes in front of buf
	err       error
	state     int // of Token
	stack     []int
	useNumber bool
	onlyKnown bool
	_         [192]byte // as large as the real one
}

func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

func (dec *Decoder) UseNumber() { dec.useNumber = true }

func (dec *Decoder) DisallowUnknownFields() { dec.onlyKnown = true }

func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.scanp:]) }

func (dec *Decoder) InputOffset() int64 { return dec.scanned + int64(dec.scanp) }

func (dec *Decoder) refill() error {
	if dec.scanp > 0 {
		dec.scanned += int64(dec.scanp)
		n := copy(dec.buf, dec.buf[dec.scanp:])
		dec.buf = dec.buf[:n]
		dec.scanp = 0
	}
	const minRead = 512
	if cap(dec.buf)-len(dec.buf) < minRead {
		grown := make([]byte, len(dec.buf), 2*cap(dec.buf)+minRead)
		copy(grown, dec.buf)
		dec.buf = grown
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	return err
}

// readValue reads until a whole value is in the buffer and returns its length.
func (dec *Decoder) readValue() (int, error) {
	var readErr error
	for {
		c := checker{data: dec.buf[dec.scanp:]}
		err := c.value()
		atEnd := c.i >= len(c.data)
		switch {
		case err == nil && (!atEnd || readErr == io.EOF):
			return c.i, nil
		case err == nil:
			// a number may go on; anything else is complete
			if last := c.data[c.i-1]; last == '}' || last == ']' || last == '"' || last == 'e' || last == 'l' {
				return c.i, nil
			}
		case !atEnd:
			dec.err = err
			err.Offset += dec.scanned + int64(dec.scanp)
			return 0, err
		case readErr == io.EOF:
			if c.space(); skipSpace(c.data, 0) >= len(c.data) {
				dec.err = io.EOF
			} else {
				dec.err = io.ErrUnexpectedEOF
			}
			return 0, dec.err
		}
		if readErr != nil && readErr != io.EOF {
			dec.err = readErr
			return 0, readErr
		}
		readErr = dec.refill()
	}
}

func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.prepareForDecode(); err != nil {
		return err
	}
	if !dec.valueAllowed() {
		return &SyntaxError{"not at beginning of value", dec.InputOffset()}
	}
	n, err := dec.readValue()
	if err != nil {
		return err
	}
	d := decodeState{data: dec.buf[dec.scanp : dec.scanp+n], useNumber: dec.useNumber, onlyKnown: dec.onlyKnown}
	dec.scanp += n
	err = d.unmarshal(v)
	dec.valueEnded()
	return err
}

// An Encoder writes values to a stream, each followed by a line break.
type Encoder struct {
	w        io.Writer
	err      error
	noEscape bool
	prefix   string
	indent   string
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

func (enc *Encoder) SetEscapeHTML(on bool) { enc.noEscape = !on }

func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e := newEncoder(!enc.noEscape)
	if err := e.run(v); err != nil {
		return err
	}
	e.buf = append(e.buf, '\n')
	b := e.buf
	if enc.prefix != "" || enc.indent != "" {
		b = appendIndent(nil, b, enc.prefix, enc.indent)
	}
	_, err := enc.w.Write(b)
	if err != nil {
		enc.err = err
	}
	e.release()
	return err
}

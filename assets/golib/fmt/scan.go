package fmt

import (
	"errors"
	"io"
	"os"
	"unicode/utf8"
)

type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func Scan(a ...any) (n int, err error)   { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

type textReader struct {
	s    *string // what is left of the text, a variable of its own as in real Go
	last int     // width of the rune read last
	_    [4]int  // real Go's readRune: as large
}

func newTextReader(str string) *textReader { return &textReader{s: &str} }

func (t *textReader) Read(b []byte) (n int, err error) { return 0, io.EOF }

func (t *textReader) ReadRune() (r rune, size int, err error) {
	rest := (*t.s)[t.last:]
	*t.s = rest
	if len(rest) == 0 {
		t.last = 0
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRuneInString(rest)
	t.last = size
	return r, size, nil
}

func (t *textReader) UnreadRune() error {
	t.last = 0
	return nil
}

func Sscan(str string, a ...any) (n int, err error)   { return Fscan(newTextReader(str), a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(newTextReader(str), a...) }

func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(newTextReader(str), format, a...)
}

func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r, true, false)
	n, err = s.doScan(a)
	s.release()
	return n, err
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r, false, true)
	n, err = s.doScan(a)
	s.release()
	return n, err
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScan(r, false, false)
	n, err = s.doScanf(format, a)
	s.release()
	return n, err
}

const (
	eof       = -1
	unlimited = 1 << 30
)

// scanError is what a scan panics with to end itself.
type scanError struct{ err error }

// scan is one scan at work.
type scan struct {
	rs        io.RuneScanner
	buf       []byte
	count     int // runes read
	atEOF     bool
	nlIsSpace bool
	nlIsEnd   bool
	limit     int // rune count at which the current operand's width ends
	maxWid    int
	next      *scan
}

var freeScans *scan

func newScan(r io.Reader, nlIsSpace, nlIsEnd bool) *scan {
	runtime_procPin()
	s := freeScans
	if s != nil {
		freeScans = s.next
		s.next = nil
	}
	runtime_procUnpin()
	if s == nil {
		s = new(scan)
	}
	if rs, ok := r.(io.RuneScanner); ok {
		s.rs = rs
	} else {
		s.rs = &byteRunes{reader: r, peeked: -1}
	}
	s.nlIsSpace, s.nlIsEnd = nlIsSpace, nlIsEnd
	s.atEOF = false
	s.count = 0
	s.limit, s.maxWid = unlimited, unlimited
	return s
}

func (s *scan) release() {
	s.buf = s.buf[:0]
	s.rs = nil
	runtime_procPin()
	s.next = freeScans
	freeScans = s
	runtime_procUnpin()
}

// byteRunes reads runes from a reader that gives only bytes, never more than it needs.
type byteRunes struct {
	reader  io.Reader
	pending []byte // read, not yet a rune
	room    [utf8.UTFMax]byte
	one     [1]byte
	last    rune
	peeked  rune // unread rune, or -1
}

func (b *byteRunes) readByte() (byte, error) {
	n, err := io.ReadFull(b.reader, b.one[:])
	if n != 1 {
		return 0, err
	}
	return b.one[0], nil
}

func (b *byteRunes) ReadRune() (rune, int, error) {
	if b.peeked >= 0 {
		r := b.peeked
		b.peeked = -1
		return r, utf8.RuneLen(r), nil
	}
	if b.pending == nil {
		b.pending = b.room[:0]
	}
	for !utf8.FullRune(b.pending) {
		c, err := b.readByte()
		if err != nil {
			if len(b.pending) == 0 || err != io.EOF {
				return 0, 0, err
			}
			break
		}
		b.pending = append(b.pending, c)
	}
	r, size := utf8.DecodeRune(b.pending)
	b.pending = b.room[:copy(b.room[:], b.pending[size:])]
	b.last = r
	return r, size, nil
}

func (b *byteRunes) UnreadRune() error {
	if b.peeked >= 0 {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	b.peeked = b.last
	return nil
}

func (s *scan) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scan) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.rs.ReadRune()
	if err == nil {
		s.count++
		if s.nlIsEnd && r == '\n' {
			s.atEOF = true
		}
	} else if err == io.EOF {
		s.atEOF = true
	}
	return r, size, err
}

func (s *scan) Width() (wid int, ok bool) {
	if s.maxWid == unlimited {
		return 0, false
	}
	return s.maxWid, true
}

func (s *scan) getRune() rune {
	r, _, err := s.ReadRune()
	if err != nil {
		if err == io.EOF {
			return eof
		}
		s.fail(err)
	}
	return r
}

func (s *scan) mustReadRune() rune {
	r := s.getRune()
	if r == eof {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *scan) UnreadRune() error {
	s.rs.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

func (s *scan) fail(err error) { panic(scanError{err}) }

func (s *scan) failText(text string) { panic(scanError{errors.New(text)}) }

func (s *scan) Token(skipSpace bool, f func(rune) bool) (tok []byte, err error) {
	defer catchScan(&err)
	if f == nil {
		f = notSpace
	}
	s.buf = s.buf[:0]
	tok = s.token(skipSpace, f)
	return tok, err
}

func catchScan(errp *error) {
	switch e := recover().(type) {
	case nil:
	case scanError:
		*errp = e.err
	default:
		if e != io.EOF {
			panic(e)
		}
		*errp = io.EOF
	}
}

func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || '\t' <= r && r <= '\r'
	case r < 0x1680:
		return r == 0x85 || r == 0xA0
	case 0x2000 <= r && r <= 0x200A:
		return true
	}
	switch r {
	case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return false
}

func notSpace(r rune) bool { return !isSpace(r) }

func (s *scan) SkipSpace() {
	for {
		r := s.getRune()
		switch {
		case r == eof:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.nlIsSpace {
				s.failText("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

func (s *scan) token(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.buf = utf8.AppendRune(s.buf, r)
	}
	return s.buf
}

func has(s string, r rune) bool {
	for _, c := range s {
		if c == r {
			return true
		}
	}
	return false
}

// consume takes the next rune if it is one of ok, and keeps it in the buffer if accept is set.
func (s *scan) consume(ok string, accept bool) bool {
	r := s.getRune()
	if r == eof {
		return false
	}
	if has(ok, r) {
		if accept {
			s.buf = utf8.AppendRune(s.buf, r)
		}
		return true
	}
	if accept || r != eof {
		s.UnreadRune()
	}
	return false
}

func (s *scan) accept(ok string) bool { return s.consume(ok, true) }

func (s *scan) peek(ok string) bool {
	r := s.getRune()
	if r != eof {
		s.UnreadRune()
	}
	return r != eof && has(ok, r)
}

// notEOF ends the scan with io.EOF when there is nothing more to read.
func (s *scan) notEOF() {
	if s.getRune() == eof {
		panic(io.EOF)
	}
	s.UnreadRune()
}

func (s *scan) doScan(a []any) (numProcessed int, err error) {
	defer catchScan(&err)
	for _, v := range a {
		s.scanOne('v', v)
		numProcessed++
	}
	for s.nlIsEnd {
		r := s.getRune()
		if r == '\n' || r == eof {
			break
		}
		if !isSpace(r) {
			s.failText("expected newline")
		}
	}
	return numProcessed, err
}

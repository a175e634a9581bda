// Package csv models Go's encoding/csv.
package csv

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line")

	errInvalidDelim = errors.New("csv: invalid field or comment delimiter")
)

// ParseError says where the text is no CSV: lines count from 1, columns are bytes from 1.
type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	switch {
	case e.Err == ErrFieldCount:
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	case e.StartLine != e.Line:
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

func validDelim(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

type position struct {
	line, col int
}

// Reader reads records, one or more lines each.
type Reader struct {
	Comma            rune
	Comment          rune
	FieldsPerRecord  int
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool // ignored, as in Go

	r      *bufio.Reader
	line   int
	offset int64
	starts []position
	last   []string
}

func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

func (r *Reader) Read() (record []string, err error) {
	if !r.ReuseRecord {
		return r.readRecord(nil)
	}
	record, err = r.readRecord(r.last)
	r.last = record
	return record, err
}

// FieldPos is where a field of the last record begins.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.starts) {
		panic("out of range index passed to FieldPos")
	}
	return r.starts[field].line, r.starts[field].col
}

func (r *Reader) InputOffset() int64 { return r.offset }

func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.readRecord(nil)
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

// readLine reads one line with its end, which is "\n" whatever the text has; "" and an error at the end of the text.
func (r *Reader) readLine() (string, error) {
	line, err := r.r.ReadString('\n')
	size := len(line)
	if size > 0 && err == io.EOF {
		err = nil
		line = strings.TrimSuffix(line, "\r")
	}
	r.line++
	r.offset += int64(size)
	if strings.HasSuffix(line, "\r\n") {
		line = line[:len(line)-2] + "\n"
	}
	return line, err
}

// A record being read: what is left of its line, where that is, and the fields so far.
type scan struct {
	r       *Reader
	line    string
	pos     position
	start   int
	fields  []string
	errRead error
}

func (s *scan) fail(line, col int, err error) error {
	return &ParseError{StartLine: s.start, Line: line, Column: col, Err: err}
}

func (r *Reader) readRecord(dst []string) ([]string, error) {
	if r.Comma == r.Comment || !validDelim(r.Comma) || (r.Comment != 0 && !validDelim(r.Comment)) {
		return nil, errInvalidDelim
	}
	s := scan{r: r, fields: dst[:0]}
	for s.errRead == nil {
		s.line, s.errRead = r.readLine()
		if r.Comment != 0 && strings.HasPrefix(s.line, string(r.Comment)) {
			s.line = ""
			continue
		}
		if s.errRead == nil && s.line == "\n" {
			s.line = ""
			continue
		}
		break
	}
	if s.errRead == io.EOF {
		return nil, s.errRead
	}
	s.start = r.line
	s.pos = position{r.line, 1}
	r.starts = r.starts[:0]
	more, err := true, error(nil)
	for more && err == nil {
		more, err = s.field()
	}
	if err == nil {
		err = s.errRead
	}
	if r.FieldsPerRecord > 0 {
		if len(s.fields) != r.FieldsPerRecord && err == nil {
			err = &ParseError{StartLine: s.start, Line: s.start, Column: 1, Err: ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(s.fields)
	}
	return s.fields, err
}

// field reads one field and the delimiter after it; whether another follows.
func (s *scan) field() (bool, error) {
	if s.r.TrimLeadingSpace {
		rest := strings.TrimLeftFunc(s.line, unicode.IsSpace)
		s.pos.col += len(s.line) - len(rest)
		s.line = rest
	}
	if strings.HasPrefix(s.line, "\"") {
		return s.quoted()
	}
	end := strings.IndexRune(s.line, s.r.Comma)
	field := strings.TrimSuffix(s.line, "\n")
	if end >= 0 {
		field = s.line[:end]
	}
	if !s.r.LazyQuotes {
		if quote := strings.IndexByte(field, '"'); quote >= 0 {
			return false, s.fail(s.r.line, s.pos.col+quote, ErrBareQuote)
		}
	}
	s.fields = append(s.fields, field)
	s.r.starts = append(s.r.starts, s.pos)
	if end < 0 {
		return false, nil
	}
	width := end + utf8.RuneLen(s.r.Comma)
	s.line = s.line[width:]
	s.pos.col += width
	return true, nil
}

func (s *scan) quoted() (bool, error) {
	var text strings.Builder
	at := s.pos
	s.line = s.line[1:]
	s.pos.col++
	finish := func() {
		s.fields = append(s.fields, text.String())
		s.r.starts = append(s.r.starts, at)
	}
	for {
		quote := strings.IndexByte(s.line, '"')
		switch {
		case quote >= 0:
			text.WriteString(s.line[:quote])
			s.line = s.line[quote+1:]
			s.pos.col += quote + 1
			next, size := utf8.DecodeRuneInString(s.line)
			switch {
			case next == '"' && size > 0:
				text.WriteByte('"')
				s.line = s.line[1:]
				s.pos.col++
			case next == s.r.Comma && size > 0:
				s.line = s.line[size:]
				s.pos.col += size
				finish()
				return true, nil
			case s.line == "" || s.line == "\n":
				finish()
				return false, nil
			case s.r.LazyQuotes:
				text.WriteByte('"')
			default:
				return false, s.fail(s.r.line, s.pos.col-1, ErrQuote)
			}
		case s.line != "": // the field goes on in the next line
			text.WriteString(s.line)
			s.pos.col += len(s.line)
			if s.errRead != nil {
				return false, nil
			}
			s.line, s.errRead = s.r.readLine()
			if s.line != "" {
				s.pos.line++
				s.pos.col = 1
			}
			if s.errRead == io.EOF {
				s.errRead = nil
			}
		default: // the text ends inside the quotes
			if !s.r.LazyQuotes && s.errRead == nil {
				return false, s.fail(s.pos.line, s.pos.col, ErrQuote)
			}
			finish()
			return false, nil
		}
	}
}

// Package url takes addresses apart and puts them together.
package url

import (
	"strconv"
	"strings"
)

// Error is what failed on which address.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Unwrap() error { return e.Err }
func (e *Error) Error() string { return e.Op + " " + strconv.Quote(e.URL) + ": " + e.Err.Error() }

func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// EscapeError is a percent sign without two digits.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// InvalidHostError is a character that hosts do not have.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

// part is the place in an address for which something is escaped.
type part uint8

const (
	inPath part = iota
	inSegment
	inHost
	inZone
	inUser
	inQuery
	inFragment
)

const upperHex = "0123456789ABCDEF"

func isAlnum(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' }

// mustEscape tells whether c is written with a percent sign there.
func mustEscape(c byte, where part) bool {
	if isAlnum(c) {
		return false
	}
	switch {
	case c == '-' || c == '_' || c == '.' || c == '~':
		return false
	case where == inHost || where == inZone:
		return strings.IndexByte("!$&'()*+,;=:[]<>\"", c) < 0
	}
	if strings.IndexByte("$&+,/:;=?@", c) >= 0 {
		switch where {
		case inPath:
			return c == '?'
		case inSegment:
			return c == '/' || c == ';' || c == ',' || c == '?'
		case inUser:
			return c == '@' || c == '/' || c == '?' || c == ':'
		case inQuery:
			return true
		}
		return false
	}
	return where != inFragment || strings.IndexByte("!()*", c) < 0
}

func escape(s string, where part) string {
	spaces, codes := 0, 0
	for i := range len(s) {
		if s[i] == ' ' && where == inQuery {
			spaces++
		} else if mustEscape(s[i], where) {
			codes++
		}
	}
	if spaces+codes == 0 {
		return s
	}
	var room [64]byte
	b := room[:0]
	if size := len(s) + 2*codes; size > len(room) {
		b = make([]byte, 0, size)
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && where == inQuery:
			b = append(b, '+')
		case mustEscape(c, where):
			b = append(b, '%', upperHex[c>>4], upperHex[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

func unescape(s string, where part) (string, error) {
	b := make([]byte, 0, len(s))
	changed := false
	for i := 0; i < len(s); i++ {
		changed = changed || s[i] == '%' || s[i] == '+' && where == inQuery
		switch c := s[i]; {
		case c == '%':
			if i+2 >= len(s) || unhex(s[i+1]) < 0 || unhex(s[i+2]) < 0 {
				return "", EscapeError(s[i:min(i+3, len(s))])
			}
			value := byte(unhex(s[i+1])<<4 | unhex(s[i+2]))
			if where == inHost && value < 0x80 && s[i:i+3] != "%25" {
				return "", EscapeError(s[i : i+3])
			}
			b = append(b, value)
			i += 2
		case c == '+' && where == inQuery:
			b = append(b, ' ')
		case (where == inHost || where == inZone) && c < 0x80 && mustEscape(c, where):
			return "", InvalidHostError(s[i : i+1])
		default:
			b = append(b, c)
		}
	}
	if !changed {
		return s, nil
	}
	return string(b), nil
}

func QueryEscape(s string) string            { return escape(s, inQuery) }
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }
func PathEscape(s string) string             { return escape(s, inSegment) }
func PathUnescape(s string) (string, error)  { return unescape(s, inSegment) }

package strconv

import "unicode/utf8"

func unhex(b byte) (rune, bool) {
	c := rune(b)
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

// UnquoteChar decodes the first character or escape sequence of a literal's inside.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if len(s) == 0 {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) <= 1 {
		return 0, false, "", ErrSyntax
	}
	c = s[1]
	s = s[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case 'x', 'u', 'U':
		digits := 2
		if c == 'u' {
			digits = 4
		} else if c == 'U' {
			digits = 8
		}
		if len(s) < digits {
			return 0, false, "", ErrSyntax
		}
		var v rune
		for i := 0; i < digits; i++ {
			x, ok := unhex(s[i])
			if !ok {
				return 0, false, "", ErrSyntax
			}
			v = v<<4 | x
		}
		s = s[digits:]
		if c == 'x' {
			return v, false, s, nil
		}
		if !utf8.ValidRune(v) {
			return 0, false, "", ErrSyntax
		}
		return v, true, s, nil
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := rune(c) - '0'
		if len(s) < 2 {
			return 0, false, "", ErrSyntax
		}
		for i := 0; i < 2; i++ {
			x := rune(s[i]) - '0'
			if x < 0 || x > 7 {
				return 0, false, "", ErrSyntax
			}
			v = v<<3 | x
		}
		if v > 255 {
			return 0, false, "", ErrSyntax
		}
		return v, false, s[2:], nil
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	default:
		return 0, false, "", ErrSyntax
	}
	return value, false, s, nil
}

// QuotedPrefix returns the quoted literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	out, _, err := unquote(s, false)
	return out, err
}

func Unquote(s string) (string, error) {
	out, rest, err := unquote(s, true)
	if len(rest) > 0 {
		return "", ErrSyntax
	}
	return out, err
}

func indexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// unquote reads the literal at the beginning of in: its value, or with !unescape its source text, and what follows it.
func unquote(in string, unescape bool) (out, rest string, err error) {
	if len(in) < 2 {
		return "", in, ErrSyntax
	}
	quote := in[0]
	end := indexByte(in[1:], quote)
	if end < 0 {
		return "", in, ErrSyntax
	}
	end += 2
	switch quote {
	case '`':
		if !unescape {
			return in[:end], in[end:], nil
		}
		text := in[1 : end-1]
		if indexByte(text, '\r') < 0 {
			return text, in[end:], nil
		}
		buf := make([]byte, 0, len(text))
		for i := 0; i < len(text); i++ {
			if text[i] != '\r' {
				buf = append(buf, text[i])
			}
		}
		return string(buf), in[end:], nil
	case '"', '\'':
	default:
		return "", in, ErrSyntax
	}
	if plain := in[1 : end-1]; indexByte(plain, '\\') < 0 && indexByte(plain, '\n') < 0 {
		valid := false
		if quote == '"' {
			valid = utf8.ValidString(plain)
		} else {
			r, n := utf8.DecodeRuneInString(plain)
			valid = len(plain) == n && n > 0 && (r != utf8.RuneError || n != 1)
		}
		if valid {
			if unescape {
				return plain, in[end:], nil
			}
			return in[:end], in[end:], nil
		}
	}
	var buf []byte
	whole := in
	in = in[1:]
	for len(in) > 0 && in[0] != quote {
		r, multibyte, tail, err := UnquoteChar(in, quote)
		if in[0] == '\n' || err != nil {
			return "", whole, ErrSyntax
		}
		in = tail
		if unescape {
			if r < utf8.RuneSelf || !multibyte {
				buf = append(buf, byte(r))
			} else {
				buf = utf8.AppendRune(buf, r)
			}
		}
		if quote == '\'' {
			break
		}
	}
	if !(len(in) > 0 && in[0] == quote) {
		return "", whole, ErrSyntax
	}
	in = in[1:]
	if unescape {
		return string(buf), in, nil
	}
	return whole[:len(whole)-len(in)], in, nil
}

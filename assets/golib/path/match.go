package path

import "unicode/utf8"

// Match reports whether name matches the shell pattern: * ? [a-z] [^a-z] and \ before a character.
func Match(pattern, name string) (matched bool, err error) {
	if err := check(pattern); err != nil {
		return false, err
	}
	return match(pattern, name), nil
}

// check reports a malformed pattern.
func check(p string) error {
	for len(p) > 0 {
		switch p[0] {
		case '\\':
			if len(p) < 2 {
				return ErrBadPattern
			}
			_, n := utf8.DecodeRuneInString(p[1:])
			p = p[1+n:]
		case '[':
			_, rest, ok := class(p, -1)
			if !ok {
				return ErrBadPattern
			}
			p = rest
		default:
			p = p[1:]
		}
	}
	return nil
}

// class reads the [...] at the beginning of p and says whether r is in it.
func class(p string, r rune) (in bool, rest string, ok bool) {
	p = p[1:]
	negated := len(p) > 0 && p[0] == '^'
	if negated {
		p = p[1:]
	}
	for n := 0; ; n++ {
		if len(p) > 0 && p[0] == ']' && n > 0 {
			return in != negated, p[1:], true
		}
		low, after, ok := classRune(p)
		if !ok {
			return false, "", false
		}
		high := low
		if after[0] == '-' {
			if high, after, ok = classRune(after[1:]); !ok {
				return false, "", false
			}
		}
		p = after
		if low <= r && r <= high {
			in = true
		}
	}
}

func classRune(p string) (r rune, rest string, ok bool) {
	if len(p) == 0 || p[0] == '-' || p[0] == ']' {
		return 0, "", false
	}
	if p[0] == '\\' {
		p = p[1:]
		if len(p) == 0 {
			return 0, "", false
		}
	}
	r, n := utf8.DecodeRuneInString(p)
	if r == utf8.RuneError && n == 1 || n == len(p) {
		return 0, "", false
	}
	return r, p[n:], true
}

func match(p, s string) bool {
	for len(p) > 0 {
		switch p[0] {
		case '*':
			for len(p) > 0 && p[0] == '*' {
				p = p[1:]
			}
			for i := 0; ; i++ {
				if match(p, s[i:]) {
					return true
				}
				if i == len(s) || s[i] == '/' {
					return false
				}
			}
		case '?':
			if len(s) == 0 || s[0] == '/' {
				return false
			}
			_, n := utf8.DecodeRuneInString(s)
			p, s = p[1:], s[n:]
		case '[':
			if len(s) == 0 {
				return false
			}
			r, n := utf8.DecodeRuneInString(s)
			in, rest, _ := class(p, r)
			if !in {
				return false
			}
			p, s = rest, s[n:]
		case '\\':
			p = p[1:]
			fallthrough
		default:
			if len(s) == 0 || p[0] != s[0] {
				return false
			}
			p, s = p[1:], s[1:]
		}
	}
	return len(s) == 0
}

package strconv

import "unicode/utf8"

// IsPrint reports whether Go calls r printable: letters, marks, numbers, punctuation, symbols and the ASCII space.
func IsPrint(r rune) bool

// IsGraphic is IsPrint plus the other spaces of Unicode.
func IsGraphic(r rune) bool

const lowerhex = "0123456789abcdef"

func Quote(s string) string { return quoted(s, '"', false, false) }

func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', false, false) }

func QuoteToASCII(s string) string { return quoted(s, '"', true, false) }

func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', true, false) }

func QuoteToGraphic(s string) string { return quoted(s, '"', false, true) }

func AppendQuoteToGraphic(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', false, true) }

func QuoteRune(r rune) string { return string(AppendQuoteRune(nil, r)) }

func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, false, false) }

func QuoteRuneToASCII(r rune) string { return string(AppendQuoteRuneToASCII(nil, r)) }

func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, true, false) }

func QuoteRuneToGraphic(r rune) string { return string(AppendQuoteRuneToGraphic(nil, r)) }

func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, false, true)
}

func quoted(s string, quote byte, ascii, graphic bool) string {
	return string(appendQuoted(make([]byte, 0, 3*len(s)/2), s, quote, ascii, graphic))
}

// plainPrefix returns how many bytes at the beginning of s are printable ASCII other than quote and backslash.
//
//go:noescape
func plainPrefix(s string, quote byte) int

func appendQuoted(buf []byte, s string, quote byte, ascii, graphic bool) []byte {
	buf = append(buf, quote)
	for len(s) > 0 {
		if n := plainPrefix(s, quote); n > 0 {
			buf = append(buf, s[:n]...)
			s = s[n:]
			continue
		}
		r, width := utf8.DecodeRuneInString(s)
		if width == 1 && r == utf8.RuneError {
			buf = append(buf, '\\', 'x', lowerhex[s[0]>>4], lowerhex[s[0]&0xF])
		} else {
			buf = appendEscaped(buf, r, quote, ascii, graphic)
		}
		s = s[width:]
	}
	return append(buf, quote)
}

func appendQuotedRune(buf []byte, r rune, ascii, graphic bool) []byte {
	buf = append(buf, '\'')
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	buf = appendEscaped(buf, r, '\'', ascii, graphic)
	return append(buf, '\'')
}

func appendEscaped(buf []byte, r rune, quote byte, ascii, graphic bool) []byte {
	if r == rune(quote) || r == '\\' {
		return append(buf, '\\', byte(r))
	}
	if r < utf8.RuneSelf && IsPrint(r) {
		return append(buf, byte(r))
	}
	if !ascii && r >= utf8.RuneSelf && (IsPrint(r) || graphic && IsGraphic(r)) {
		return utf8.AppendRune(buf, r)
	}
	if 7 <= r && r <= 13 {
		return append(buf, '\\', "abtnvfr"[r-7])
	}
	switch {
	case r < ' ' || r == 0x7F:
		return append(buf, '\\', 'x', lowerhex[byte(r)>>4], lowerhex[byte(r)&0xF])
	case !utf8.ValidRune(r):
		return append(buf, `\ufffd`...)
	case r < 0x10000:
		buf = append(buf, '\\', 'u')
		for shift := 12; shift >= 0; shift -= 4 {
			buf = append(buf, lowerhex[r>>uint(shift)&0xF])
		}
		return buf
	}
	buf = append(buf, '\\', 'U')
	for shift := 28; shift >= 0; shift -= 4 {
		buf = append(buf, lowerhex[r>>uint(shift)&0xF])
	}
	return buf
}

// CanBackquote reports whether s can stand unchanged between back quotes on one line.
func CanBackquote(s string) bool {
	for len(s) > 0 {
		r, width := utf8.DecodeRuneInString(s)
		s = s[width:]
		if width > 1 {
			if r == '\uFEFF' {
				return false
			}
			continue
		}
		if r == utf8.RuneError || r < ' ' && r != '\t' || r == '`' || r == 0x7F {
			return false
		}
	}
	return true
}

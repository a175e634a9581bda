// Package utf8 models unicode/utf8. Decoding is native.
package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

//go:noescape
func decode(p []byte) (r rune, size int)

//go:noescape
func decodeLast(p []byte) (r rune, size int)

//go:noescape
func count(p []byte) int

//go:noescape
func valid(p []byte) bool

//go:noescape
func decodeString(s string) (r rune, size int)

//go:noescape
func decodeLastString(s string) (r rune, size int)

//go:noescape
func RuneCountInString(s string) (n int)

//go:noescape
func ValidString(s string) bool

// DecodeRune returns the first rune of p and its width: (RuneError, 0) if p is empty, (RuneError, 1) if the encoding is invalid.
func DecodeRune(p []byte) (rune, int) {
	if len(p) > 0 && p[0] < RuneSelf {
		return rune(p[0]), 1
	}
	return decode(p)
}

func DecodeRuneInString(s string) (rune, int) {
	if len(s) > 0 && s[0] < RuneSelf {
		return rune(s[0]), 1
	}
	return decodeString(s)
}

func DecodeLastRune(p []byte) (rune, int) { return decodeLast(p) }

func DecodeLastRuneInString(s string) (rune, int) { return decodeLastString(s) }

func RuneCount(p []byte) int { return count(p) }

func Valid(p []byte) bool { return valid(p) }

func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

func ValidRune(r rune) bool {
	return 0 <= r && r < 0xD800 || 0xDFFF < r && r <= MaxRune
}

// RuneLen returns the bytes that r's encoding takes, -1 when r has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case 0xD800 <= r && r <= 0xDFFF:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r to p, which must be long enough, and returns the number of bytes.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	if !ValidRune(r) {
		r = RuneError
	}
	switch {
	case r < 0x800:
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&0x3F
		return 2
	case r < 0x10000:
		_ = p[2]
		p[0] = 0xE0 | byte(r>>12)
		p[1] = 0x80 | byte(r>>6)&0x3F
		p[2] = 0x80 | byte(r)&0x3F
		return 3
	}
	_ = p[3]
	p[0] = 0xF0 | byte(r>>18)
	p[1] = 0x80 | byte(r>>12)&0x3F
	p[2] = 0x80 | byte(r>>6)&0x3F
	p[3] = 0x80 | byte(r)&0x3F
	return 4
}

// AppendRune appends r's encoding to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < RuneSelf {
		return append(p, byte(r))
	}
	if !ValidRune(r) {
		r = RuneError
	}
	switch {
	case r < 0x800:
		return append(p, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	case r < 0x10000:
		return append(p, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(p, 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}

// FullRune reports whether p begins with a full encoding of a rune; an invalid one counts as full (of width 1).
func FullRune(p []byte) bool {
	if len(p) == 0 {
		return false
	}
	return fullPrefix(p[:min(len(p), UTFMax)])
}

func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	var buf [UTFMax]byte
	return fullPrefix(buf[:copy(buf[:], s)])
}

func fullPrefix(p []byte) bool {
	b := p[0]
	need := 1
	switch {
	case 0xC2 <= b && b <= 0xDF:
		need = 2
	case 0xE0 <= b && b <= 0xEF:
		need = 3
	case 0xF0 <= b && b <= 0xF4:
		need = 4
	}
	if len(p) >= need {
		return true
	}
	if len(p) > 1 {
		low, high := byte(0x80), byte(0xBF)
		switch b {
		case 0xE0:
			low = 0xA0
		case 0xED:
			high = 0x9F
		case 0xF0:
			low = 0x90
		case 0xF4:
			high = 0x8F
		}
		if p[1] < low || p[1] > high {
			return true
		}
	}
	return len(p) > 2 && p[2]&0xC0 != 0x80
}

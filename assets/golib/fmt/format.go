package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"
)

// flags of one verb; plusV and sharpV are + and # in front of v, which change the whole operand's form.
type flags struct {
	widPresent  bool
	precPresent bool
	minus       bool
	plus        bool
	sharp       bool
	space       bool
	zero        bool
	plusV       bool
	sharpV      bool
}

// spec formats single values as one verb's flags, width and precision say.
type spec struct {
	buf *[]byte
	flags
	wid  int
	prec int
	tmp  [68]byte
}

func (f *spec) clear() {
	f.flags = flags{}
	f.wid = 0
	f.prec = 0
}

func (f *spec) writePadding(n int) {
	if n <= 0 {
		return
	}
	pad := byte(' ')
	if f.zero && !f.minus {
		pad = '0'
	}
	b := *f.buf
	if len(b)+n > cap(b) {
		b = append(make([]byte, 0, 2*cap(b)+n), b...)
	}
	for ; n > 0; n-- {
		b = append(b, pad)
	}
	*f.buf = b
}

func (f *spec) pad(b []byte) {
	if !f.widPresent || f.wid == 0 {
		*f.buf = append(*f.buf, b...)
		return
	}
	width := f.wid - utf8.RuneCount(b)
	if !f.minus {
		f.writePadding(width)
	}
	*f.buf = append(*f.buf, b...)
	if f.minus {
		f.writePadding(width)
	}
}

func (f *spec) padString(s string) {
	if !f.widPresent || f.wid == 0 {
		*f.buf = append(*f.buf, s...)
		return
	}
	width := f.wid - utf8.RuneCountInString(s)
	if !f.minus {
		f.writePadding(width)
	}
	*f.buf = append(*f.buf, s...)
	if f.minus {
		f.writePadding(width)
	}
}

func (f *spec) boolean(v bool) {
	if v {
		f.padString("true")
	} else {
		f.padString("false")
	}
}

// integer formats u in the given base; verb tells %O and %x from %X.
func (f *spec) integer(u uint64, base int, signed bool, verb rune, digits string) {
	if f.flags == (flags{}) && base == 10 {
		if signed {
			*f.buf = strconv.AppendInt(*f.buf, int64(u), 10)
		} else {
			*f.buf = strconv.AppendUint(*f.buf, u, 10)
		}
		return
	}
	negative := signed && int64(u) < 0
	if negative {
		u = -u
	}
	zeros := 0
	if f.precPresent {
		zeros = f.prec
		if zeros == 0 && u == 0 {
			zero := f.zero
			f.zero = false
			f.writePadding(f.wid)
			f.zero = zero
			return
		}
	} else if f.zero && !f.minus && f.widPresent {
		zeros = f.wid
		if negative || f.plus || f.space {
			zeros--
		}
	}
	var b []byte
	if most := 3 + f.wid + f.prec; (f.widPresent || f.precPresent) && most > len(f.tmp) {
		b = make([]byte, 0, most)
	} else {
		b = f.tmp[:0]
	}
	switch {
	case negative:
		b = append(b, '-')
	case f.plus:
		b = append(b, '+')
	case f.space:
		b = append(b, ' ')
	}
	if verb == 'O' {
		b = append(b, '0', 'o')
	}
	var number [64]byte
	n := strconv.AppendUint(number[:0], u, base)
	if base == 16 && digits == upperDigits {
		for i, c := range n {
			if c >= 'a' {
				n[i] = c - 'a' + 'A'
			}
		}
	}
	if f.sharp {
		switch base {
		case 2:
			b = append(b, '0', 'b')
		case 8:
			if zeros <= len(n) && n[0] != '0' {
				b = append(b, '0')
			}
		case 16:
			b = append(b, '0', digits[16])
		}
	}
	for i := len(n); i < zeros; i++ {
		b = append(b, '0')
	}
	b = append(b, n...)
	zero := f.zero
	f.zero = false
	f.pad(b)
	f.zero = zero
}

func (f *spec) hex64(v uint64, leading0x bool) {
	sharp := f.sharp
	f.sharp = leading0x
	f.integer(v, 16, false, 'v', lowerDigits)
	f.sharp = sharp
}

// unicode formats u as U+0078, with # as U+0078 'x'.
func (f *spec) unicode(u uint64) {
	digits := 4
	if f.precPresent && f.prec > 4 {
		digits = f.prec
	}
	b := append(f.tmp[:0], 'U', '+')
	var number [16]byte
	n := strconv.AppendUint(number[:0], u, 16)
	for i := len(n); i < digits; i++ {
		b = append(b, '0')
	}
	for _, c := range n {
		if c >= 'a' {
			c -= 'a' - 'A'
		}
		b = append(b, c)
	}
	if f.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		b = append(b, ' ', '\'')
		b = utf8.AppendRune(b, rune(u))
		b = append(b, '\'')
	}
	zero := f.zero
	f.zero = false
	f.pad(b)
	f.zero = zero
}

// truncate cuts s to the precision, counted in characters.
func (f *spec) truncate(s string) string {
	if f.precPresent {
		n := f.prec
		for i := range s {
			n--
			if n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

func (f *spec) str(s string) { f.padString(f.truncate(s)) }

func (f *spec) bytes(b []byte) {
	if f.precPresent {
		n := f.prec
		for i := 0; i < len(b); {
			n--
			if n < 0 {
				b = b[:i]
				break
			}
			_, width := utf8.DecodeRune(b[i:])
			i += width
		}
	}
	f.pad(b)
}

// hexString formats the bytes of s (or of b, when it is not nil) in hexadecimal.
func (f *spec) hexString(s string, b []byte, digits string) {
	length := len(b)
	if b == nil {
		length = len(s)
	}
	if f.precPresent && f.prec < length {
		length = f.prec
	}
	width := 2 * length
	if width <= 0 {
		if f.widPresent {
			f.writePadding(f.wid)
		}
		return
	}
	if f.space {
		if f.sharp {
			width *= 2
		}
		width += length - 1
	} else if f.sharp {
		width += 2
	}
	if f.widPresent && f.wid > width && !f.minus {
		f.writePadding(f.wid - width)
	}
	out := *f.buf
	if f.sharp {
		out = append(out, '0', digits[16])
	}
	for i := 0; i < length; i++ {
		if f.space && i > 0 {
			out = append(out, ' ')
			if f.sharp {
				out = append(out, '0', digits[16])
			}
		}
		var c byte
		if b != nil {
			c = b[i]
		} else {
			c = s[i]
		}
		out = append(out, digits[c>>4], digits[c&0xF])
	}
	*f.buf = out
	if f.widPresent && f.wid > width && f.minus {
		f.writePadding(f.wid - width)
	}
}

func (f *spec) quote(s string) {
	s = f.truncate(s)
	switch {
	case f.sharp && strconv.CanBackquote(s):
		f.padString("`" + s + "`")
	case f.plus:
		f.pad(strconv.AppendQuoteToASCII(f.tmp[:0], s))
	default:
		f.pad(strconv.AppendQuote(f.tmp[:0], s))
	}
}

func asRune(c uint64) rune {
	if c > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(c)
}

func (f *spec) char(c uint64) { f.pad(utf8.AppendRune(f.tmp[:0], asRune(c))) }

func (f *spec) quotedChar(c uint64) {
	if f.plus {
		f.pad(strconv.AppendQuoteRuneToASCII(f.tmp[:0], asRune(c)))
	} else {
		f.pad(strconv.AppendQuoteRune(f.tmp[:0], asRune(c)))
	}
}

func (f *spec) float(v float64, size int, verb rune, prec int) {
	if f.precPresent {
		prec = f.prec
	}
	num := strconv.AppendFloat(f.tmp[:1], v, byte(verb), prec, size)
	if num[1] == '-' || num[1] == '+' {
		num = num[1:]
	} else {
		num[0] = '+'
	}
	if f.space && num[0] == '+' && !f.plus {
		num[0] = ' '
	}
	if num[1] == 'I' || num[1] == 'N' {
		zero := f.zero
		f.zero = false
		if num[1] == 'N' && !f.space && !f.plus {
			num = num[1:]
		}
		f.pad(num)
		f.zero = zero
		return
	}
	if f.sharp && verb != 'b' {
		num = keepPoint(num, verb, prec)
	}
	if !f.plus && num[0] == '+' {
		f.pad(num[1:])
		return
	}
	if f.zero && !f.minus && f.widPresent && f.wid > len(num) {
		*f.buf = append(*f.buf, num[0])
		f.writePadding(f.wid - len(num))
		*f.buf = append(*f.buf, num[1:]...)
		return
	}
	f.pad(num)
}

// keepPoint is the # of floating-point verbs: always a decimal point, and %g keeps its trailing zeros.
func keepPoint(num []byte, verb rune, prec int) []byte {
	digits := 0
	if verb == 'v' || verb == 'g' || verb == 'G' || verb == 'x' {
		digits = prec
		if digits < 0 {
			digits = 6
		}
	}
	var room [6]byte
	tail := room[:0]
	point, counting := false, false
	for i := 1; i < len(num); i++ {
		c := num[i]
		if c == '.' {
			point = true
			continue
		}
		if c == 'p' || c == 'P' || (c == 'e' || c == 'E') && verb != 'x' && verb != 'X' {
			tail = append(tail, num[i:]...)
			num = num[:i]
			break
		}
		if c != '0' {
			counting = true
		}
		if counting {
			digits--
		}
	}
	if !point {
		if len(num) == 2 && num[1] == '0' {
			digits--
		}
		num = append(num, '.')
	}
	for ; digits > 0; digits-- {
		num = append(num, '0')
	}
	return append(num, tail...)
}

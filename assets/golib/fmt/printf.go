package fmt

import (
	"strconv"
	"unicode/utf8"
)

func (p *pp) write(s string) { p.buf = append(p.buf, s...) }

func (p *pp) writeVerb(verb rune) {
	p.buf = append(p.buf, '%', '!')
	p.buf = utf8.AppendRune(p.buf, verb)
}

func tooLarge(x int) bool { return x > 1e6 || x < -1e6 }

// parsenum reads the decimal number at s[start:end].
func parsenum(s string, start, end int) (num int, isnum bool, newi int) {
	if start >= end {
		return 0, false, end
	}
	for newi = start; newi < end && '0' <= s[newi] && s[newi] <= '9'; newi++ {
		if tooLarge(num) {
			return 0, false, end
		}
		num = num*10 + int(s[newi]-'0')
		isnum = true
	}
	return num, isnum, newi
}

// doPrintf goes along the format: text is copied, each verb takes the next argument.
func (p *pp) doPrintf(format string, a []any) {
	end := len(format)
	argNum := 0
	p.reordered = false
	for i := 0; i < end; {
		p.goodArgNum = true
		start := i
		for i < end && format[i] != '%' {
			i++
		}
		if i > start {
			p.buf = append(p.buf, format[start:i]...)
		}
		if i >= end {
			break
		}
		i++
		p.fmt.clear()
		i = p.parseFlags(format, i)
		// most verbs end here
		if i < end && argNum < len(a) {
			if c := format[i]; 'a' <= c && c <= 'z' {
				p.verb(rune(c), argNum, a)
				argNum++
				i++
				continue
			}
		}
		argNum, i = p.longVerb(format, i, argNum, a)
	}
	if !p.reordered && argNum < len(a) {
		p.extra(a[argNum:])
	}
}

func (p *pp) parseFlags(format string, i int) int {
	for ; i < len(format); i++ {
		switch format[i] {
		case '#':
			p.fmt.sharp = true
		case '0':
			p.fmt.zero = true
		case '+':
			p.fmt.plus = true
		case '-':
			p.fmt.minus = true
		case ' ':
			p.fmt.space = true
		default:
			return i
		}
	}
	return i
}

// verb prints a[argNum]. Before v, # and + mean other forms of the operand.
func (p *pp) verb(verb rune, argNum int, a []any) {
	if verb == 'w' {
		p.wrapped = append(p.wrapped, argNum)
	}
	if verb == 'v' || verb == 'w' {
		p.fmt.sharpV = p.fmt.sharp
		p.fmt.sharp = false
		p.fmt.plusV = p.fmt.plus
		p.fmt.plus = false
	}
	p.printArg(a[argNum], verb)
}

// longVerb handles what follows the flags in full: argument indexes, width, precision, verb.
func (p *pp) longVerb(format string, i, argNum int, a []any) (int, int) {
	end := len(format)
	argNum, i, afterIndex := p.argNumber(argNum, format, i, len(a))
	if i < end && format[i] == '*' {
		i++
		p.fmt.wid, p.fmt.widPresent, argNum = intFromArg(a, argNum)
		if !p.fmt.widPresent {
			p.write("%!(BADWIDTH)")
		}
		if p.fmt.wid < 0 {
			p.fmt.wid = -p.fmt.wid
			p.fmt.minus = true
			p.fmt.zero = false
		}
		afterIndex = false
	} else {
		p.fmt.wid, p.fmt.widPresent, i = parsenum(format, i, end)
		if afterIndex && p.fmt.widPresent {
			p.goodArgNum = false
		}
	}
	if i+1 < end && format[i] == '.' {
		i++
		if afterIndex {
			p.goodArgNum = false
		}
		argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
		if i < end && format[i] == '*' {
			i++
			p.fmt.prec, p.fmt.precPresent, argNum = intFromArg(a, argNum)
			if p.fmt.prec < 0 {
				p.fmt.prec = 0
				p.fmt.precPresent = false
			}
			if !p.fmt.precPresent {
				p.write("%!(BADPREC)")
			}
			afterIndex = false
		} else {
			p.fmt.prec, p.fmt.precPresent, i = parsenum(format, i, end)
			if !p.fmt.precPresent {
				p.fmt.prec = 0
				p.fmt.precPresent = true
			}
		}
	}
	if !afterIndex {
		argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
	}
	if i >= end {
		p.write("%!(NOVERB)")
		return argNum, i
	}
	verb, size := utf8.DecodeRuneInString(format[i:])
	i += size
	switch {
	case verb == '%':
		p.buf = append(p.buf, '%')
	case !p.goodArgNum:
		p.writeVerb(verb)
		p.write("(BADINDEX)")
	case argNum >= len(a):
		p.writeVerb(verb)
		p.write("(MISSING)")
	default:
		p.verb(verb, argNum, a)
		argNum++
	}
	return argNum, i
}

func (p *pp) extra(a []any) {
	p.fmt.clear()
	p.write("%!(EXTRA ")
	for i, arg := range a {
		if i > 0 {
			p.write(", ")
		}
		if arg == nil {
			p.write("<nil>")
		} else {
			p.write(typeText(arg))
			p.buf = append(p.buf, '=')
			p.printArg(arg, 'v')
		}
	}
	p.buf = append(p.buf, ')')
}

// intFromArg gives a[argNum] as the int that * stands for.
func intFromArg(a []any, argNum int) (num int, isInt bool, newArgNum int) {
	if argNum >= len(a) {
		return 0, false, argNum
	}
	num, isInt = a[argNum].(int)
	if !isInt {
		num, isInt = otherInt(a[argNum])
	}
	if tooLarge(num) {
		return 0, false, argNum + 1
	}
	return num, isInt, argNum + 1
}

// argNumber reads an argument index [n] at format[i], if there is one.
func (p *pp) argNumber(argNum int, format string, i int, numArgs int) (newArgNum, newi int, found bool) {
	if i >= len(format) || format[i] != '[' {
		return argNum, i, false
	}
	p.reordered = true
	index, width, ok := parseArgNumber(format[i:])
	if ok && 0 <= index && index < numArgs {
		return index, i + width, true
	}
	p.goodArgNum = false
	return argNum, i + width, ok
}

// parseArgNumber reads "[n]": the index is n-1, the width that of the bracketed text (1 when it does not close).
func parseArgNumber(format string) (index, width int, ok bool) {
	if len(format) < 3 {
		return 0, 1, false
	}
	for i := 1; i < len(format); i++ {
		if format[i] != ']' {
			continue
		}
		n, isnum, newi := parsenum(format, 1, i)
		if !isnum || newi != i {
			return 0, i + 1, false
		}
		return n - 1, i + 1, true
	}
	return 0, 1, false
}

// FormatString gives the directive that state and verb stand for.
func FormatString(state State, verb rune) string {
	var room [16]byte
	b := append(room[:0], '%')
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = strconv.AppendInt(b, int64(w), 10)
	}
	if p, ok := state.Precision(); ok {
		b = append(b, '.')
		b = strconv.AppendInt(b, int64(p), 10)
	}
	return string(utf8.AppendRune(b, verb))
}

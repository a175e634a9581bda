package fmt

import "reflect"

func typeText(arg any) string { return reflect.TypeOf(arg).String() }

func otherInt(arg any) (n int, ok bool) {
	v := reflect.ValueOf(arg)
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := v.Int()
		return int(n), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		u := v.Uint()
		n := int(u)
		return n, n >= 0
	}
	return 0, false
}

// printArg prints one operand: basic types at once, methods next, all else by reflection.
func (p *pp) printArg(arg any, verb rune) {
	p.arg = arg
	p.value = reflect.Value{}
	if arg == nil {
		switch verb {
		case 'T', 'v':
			p.fmt.padString("<nil>")
		default:
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.fmt.str(typeText(arg))
		return
	case 'p':
		p.fmtPointer(reflect.ValueOf(arg), 'p')
		return
	}
	switch f := arg.(type) {
	case string:
		p.fmtString(f, verb)
	case int:
		p.fmtInteger(uint64(f), true, verb)
	case float64:
		p.fmtFloat(f, 64, verb)
	case bool:
		p.fmtBool(f, verb)
	case byte:
		p.fmtInteger(uint64(f), false, verb)
	case rune:
		p.fmtInteger(uint64(f), true, verb)
	case int64:
		p.fmtInteger(uint64(f), true, verb)
	case uint64:
		p.fmtInteger(f, false, verb)
	case []byte:
		p.fmtBytes(f, verb, "[]byte")
	case reflect.Value:
		if f.IsValid() && f.CanInterface() {
			p.arg = f.Interface()
			if p.handleMethods(verb) {
				return
			}
		}
		p.printValue(f, verb, 0)
	default:
		if !p.printRare(arg, verb) && !p.handleMethods(verb) {
			p.printValue(reflect.ValueOf(f), verb, 0)
		}
	}
}

// printRare prints the basic types that are seldom operands.
func (p *pp) printRare(arg any, verb rune) bool {
	switch f := arg.(type) {
	case uint:
		p.fmtInteger(uint64(f), false, verb)
	case float32:
		p.fmtFloat(float64(f), 32, verb)
	case int8:
		p.fmtInteger(uint64(f), true, verb)
	case int16:
		p.fmtInteger(uint64(f), true, verb)
	case uint16:
		p.fmtInteger(uint64(f), false, verb)
	case uint32:
		p.fmtInteger(uint64(f), false, verb)
	case uintptr:
		p.fmtInteger(uint64(f), false, verb)
	case complex128:
		p.fmtComplex(f, 128, verb)
	case complex64:
		p.fmtComplex(complex128(f), 64, verb)
	default:
		return false
	}
	return true
}

func (p *pp) badVerb(verb rune) {
	p.erroring = true
	p.writeVerb(verb)
	p.buf = append(p.buf, '(')
	switch {
	case p.arg != nil:
		p.write(typeText(p.arg))
		p.buf = append(p.buf, '=')
		p.printArg(p.arg, 'v')
	case p.value.IsValid():
		p.write(p.value.Type().String())
		p.buf = append(p.buf, '=')
		p.printValue(p.value, 'v', 0)
	default:
		p.write("<nil>")
	}
	p.buf = append(p.buf, ')')
	p.erroring = false
}

func (p *pp) fmtBool(v bool, verb rune) {
	if verb == 't' || verb == 'v' {
		p.fmt.boolean(v)
	} else {
		p.badVerb(verb)
	}
}

func (p *pp) fmtInteger(v uint64, signed bool, verb rune) {
	switch verb {
	case 'd':
		p.fmt.integer(v, 10, signed, verb, lowerDigits)
	case 'v':
		if p.fmt.sharpV && !signed {
			p.fmt.hex64(v, true)
		} else {
			p.fmt.integer(v, 10, signed, verb, lowerDigits)
		}
	case 'b':
		p.fmt.integer(v, 2, signed, verb, lowerDigits)
	case 'o', 'O':
		p.fmt.integer(v, 8, signed, verb, lowerDigits)
	case 'x':
		p.fmt.integer(v, 16, signed, verb, lowerDigits)
	case 'X':
		p.fmt.integer(v, 16, signed, verb, upperDigits)
	case 'c':
		p.fmt.char(v)
	case 'q':
		p.fmt.quotedChar(v)
	case 'U':
		p.fmt.unicode(v)
	default:
		p.badVerb(verb)
	}
}

func (p *pp) fmtFloat(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.fmt.float(v, size, 'g', -1)
	case 'f', 'e', 'E':
		p.fmt.float(v, size, verb, 6)
	case 'F':
		p.fmt.float(v, size, 'f', 6)
	case 'b', 'g', 'G', 'x', 'X':
		p.fmt.float(v, size, verb, -1)
	default:
		p.badVerb(verb)
	}
}

func (p *pp) fmtComplex(v complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		plus := p.fmt.plus
		p.buf = append(p.buf, '(')
		p.fmtFloat(real(v), size/2, verb)
		p.fmt.plus = true
		p.fmtFloat(imag(v), size/2, verb)
		p.write("i)")
		p.fmt.plus = plus
	default:
		p.badVerb(verb)
	}
}

func (p *pp) fmtString(v string, verb rune) {
	switch verb {
	case 'v':
		if p.fmt.sharpV {
			p.fmt.quote(v)
		} else {
			p.fmt.str(v)
		}
	case 's':
		p.fmt.str(v)
	case 'q':
		p.fmt.quote(v)
	case 'x':
		p.fmt.hexString(v, nil, lowerDigits)
	case 'X':
		p.fmt.hexString(v, nil, upperDigits)
	default:
		p.badVerb(verb)
	}
}

func (p *pp) fmtBytes(v []byte, verb rune, typeString string) {
	switch verb {
	case 'v', 'd':
		open, separator, close := "[", " ", byte(']')
		if p.fmt.sharpV {
			p.write(typeString)
			if v == nil {
				p.write("(nil)")
				return
			}
			open, separator, close = "{", ", ", '}'
		}
		p.write(open)
		for i, c := range v {
			if i > 0 {
				p.write(separator)
			}
			if p.fmt.sharpV {
				p.fmt.hex64(uint64(c), true)
			} else {
				p.fmt.integer(uint64(c), 10, false, verb, lowerDigits)
			}
		}
		p.buf = append(p.buf, close)
	case 's':
		p.fmt.bytes(v)
	case 'x':
		p.fmt.hexString("", v, lowerDigits)
	case 'X':
		p.fmt.hexString("", v, upperDigits)
	case 'q':
		p.fmt.quote(string(v))
	default:
		p.printValue(reflect.ValueOf(v), verb, 0)
	}
}

func (p *pp) fmtPointer(value reflect.Value, verb rune) {
	var u uintptr
	switch value.Kind() {
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		u = uintptr(value.UnsafePointer())
	default:
		p.badVerb(verb)
		return
	}
	switch verb {
	case 'v':
		if p.fmt.sharpV {
			p.buf = append(p.buf, '(')
			p.write(value.Type().String())
			p.write(")(")
			if u == 0 {
				p.write("nil")
			} else {
				p.fmt.hex64(uint64(u), true)
			}
			p.buf = append(p.buf, ')')
		} else if u == 0 {
			p.fmt.padString("<nil>")
		} else {
			p.fmt.hex64(uint64(u), !p.fmt.sharp)
		}
	case 'p':
		p.fmt.hex64(uint64(u), !p.fmt.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.fmtInteger(uint64(u), false, verb)
	default:
		p.badVerb(verb)
	}
}

// handleMethods lets the operand format itself, if it has a method for that.
func (p *pp) handleMethods(verb rune) (handled bool) {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapErrs {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if formatter, ok := p.arg.(Formatter); ok {
		p.format(formatter, verb)
		return true
	}
	if p.fmt.sharpV {
		if stringer, ok := p.arg.(GoStringer); ok {
			p.goString(stringer, verb)
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := p.arg.(type) {
		case error:
			p.errorText(v, verb)
			return true
		case Stringer:
			p.stringText(v, verb)
			return true
		}
	}
	return false
}

func (p *pp) format(f Formatter, verb rune) {
	defer p.catchPanic(p.arg, verb, "Format")
	f.Format(p, verb)
}

func (p *pp) goString(s GoStringer, verb rune) {
	defer p.catchPanic(p.arg, verb, "GoString")
	p.fmt.str(s.GoString())
}

func (p *pp) errorText(err error, verb rune) {
	defer p.catchPanic(p.arg, verb, "Error")
	p.fmtString(err.Error(), verb)
}

func (p *pp) stringText(s Stringer, verb rune) {
	defer p.catchPanic(p.arg, verb, "String")
	p.fmtString(s.String(), verb)
}

// catchPanic prints the panic of an operand's method in the operand's place; a nil receiver prints as <nil>.
func (p *pp) catchPanic(arg any, verb rune, method string) {
	err := recover()
	if err == nil {
		return
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && v.IsNil() {
		p.write("<nil>")
		return
	}
	if p.panicking {
		panic(err)
	}
	old := p.fmt.flags
	p.fmt.clear()
	p.writeVerb(verb)
	p.write("(PANIC=")
	p.write(method)
	p.write(" method: ")
	p.panicking = true
	p.printArg(err, 'v')
	p.panicking = false
	p.buf = append(p.buf, ')')
	p.fmt.flags = old
}

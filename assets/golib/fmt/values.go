package fmt

import "reflect"

// printValue prints by the value's kind. depth counts how far inside the operand it stands.
func (p *pp) printValue(value reflect.Value, verb rune, depth int) {
	if depth > 0 && value.IsValid() && value.CanInterface() {
		p.arg = value.Interface()
		if p.handleMethods(verb) {
			return
		}
	}
	p.arg = nil
	p.value = value
	switch f := value; value.Kind() {
	case reflect.Bool:
		p.fmtBool(f.Bool(), verb)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.fmtInteger(uint64(f.Int()), true, verb)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		p.fmtInteger(f.Uint(), false, verb)
	case reflect.Float32:
		p.fmtFloat(f.Float(), 32, verb)
	case reflect.Float64:
		p.fmtFloat(f.Float(), 64, verb)
	case reflect.Complex64:
		p.fmtComplex(f.Complex(), 64, verb)
	case reflect.Complex128:
		p.fmtComplex(f.Complex(), 128, verb)
	case reflect.String:
		p.fmtString(f.String(), verb)
	case reflect.Map:
		p.printMap(f, verb, depth)
	case reflect.Struct:
		p.printStruct(f, verb, depth)
	case reflect.Interface:
		inner := f.Elem()
		if inner.IsValid() {
			p.printValue(inner, verb, depth+1)
		} else if p.fmt.sharpV {
			p.write(f.Type().String())
			p.write("(nil)")
		} else {
			p.write("<nil>")
		}
	case reflect.Array, reflect.Slice:
		p.printList(f, verb, depth)
	case reflect.Pointer:
		if depth == 0 && f.UnsafePointer() != nil {
			switch a := f.Elem(); a.Kind() {
			case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
				p.buf = append(p.buf, '&')
				p.printValue(a, verb, depth+1)
				return
			}
		}
		p.fmtPointer(f, verb)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		p.fmtPointer(f, verb)
	default:
		p.printInvalid(verb, depth)
	}
}

func (p *pp) printInvalid(verb rune, depth int) {
	switch {
	case depth == 0:
		p.write("<invalid reflect.Value>")
	case verb == 'v':
		p.write("<nil>")
	default:
		p.badVerb(verb)
	}
}

func (p *pp) separate(i int) {
	if i == 0 {
		return
	}
	if p.fmt.sharpV {
		p.buf = append(p.buf, ',')
	}
	p.buf = append(p.buf, ' ')
}

func (p *pp) printMap(f reflect.Value, verb rune, depth int) {
	if p.fmt.sharpV {
		p.write(f.Type().String())
		if f.IsNil() {
			p.write("(nil)")
			return
		}
		p.buf = append(p.buf, '{')
	} else {
		p.write("map[")
	}
	for i, entry := range sortedEntries(f) {
		p.separate(i)
		p.printValue(entry.key, verb, depth+1)
		p.buf = append(p.buf, ':')
		p.printValue(entry.value, verb, depth+1)
	}
	if p.fmt.sharpV {
		p.buf = append(p.buf, '}')
	} else {
		p.buf = append(p.buf, ']')
	}
}

func (p *pp) printStruct(f reflect.Value, verb rune, depth int) {
	if p.fmt.sharpV {
		p.write(f.Type().String())
	}
	p.buf = append(p.buf, '{')
	n := f.NumField()
	for i := 0; i < n; i++ {
		p.separate(i)
		if p.fmt.plusV || p.fmt.sharpV {
			if name := f.Type().Field(i).Name; name != "" {
				p.write(name)
				p.buf = append(p.buf, ':')
			}
		}
		field := f.Field(i)
		if field.Kind() == reflect.Interface && !field.IsNil() {
			field = field.Elem()
		}
		p.printValue(field, verb, depth+1)
	}
	p.buf = append(p.buf, '}')
}

func (p *pp) printList(f reflect.Value, verb rune, depth int) {
	switch verb {
	case 's', 'q', 'x', 'X':
		t := f.Type()
		if t.Elem().Kind() == reflect.Uint8 {
			p.fmtBytes(bytesOf(f), verb, t.String())
			return
		}
	}
	n := f.Len()
	if p.fmt.sharpV {
		p.write(f.Type().String())
		if f.Kind() == reflect.Slice && f.IsNil() {
			p.write("(nil)")
			return
		}
		p.buf = append(p.buf, '{')
	} else {
		p.buf = append(p.buf, '[')
	}
	for i := 0; i < n; i++ {
		p.separate(i)
		p.printValue(f.Index(i), verb, depth+1)
	}
	if p.fmt.sharpV {
		p.buf = append(p.buf, '}')
	} else {
		p.buf = append(p.buf, ']')
	}
}

func bytesOf(f reflect.Value) []byte {
	if f.Kind() == reflect.Slice || f.CanAddr() {
		return f.Bytes()
	}
	b := make([]byte, f.Len())
	for i := range b {
		b[i] = byte(f.Index(i).Uint())
	}
	return b
}

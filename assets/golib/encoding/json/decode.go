package json

import (
	"encoding"
	"reflect"
	"strconv"
)

// decodeState walks over a text that was checked before.
type decodeState struct {
	data      []byte
	i         int
	saved     error // the first mistake that does not end decoding
	inStruct  reflect.Type
	path      []string
	useNumber bool
	onlyKnown bool
}

func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	d := decodeState{data: data}
	return d.unmarshal(v)
}

func (d *decodeState) unmarshal(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	if err := d.value(rv); err != nil {
		return d.inContext(err)
	}
	return d.saved
}

func (d *decodeState) save(err error) {
	if d.saved == nil {
		d.saved = d.inContext(err)
	}
}

// inContext names the field that was being decoded.
func (d *decodeState) inContext(err error) error {
	if e, ok := err.(*UnmarshalTypeError); ok && (d.inStruct != nil || len(d.path) > 0) {
		if d.inStruct != nil {
			e.Struct = d.inStruct.Name()
		}
		field := ""
		for i, name := range d.path {
			if i > 0 {
				field += "."
			}
			field += name
		}
		if e.Field != "" {
			if field != "" {
				field += "."
			}
			field += e.Field
		}
		e.Field = field
	}
	return err
}

func (d *decodeState) mismatch(value string, t reflect.Type, at int) {
	d.save(&UnmarshalTypeError{Value: value, Type: t, Offset: int64(at)})
}

func (d *decodeState) space() { d.i = skipSpace(d.data, d.i) }

// skip goes past the next value and returns where it began.
func (d *decodeState) skip() (start int) {
	d.space()
	start = d.i
	c := checker{data: d.data, i: d.i}
	c.value()
	d.i = c.i
	return start
}

// indirect follows (and allocates) pointers until a value that decodes itself or is no pointer.
func indirect(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	v0, haveAddr := v, false
	if v.Kind() != reflect.Pointer && v.Type().Name() != "" && v.CanAddr() {
		haveAddr = true
		v = v.Addr()
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			e := v.Elem()
			if e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				haveAddr = false
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			break
		}
		if v.Elem().Kind() == reflect.Interface && v.Elem().Elem().IsValid() && v.Elem().Elem().Equal(v) {
			v = v.Elem()
			break
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.Type().NumMethod() > 0 && v.CanInterface() {
			if u, ok := v.Interface().(Unmarshaler); ok {
				return u, nil, reflect.Value{}
			}
			if !null {
				if u, ok := v.Interface().(encoding.TextUnmarshaler); ok {
					return nil, u, reflect.Value{}
				}
			}
		}
		if haveAddr {
			v = v0
			haveAddr = false
		} else {
			v = v.Elem()
		}
	}
	return nil, nil, v
}

func (d *decodeState) value(v reflect.Value) error {
	d.space()
	switch d.data[d.i] {
	case '{':
		return d.object(v)
	case '[':
		return d.array(v)
	}
	return d.literal(v)
}

func (d *decodeState) array(v reflect.Value) error {
	given := v
	u, ut, v := indirect(v, false)
	if u != nil {
		start := d.skip()
		return u.UnmarshalJSON(d.data[start:d.i])
	}
	if ut != nil {
		start := d.skip()
		d.mismatch("array", given.Type(), start+1)
		return nil
	}
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(d.arrayInterface()))
			return nil
		}
		fallthrough
	default:
		start := d.skip()
		d.mismatch("array", v.Type(), start+1)
		return nil
	case reflect.Array, reflect.Slice:
	}
	d.i++
	n := 0
	for {
		d.space()
		if d.data[d.i] == ']' {
			break
		}
		if v.Kind() == reflect.Slice {
			if n >= v.Cap() {
				v.Grow(1)
			}
			if n >= v.Len() {
				v.SetLen(n + 1)
			}
		}
		if n < v.Len() {
			if err := d.value(v.Index(n)); err != nil {
				return err
			}
		} else {
			d.skip()
		}
		n++
		d.space()
		if d.data[d.i] == ',' {
			d.i++
		}
	}
	d.i++
	if n < v.Len() {
		if v.Kind() == reflect.Array {
			for ; n < v.Len(); n++ {
				v.Index(n).SetZero()
			}
		} else {
			v.SetLen(n)
		}
	}
	if n == 0 && v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	return nil
}

func (d *decodeState) object(v reflect.Value) error {
	given := v
	u, ut, v := indirect(v, false)
	if u != nil {
		start := d.skip()
		return u.UnmarshalJSON(d.data[start:d.i])
	}
	if ut != nil {
		start := d.skip()
		d.mismatch("object", given.Type(), start+1)
		return nil
	}
	if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
		v.Set(reflect.ValueOf(d.objectInterface()))
		return nil
	}
	t := v.Type()
	switch v.Kind() {
	case reflect.Map:
		switch t.Key().Kind() {
		case reflect.String, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8,
			reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		default:
			if !reflect.PointerTo(t.Key()).Implements(textUnmarshalerType) {
				start := d.skip()
				d.mismatch("object", t, start+1)
				return nil
			}
		}
		if v.IsNil() {
			v.Set(reflect.MakeMap(t))
		}
	case reflect.Struct:
	default:
		start := d.skip()
		d.mismatch("object", t, start+1)
		return nil
	}
	return d.members(v, t)
}

func (d *decodeState) members(v reflect.Value, t reflect.Type) error {
	outer, depth := d.inStruct, len(d.path)
	var mapElem reflect.Value
	d.i++
	for {
		d.space()
		if d.data[d.i] == '}' {
			break
		}
		keyStart := d.i
		key := d.str()
		d.space()
		d.i++ // ':'
		var target reflect.Value
		quoted := false
		if v.Kind() == reflect.Map {
			if !mapElem.IsValid() {
				mapElem = reflect.New(t.Elem()).Elem()
			} else {
				mapElem.SetZero()
			}
			target = mapElem
		} else {
			f := fieldsOf(t).find(key)
			if f != nil {
				var err error
				if target, err = d.fieldValue(v, f); err != nil {
					return err
				}
				quoted = f.quoted
				d.path = append(append(d.path, f.through...), f.name)
				d.inStruct = t
			} else if d.onlyKnown {
				d.save(errorText("json: unknown field " + strconv.Quote(string(key))))
			}
		}
		if err := d.member(target, quoted); err != nil {
			return err
		}
		if v.Kind() == reflect.Map {
			d.setMember(v, t, key, keyStart, mapElem)
		}
		d.path = d.path[:depth]
		d.inStruct = outer
		d.space()
		if d.data[d.i] == ',' {
			d.i++
		}
	}
	d.i++
	return nil
}

func (d *decodeState) member(target reflect.Value, quoted bool) error {
	if !target.IsValid() {
		d.skip()
		return nil
	}
	if !quoted {
		return d.value(target)
	}
	return d.quotedValue(target)
}

// quotedValue decodes a string that holds a literal (the option ",string").
func (d *decodeState) quotedValue(v reflect.Value) error {
	start := d.skip()
	text := d.data[start:d.i]
	switch text[0] {
	case 'n':
		return d.literalStore(text, v, start, false)
	case '"':
		return d.literalStore(unquoteBytes(text), v, start+2, true)
	}
	d.save(errorText("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into " + v.Type().String()))
	return nil
}

// badQuoted complains about what stands in the quotes of a literal.
func (d *decodeState) badQuoted(item []byte, v reflect.Value) {
	d.save(errorText("json: invalid use of ,string struct tag, trying to unmarshal " + strconv.Quote(string(item)) + " into " + v.Type().String()))
}

// fieldValue goes to the field, allocating embedded pointers on the way.
func (d *decodeState) fieldValue(v reflect.Value, f *field) (reflect.Value, error) {
	for _, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !v.CanSet() {
					d.save(errorText("json: cannot set embedded pointer to unexported struct: " + v.Type().Elem().String()))
					return reflect.Value{}, nil
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, nil
}

func (d *decodeState) setMember(v reflect.Value, t reflect.Type, key []byte, at int, elem reflect.Value) {
	kt := t.Key()
	var kv reflect.Value
	switch {
	case reflect.PointerTo(kt).Implements(textUnmarshalerType):
		kv = reflect.New(kt)
		if err := kv.Interface().(encoding.TextUnmarshaler).UnmarshalText(key); err != nil {
			d.save(err)
			return
		}
		kv = kv.Elem()
	case kt.Kind() == reflect.String:
		kv = reflect.New(kt).Elem()
		kv.SetString(string(key))
	default:
		kv = reflect.New(kt).Elem()
		if kv.CanInt() {
			n, err := strconv.ParseInt(string(key), 10, 64)
			if err != nil || kv.OverflowInt(n) {
				d.mismatch("number "+string(key), kt, at+1)
				return
			}
			kv.SetInt(n)
		} else {
			n, err := strconv.ParseUint(string(key), 10, 64)
			if err != nil || kv.OverflowUint(n) {
				d.mismatch("number "+string(key), kt, at+1)
				return
			}
			kv.SetUint(n)
		}
	}
	v.SetMapIndex(kv, elem)
}

// number converts for an interface; nil when it is out of range.
func (d *decodeState) convertNumber(s string, end int) any {
	if d.useNumber {
		return Number(s)
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		d.mismatch("number "+s, reflect.TypeFor[float64](), end)
		return nil
	}
	return f
}

func (d *decodeState) valueInterface() any {
	d.space()
	switch d.data[d.i] {
	case '{':
		return d.objectInterface()
	case '[':
		return d.arrayInterface()
	case '"':
		return string(d.str())
	}
	start := d.skip()
	switch item := d.data[start:d.i]; item[0] {
	case 'n':
		return nil
	case 't', 'f':
		return item[0] == 't'
	default:
		return d.convertNumber(string(item), d.i)
	}
}

func (d *decodeState) arrayInterface() []any {
	d.i++
	v := []any{}
	for {
		d.space()
		if d.data[d.i] == ']' {
			d.i++
			return v
		}
		v = append(v, d.valueInterface())
		d.space()
		if d.data[d.i] == ',' {
			d.i++
		}
	}
}

func (d *decodeState) objectInterface() map[string]any {
	d.i++
	m := make(map[string]any)
	for {
		d.space()
		if d.data[d.i] == '}' {
			d.i++
			return m
		}
		key := string(d.str())
		d.space()
		d.i++
		m[key] = d.valueInterface()
		d.space()
		if d.data[d.i] == ',' {
			d.i++
		}
	}
}

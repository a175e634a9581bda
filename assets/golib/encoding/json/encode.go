package json

import (
	"encoding"
	"encoding/base64"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// encoder appends a value's text to buf.
type encoder struct {
	buf        []byte
	escapeHTML bool
	depth      int
	next       *encoder
	seen       map[any]bool // pointers on the way, watched when the way is suspiciously long
}

// encodeFailure is what an encoder panics with.
type encodeFailure struct{ err error }

func (e *encoder) fail(err error) { panic(encodeFailure{err}) }

func Marshal(v any) ([]byte, error) {
	e := newEncoder(true)
	if err := e.run(v); err != nil {
		return nil, err
	}
	buf := append([]byte(nil), e.buf...)
	e.release()
	return buf, nil
}

var idle *encoder // encoders are used again

func newEncoder(escapeHTML bool) *encoder {
	e := idle
	if e == nil {
		e = new(encoder)
	} else {
		idle = e.next
		e.next = nil
	}
	e.buf = e.buf[:0]
	e.escapeHTML = escapeHTML
	e.depth = 0
	e.seen = nil
	return e
}

func (e *encoder) release() {
	e.next = idle
	idle = e
}

func (e *encoder) run(v any) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case encodeFailure:
			err = r.err
		default:
			panic(r)
		}
	}()
	e.value(reflect.ValueOf(v), false)
	return nil
}

func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return appendIndent(make([]byte, 0, 2*len(b)), b, prefix, indent), nil
}

var (
	marshalerType       = reflect.TypeFor[Marshaler]()
	textMarshalerType   = reflect.TypeFor[encoding.TextMarshaler]()
	unmarshalerType     = reflect.TypeFor[Unmarshaler]()
	textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()
	numberType          = reflect.TypeFor[Number]()
	zeroerType          = reflect.TypeFor[zeroer]()
)

// What a type, and a pointer to it, can do by methods; found once for each type.
const (
	marshals = 1 << iota
	pointerMarshals
	writesText
	pointerWritesText
)

var methodsKnown = map[reflect.Type]int{}

func methodsOf(t reflect.Type) int {
	how, known := methodsKnown[t]
	if known {
		return how
	}
	if t.Implements(marshalerType) {
		how |= marshals
	}
	if t.Implements(textMarshalerType) {
		how |= writesText
	}
	if p := reflect.PointerTo(t); t.Kind() != reflect.Pointer {
		if p.Implements(marshalerType) {
			how |= pointerMarshals
		}
		if p.Implements(textMarshalerType) {
			how |= pointerWritesText
		}
	}
	methodsKnown[t] = how
	return how
}

// byMethod lets the value write itself, if it can.
func (e *encoder) byMethod(v reflect.Value) bool {
	t := v.Type()
	if t.NumMethod() == 0 && (!v.CanAddr() || t.PkgPath() == "") {
		return false
	}
	pointer := t.Kind() != reflect.Pointer && v.CanAddr()
	how := methodsOf(t)
	switch {
	case pointer && how&pointerMarshals != 0:
		e.marshaler(v.Addr())
	case how&marshals != 0:
		e.marshaler(v)
	case pointer && how&pointerWritesText != 0:
		e.textMarshaler(v.Addr())
	case how&writesText != 0:
		e.textMarshaler(v)
	default:
		return false
	}
	return true
}

func (e *encoder) marshaler(v reflect.Value) {
	if (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil() {
		e.buf = append(e.buf, "null"...)
		return
	}
	m, ok := v.Interface().(Marshaler)
	if !ok {
		e.buf = append(e.buf, "null"...)
		return
	}
	b, err := m.MarshalJSON()
	if err == nil {
		err = check(b)
	}
	if err != nil {
		e.fail(&MarshalerError{v.Type(), err, "MarshalJSON"})
	}
	e.buf = appendCompact(e.buf, b, e.escapeHTML)
}

func (e *encoder) textMarshaler(v reflect.Value) {
	if (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil() {
		e.buf = append(e.buf, "null"...)
		return
	}
	b, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		e.fail(&MarshalerError{v.Type(), err, "MarshalText"})
	}
	e.buf = appendString(e.buf, string(b), e.escapeHTML)
}

func (e *encoder) value(v reflect.Value, quoted bool) {
	if !v.IsValid() {
		e.buf = append(e.buf, "null"...)
		return
	}
	if e.byMethod(v) {
		return
	}
	if quoted && v.Kind() != reflect.String && v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface {
		e.buf = append(e.buf, '"')
		defer func() { e.buf = append(e.buf, '"') }()
	}
	switch v.Kind() {
	case reflect.Bool:
		e.buf = strconv.AppendBool(e.buf, v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.buf = strconv.AppendInt(e.buf, v.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.buf = strconv.AppendUint(e.buf, v.Uint(), 10)
	case reflect.Float32:
		e.float(v, 32)
	case reflect.Float64:
		e.float(v, 64)
	case reflect.String:
		e.str(v, quoted)
	case reflect.Interface:
		e.value(v.Elem(), false)
	case reflect.Pointer:
		if v.IsNil() {
			e.buf = append(e.buf, "null"...)
			return
		}
		e.enter(v, v.UnsafePointer())
		e.value(v.Elem(), quoted)
		e.leave(v.UnsafePointer())
	case reflect.Struct:
		e.object(v)
	case reflect.Map:
		e.mapping(v)
	case reflect.Slice:
		e.slice(v)
	case reflect.Array:
		e.list(v)
	default:
		e.fail(&UnsupportedTypeError{v.Type()})
	}
}

const startDetectingCycles = 1000

func (e *encoder) enter(v reflect.Value, p any) {
	if e.depth++; e.depth <= startDetectingCycles {
		return
	}
	if e.seen[p] {
		e.fail(&UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()})
	}
	if e.seen == nil {
		e.seen = map[any]bool{}
	}
	e.seen[p] = true
}

func (e *encoder) leave(p any) {
	if e.depth > startDetectingCycles {
		delete(e.seen, p)
	}
	e.depth--
}

func (e *encoder) float(v reflect.Value, bits int) {
	f := v.Float()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		e.fail(&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)})
	}
	format := byte('f')
	if size := math.Abs(f); size != 0 {
		if bits == 64 && (size < 1e-6 || size >= 1e21) || bits == 32 && (float32(size) < 1e-6 || float32(size) >= 1e21) {
			format = 'e'
		}
	}
	e.buf = strconv.AppendFloat(e.buf, f, format, -1, bits)
	if n := len(e.buf); format == 'e' && n >= 4 && e.buf[n-4] == 'e' && (e.buf[n-3] == '-' || e.buf[n-3] == '+') && e.buf[n-2] == '0' {
		e.buf[n-2] = e.buf[n-1] // e-09 is written e-9
		e.buf = e.buf[:n-1]
	}
}

func isNumber(s string) bool {
	c := checker{data: []byte(s)}
	return s != "" && (s[0] == '-' || isDigit(s[0])) && c.number() == nil && c.i == len(s)
}

func (e *encoder) str(v reflect.Value, quoted bool) {
	s := v.String()
	if v.Type() == numberType {
		if s == "" {
			s = "0"
		}
		if !isNumber(s) {
			e.fail(errorText("json: invalid number literal " + strconv.Quote(s)))
		}
		if quoted {
			s = `"` + s + `"`
		}
		e.buf = append(e.buf, s...)
		return
	}
	if quoted {
		s = string(appendString(nil, s, e.escapeHTML))
	}
	e.buf = appendString(e.buf, s, e.escapeHTML)
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Chan, reflect.Func, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		return false
	}
	return v.IsZero()
}

type zeroer interface{ IsZero() bool }

// isZero asks the value itself, if it has a method for that.
func isZero(v reflect.Value) bool {
	if v.Kind() == reflect.Pointer && v.IsNil() || v.Kind() == reflect.Interface && (v.IsNil() || v.Elem().Kind() == reflect.Pointer && v.Elem().IsNil()) {
		return true
	}
	if v.Type().NumMethod() > 0 {
		if z, ok := v.Interface().(zeroer); ok {
			return z.IsZero()
		}
	}
	if v.Kind() != reflect.Interface && v.Type().Name() != "" && reflect.PointerTo(v.Type()).Implements(zeroerType) {
		if !v.CanAddr() {
			copied := reflect.New(v.Type()).Elem()
			copied.Set(v)
			v = copied
		}
		return v.Addr().Interface().(zeroer).IsZero()
	}
	return v.IsZero()
}

func (e *encoder) object(v reflect.Value) {
	open := byte('{')
	fields := fieldsOf(v.Type())
next:
	for i := range fields.list {
		f := &fields.list[i]
		fv := v
		for _, index := range f.index {
			if fv.Kind() == reflect.Pointer {
				if fv.IsNil() {
					continue next
				}
				fv = fv.Elem()
			}
			fv = fv.Field(index)
		}
		if f.omitEmpty && isEmpty(fv) || f.omitZero && isZero(fv) {
			continue
		}
		e.buf = append(e.buf, open)
		open = ','
		if e.escapeHTML {
			e.buf = append(e.buf, f.safe...)
		} else {
			e.buf = append(e.buf, f.prefix...)
		}
		e.value(fv, f.quoted)
	}
	if open == '{' {
		e.buf = append(e.buf, '{')
	}
	e.buf = append(e.buf, '}')
}

type keyed struct {
	key   string
	value reflect.Value
}

func (e *encoder) mapping(v reflect.Value) {
	t := v.Type()
	switch t.Key().Kind() {
	case reflect.String, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16,
		reflect.Uint32, reflect.Uint64, reflect.Uintptr:
	default:
		if !t.Key().Implements(textMarshalerType) {
			e.fail(&UnsupportedTypeError{t})
		}
	}
	if v.IsNil() {
		e.buf = append(e.buf, "null"...)
		return
	}
	e.enter(v, v.UnsafePointer())
	entries := make([]keyed, 0, v.Len())
	var it reflect.MapIter // in this frame, where real Go's inlined MapRange has it
	it.Reset(v)
	for it.Next() {
		entries = append(entries, keyed{e.keyText(it.Key()), it.Value()})
	}
	slices.SortFunc(entries, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	e.buf = append(e.buf, '{')
	for i, entry := range entries {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.buf = appendString(e.buf, entry.key, e.escapeHTML)
		e.buf = append(e.buf, ':')
		e.value(entry.value, false)
	}
	e.buf = append(e.buf, '}')
	e.leave(v.UnsafePointer())
}

func (e *encoder) keyText(k reflect.Value) string {
	if k.Kind() == reflect.String {
		return k.String()
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return ""
		}
		b, err := m.MarshalText()
		if err != nil {
			e.fail(errorText("json: encoding error for type " + k.Type().String() + ": " + strconv.Quote(err.Error())))
		}
		return string(b)
	}
	if k.CanInt() {
		return strconv.FormatInt(k.Int(), 10)
	}
	return strconv.FormatUint(k.Uint(), 10)
}

func (e *encoder) slice(v reflect.Value) {
	if v.IsNil() {
		e.buf = append(e.buf, "null"...)
		return
	}
	if elem := v.Type().Elem(); elem.Kind() == reflect.Uint8 {
		p := reflect.PointerTo(elem)
		if !p.Implements(marshalerType) && !p.Implements(textMarshalerType) {
			e.buf = append(e.buf, '"')
			e.buf = base64.StdEncoding.AppendEncode(e.buf, v.Bytes())
			e.buf = append(e.buf, '"')
			return
		}
	}
	type key struct {
		p   any
		len int
	}
	if e.depth < startDetectingCycles { // nothing is watched yet: no key is made
		e.depth++
		e.list(v)
		e.depth--
		return
	}
	k := key{v.UnsafePointer(), v.Len()}
	e.enter(v, k)
	e.list(v)
	e.leave(k)
}

func (e *encoder) list(v reflect.Value) {
	e.buf = append(e.buf, '[')
	n := v.Len()
	for i := 0; i < n; i++ {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.value(v.Index(i), false)
	}
	e.buf = append(e.buf, ']')
}

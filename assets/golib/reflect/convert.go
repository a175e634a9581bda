package reflect

import "unsafe"

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertible(u.common(), t)
}

func isInt(k Kind) bool     { return Int <= k && k <= Int64 }
func isUint(k Kind) bool    { return Uint <= k && k <= Uintptr }
func isFloat(k Kind) bool   { return k == Float32 || k == Float64 }
func isComplex(k Kind) bool { return k == Complex64 || k == Complex128 }
func isNumber(k Kind) bool  { return Int <= k && k <= Float64 }

// isText tells whether t is a slice of bytes or runes.
func isText(t *rtype) bool {
	if t.Kind() != Slice || t.elem().PkgPath() != "" {
		return false
	}
	k := t.elem().Kind()
	return k == Uint8 || k == Int32
}

func convertible(to, from *rtype) bool {
	a, b := from.Kind(), to.Kind()
	switch {
	case isNumber(a) && isNumber(b), isComplex(a) && isComplex(b):
		return true
	case b == String && (isInt(a) || isUint(a) || isText(from)), a == String && isText(to):
		return true
	case a == Slice && b == Array && from.elem() == to.elem():
		return true
	case a == Slice && b == Pointer && to.elem().Kind() == Array && from.elem() == to.elem().elem():
		return true
	case a == Chan && b == Chan && from.ChanDir() == BothDir && identical(to.elem(), from.elem(), true):
		return !to.named() || !from.named()
	case sameUnderlying(to, from, false):
		return true
	case a == Pointer && !from.named() && b == Pointer && !to.named() && sameUnderlying(to.elem(), from.elem(), false):
		return true
	}
	return b == Interface && from.implements(to)
}

func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	switch {
	case v.kind() == Slice && t.Kind() == Array:
		return t.Len() <= v.Len()
	case v.kind() == Slice && t.Kind() == Pointer && t.Elem().Kind() == Array:
		return t.Elem().Len() <= v.Len()
	}
	return true
}

// Convert converts v as the expression t(v) does.
func (v Value) Convert(typ Type) Value {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue(v)
	}
	to := typ.common()
	if !convertible(to, v.typ) {
		panic("reflect.Value.Convert: value of type " + v.typ.String() + " cannot be converted to type " + to.String())
	}
	a, b := v.kind(), to.Kind()
	switch {
	case isNumber(a) && isNumber(b):
		return v.toNumber(to)
	case isComplex(a) && isComplex(b):
		out := fixed(to, v.flag.ro())
		out.plain().SetComplex(v.Complex())
		return out
	case b == String && a != String, a == String && b == Slice:
		return v.toText(to)
	case a == Slice && (b == Array || b == Pointer && v.typ.elem() != to.elem()):
		return v.toArray(to)
	case b == Interface && a != Interface:
		return v.assignTo("reflect.Value.Convert", to, nil)
	case b == Interface:
		if v.IsNil() {
			out := Zero(to)
			out.flag |= v.flag.ro()
			return out
		}
		inner := unpack(v.inner())
		inner.flag |= v.flag.ro()
		return inner.assignTo("reflect.Value.Convert", to, nil)
	}
	if v.flag&flagAddr != 0 {
		return fresh(to, v.ptr, v.flag.ro())
	}
	return Value{to, v.ptr, v.flag&flagIndir | v.flag.ro() | flag(b)}
}

// fixed gives a new zero value of a type that is not direct.
func fixed(t *rtype, ro flag) Value { return Value{t, unsafe_New(t), flagIndir | ro | flag(t.kind&31)} }

// plain lets a value be set whatever it came through.
func (v Value) plain() Value {
	v.flag = v.flag&^flagRO | flagAddr
	return v
}

func (v Value) toNumber(to *rtype) Value {
	out := fixed(to, v.flag.ro())
	set := out.plain()
	switch a, b := v.kind(), to.Kind(); {
	case isInt(a) && isInt(b):
		set.SetInt(v.Int())
	case isInt(a) && isUint(b):
		set.SetUint(uint64(v.Int()))
	case isInt(a):
		set.SetFloat(float64(v.Int()))
	case isUint(a) && isInt(b):
		set.SetInt(int64(v.Uint()))
	case isUint(a) && isUint(b):
		set.SetUint(v.Uint())
	case isUint(a):
		set.SetFloat(float64(v.Uint()))
	case isInt(b):
		set.SetInt(int64(v.Float()))
	case isUint(b):
		set.SetUint(uint64(v.Float()))
	default:
		set.SetFloat(v.Float())
	}
	return out
}

// toText converts between strings, slices of bytes or runes, and numbers of characters.
func (v Value) toText(to *rtype) Value {
	out := boxed(to, v.flag.ro())
	if to.Kind() == Slice {
		s := *(*string)(v.ptr)
		if to.elem().Kind() == Uint8 {
			*(*[]byte)(out.ptr) = []byte(s)
		} else {
			*(*[]rune)(out.ptr) = []rune(s)
		}
		return out
	}
	text := "\uFFFD"
	switch {
	case v.CanInt():
		if x := v.Int(); int64(rune(x)) == x {
			text = string(rune(x))
		}
	case v.CanUint():
		if x := v.Uint(); uint64(rune(x)) == x {
			text = string(rune(x))
		}
	case v.typ.elem().Kind() == Uint8:
		text = string(*(*[]byte)(v.ptr))
	default:
		text = string(*(*[]rune)(v.ptr))
	}
	*(*string)(out.ptr) = text
	return out
}

// toArray converts a slice to an array or to a pointer to one.
func (v Value) toArray(to *rtype) Value {
	array := to
	if to.Kind() == Pointer {
		array = to.elem()
	}
	n := array.Len()
	if n > v.Len() {
		what := "array with length "
		if to.Kind() == Pointer {
			what = "pointer to array with length "
		}
		panic("reflect: cannot convert slice with length " + itoa(v.Len()) + " to " + what + itoa(n))
	}
	data := (*sliceHeader)(v.ptr).data
	if to.Kind() == Pointer {
		return Value{to, data, v.flag.ro() | flag(Pointer)}
	}
	return fresh(to, unsafe.Pointer(data), v.flag.ro())
}

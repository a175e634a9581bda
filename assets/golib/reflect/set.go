package reflect

import "unsafe"

// New gives a pointer to a new zero value.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	t := typ.common()
	return Value{t.ptrTo(), unsafe_New(t), flag(Pointer)}
}

func NewAt(typ Type, p unsafe.Pointer) Value { return Value{typ.common().ptrTo(), p, flag(Pointer)} }

// Zero gives a zero value that cannot be set.
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := typ.common()
	if t.direct() {
		return Value{t, nil, flag(t.kind & 31)}
	}
	return Value{t, unsafe_New(t), flag(t.kind&31) | flagIndir}
}

// Set puts x into v.
func (v Value) Set(x Value) {
	v.mustBeAssignable("Set")
	x.mustBeExported("Set")
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	x = x.assignTo("reflect.Set", v.typ, target)
	typedmemmove(v.typ, v.ptr, x.address())
}

// assignTo converts v to the type as an assignment does. For an interface the result stands at target, if there is one.
func (v Value) assignTo(context string, to *rtype, target unsafe.Pointer) Value {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue(v)
	}
	if directlyAssignable(to, v.typ) {
		return Value{to, v.ptr, v.flag&(flagAddr|flagIndir) | v.flag.ro() | flag(to.kind&31)}
	}
	if to.Kind() == Interface && v.typ.implements(to) {
		if v.kind() == Interface && v.IsNil() {
			return Value{to, unsafe_New(to), flagIndir | flag(Interface)}
		}
		x := v.any()
		if target == nil {
			target = unsafe_New(to)
		}
		storeInterface(to, target, x)
		return Value{to, target, flagIndir | flag(Interface)}
	}
	panic(context + ": value of type " + v.typ.String() + " is not assignable to type " + to.String())
}

// storeInterface writes x into an interface variable of the type.
func storeInterface(to *rtype, target unsafe.Pointer, x any) {
	if to.NumMethod() == 0 {
		*(*any)(target) = x
		return
	}
	w := (*words)(unsafe.Pointer(&x))
	if w.typ != nil {
		w.typ = getitab(to, (*rtype)(w.typ))
	}
	*(*any)(target) = x
}

func (v Value) SetZero() {
	v.mustBeAssignable("SetZero")
	typedmemclr(v.typ, v.ptr)
}

func (v Value) SetBool(x bool) {
	v.mustBeAssignable("SetBool")
	v.must(Bool, "SetBool")
	*(*bool)(v.ptr) = x
}

func (v Value) SetInt(x int64) {
	v.mustBeAssignable("SetInt")
	switch v.kind() {
	case Int, Int64:
		*(*int64)(v.ptr) = x
	case Int8:
		*(*int8)(v.ptr) = int8(x)
	case Int16:
		*(*int16)(v.ptr) = int16(x)
	case Int32:
		*(*int32)(v.ptr) = int32(x)
	default:
		v.fail("SetInt")
	}
}

func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("SetUint")
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		*(*uint64)(v.ptr) = x
	case Uint8:
		*(*uint8)(v.ptr) = uint8(x)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(x)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(x)
	default:
		v.fail("SetUint")
	}
}

func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("SetFloat")
	switch v.kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		v.fail("SetFloat")
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("SetComplex")
	switch v.kind() {
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		v.fail("SetComplex")
	}
}

func (v Value) SetString(x string) {
	v.mustBeAssignable("SetString")
	v.must(String, "SetString")
	*(*string)(v.ptr) = x
}

func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("SetBytes")
	v.must(Slice, "SetBytes")
	if v.typ.elem().Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("SetPointer")
	v.must(UnsafePointer, "SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}

func (v Value) SetLen(n int) {
	v.mustBeAssignable("SetLen")
	v.must(Slice, "SetLen")
	s := (*sliceHeader)(v.ptr)
	if uint(n) > uint(s.cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.len = n
}

func (v Value) SetCap(n int) {
	v.mustBeAssignable("SetCap")
	v.must(Slice, "SetCap")
	s := (*sliceHeader)(v.ptr)
	if n < s.len || n > s.cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.cap = n
}

// Swapper gives a function that swaps elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.kind()})
	}
	s := (*sliceHeader)(v.ptr)
	t := v.typ.elem()
	spare := unsafe_New(t)
	return func(i, j int) {
		if uint(i) >= uint(s.len) || uint(j) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
		a, b := unsafe.Add(s.data, uintptr(i)*t.size), unsafe.Add(s.data, uintptr(j)*t.size)
		typedmemmove(t, spare, a)
		typedmemmove(t, a, b)
		typedmemmove(t, b, spare)
	}
}

package reflect

import (
	"strconv"
	"unsafe"
)

// Value holds any Go value: its type, and the value itself (a direct type without flagIndir) or where it stands
// [go1.26 reflect/value.go Value].
type Value struct {
	typ *rtype
	ptr unsafe.Pointer
	flag
}

type flag uintptr

const (
	flagKindMask    flag = 31
	flagStickyRO    flag = 1 << 5 // came through an unexported field
	flagEmbedRO     flag = 1 << 6 // came through an unexported embedded field
	flagIndir       flag = 1 << 7
	flagAddr        flag = 1 << 8
	flagMethod      flag = 1 << 9
	flagMethodShift      = 10
	flagRO               = flagStickyRO | flagEmbedRO
)

func (f flag) kind() Kind { return Kind(f & flagKindMask) }

func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

// ValueError says that a method was called on a Value that does not have it.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (v Value) fail(method string) { panic(&ValueError{"reflect.Value." + method, v.kind()}) }

func (v Value) must(kind Kind, method string) {
	if v.kind() != kind {
		v.fail(method)
	}
}

// mustBeExported and mustBeAssignable guard what changes a value or lets it out.
func (v Value) mustBeExported(method string) {
	if v.flag == 0 {
		v.fail(method)
	}
	if v.flag&flagRO != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
}

func (v Value) mustBeAssignable(method string) {
	v.mustBeExported(method)
	if v.flag&flagAddr == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// Moving values between memory, with the write barrier.
func unsafe_New(t *rtype) unsafe.Pointer
func unsafe_NewArray(t *rtype, n int) unsafe.Pointer

//go:escapes *from
func typedmemmove(t *rtype, to, from unsafe.Pointer)

func typedmemclr(t *rtype, at unsafe.Pointer)

// getitab gives the itab of a concrete type for an interface, nil when it lacks a method.
func getitab(inter, t *rtype) unsafe.Pointer

// ValueOf gives the value inside i.
func ValueOf(i any) Value {
	if i == nil {
		return Value{}
	}
	return unpack(i)
}

func unpack(i any) Value {
	w := (*words)(unsafe.Pointer(&i))
	t := (*rtype)(w.typ)
	if t == nil {
		return Value{}
	}
	f := flag(t.kind & 31)
	if !t.direct() {
		f |= flagIndir
	}
	return Value{t, w.data, f}
}

// pack puts v into an interface value; what can still change is copied.
func pack(v Value) (i any) {
	w := (*words)(unsafe.Pointer(&i))
	switch {
	case !v.typ.direct():
		data := v.ptr
		if v.flag&flagAddr != 0 {
			data = unsafe_New(v.typ)
			typedmemmove(v.typ, data, v.ptr)
		}
		w.data = data
	case v.flag&flagIndir != 0:
		w.data = *(*unsafe.Pointer)(v.ptr)
	default:
		w.data = v.ptr
	}
	w.typ = unsafe.Pointer(v.typ)
	return i
}

// pointer gives the word of a direct value.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// address gives where the value stands; a direct one is put somewhere first.
func (v *Value) address() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	return unsafe.Pointer(&v.ptr)
}

func (v Value) IsValid() bool { return v.flag != 0 }
func (v Value) Kind() Kind    { return v.kind() }
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }
func (v Value) CanSet() bool  { return v.flag&(flagAddr|flagRO) == flagAddr }

func (v Value) CanInterface() bool {
	if v.flag == 0 {
		v.fail("CanInterface")
	}
	return v.flag&flagRO == 0
}

func (v Value) CanInt() bool     { return Int <= v.kind() && v.kind() <= Int64 }
func (v Value) CanUint() bool    { return Uint <= v.kind() && v.kind() <= Uintptr }
func (v Value) CanFloat() bool   { return v.kind() == Float32 || v.kind() == Float64 }
func (v Value) CanComplex() bool { return v.kind() == Complex64 || v.kind() == Complex128 }

func (v Value) Type() Type {
	if v.flag == 0 {
		v.fail("Type")
	}
	if v.flag&flagMethod != 0 {
		signature, _, _ := v.method()
		return signature
	}
	return v.typ
}

func (v Value) Interface() any {
	if v.flag == 0 {
		v.fail("Interface")
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.any()
}

// any is Interface without its check.
func (v Value) any() any {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue(v)
	}
	if v.kind() == Interface {
		return v.inner()
	}
	return pack(v)
}

// inner gives the value inside an interface as any.
func (v Value) inner() any {
	if v.typ.NumMethod() == 0 {
		return *(*any)(v.ptr)
	}
	return *(*interface{ M() })(v.ptr)
}

// TypeAssert is v.Interface().(T).
func TypeAssert[T any](v Value) (T, bool) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	x, ok := v.any().(T)
	return x, ok
}

func (v Value) InterfaceData() [2]uintptr {
	v.must(Interface, "InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}

func (v Value) Bool() bool {
	v.must(Bool, "Bool")
	return *(*bool)(v.ptr)
}

func (v Value) Int() int64 {
	switch v.kind() {
	case Int, Int64:
		return *(*int64)(v.ptr)
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	}
	v.fail("Int")
	return 0
}

func (v Value) Uint() uint64 {
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	}
	v.fail("Uint")
	return 0
}

func (v Value) Float() float64 {
	switch v.kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	v.fail("Float")
	return 0
}

func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	v.fail("Complex")
	return 0
}

// String gives a string's text; for other kinds a note of the type, so that printing works.
func (v Value) String() string {
	switch v.kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if v.typ.elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), v.typ.Len())
	}
	v.fail("Bytes")
	return nil
}

func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return uintptr(v.pointer())
	case Func:
		if v.flag&flagMethod != 0 {
			_, _, code := v.method()
			return code
		}
		p := v.pointer()
		if p == nil {
			return 0
		}
		return *(*uintptr)(p)
	case Slice, String:
		return *(*uintptr)(v.ptr)
	}
	v.fail("Pointer")
	return 0
}

func (v Value) UnsafePointer() unsafe.Pointer { return unsafe.Pointer(v.Pointer()) }

func (v Value) UnsafeAddr() uintptr {
	if v.flag == 0 {
		v.fail("UnsafeAddr")
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		return v.flag&flagMethod == 0 && v.pointer() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	v.fail("IsNil")
	return false
}

func (v Value) IsZero() bool {
	switch k := v.kind(); k {
	case Invalid:
		v.fail("IsZero")
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32, Float64, Complex64, Complex128: // by bits: -0 is not zero
		for i := range v.typ.size / 4 {
			if *(*uint32)(unsafe.Add(v.ptr, i*4)) != 0 {
				return false
			}
		}
	case Array:
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				return false
			}
		}
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() && v.typ.fields()[i].name.text() != "_" {
				return false
			}
		}
	case String:
		return v.Len() == 0
	default:
		return v.IsNil()
	}
	return true
}

// Elem gives what an interface or a pointer holds; the zero Value for nil.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := unpack(v.inner())
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		t := v.typ.elem()
		return Value{t, p, v.flag&flagRO | flagIndir | flagAddr | flag(t.kind&31)}
	}
	v.fail("Elem")
	return Value{}
}

// Indirect gives what v points at, or v itself.
func Indirect(v Value) Value {
	if v.kind() != Pointer {
		return v
	}
	return v.Elem()
}

func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{v.typ.ptrTo(), v.ptr, v.flag.ro() | flag(Pointer)}
}

func (v Value) NumField() int {
	v.must(Struct, "NumField")
	return len(v.typ.fields())
}

func (v Value) Field(i int) Value {
	v.must(Struct, "Field")
	fields := v.typ.fields()
	if i < 0 || i >= len(fields) {
		panic("reflect: Field index out of range")
	}
	f := &fields[i]
	fl := v.flag&(flagStickyRO|flagIndir|flagAddr) | flag(f.typ.kind&31)
	if !f.name.exported() {
		if f.name.embedded() {
			fl |= flagEmbedRO
		} else {
			fl |= flagStickyRO
		}
	}
	if v.flag&flagIndir == 0 { // a direct struct has one field at offset 0
		return Value{f.typ, v.ptr, fl}
	}
	return Value{f.typ, unsafe.Add(v.ptr, f.offset), fl}
}

func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.must(Struct, "FieldByIndex")
	for depth, i := range index {
		if depth > 0 && v.kind() == Pointer && v.typ.elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

type embeddedError string

func (e embeddedError) Error() string { return string(e) }

func (v Value) FieldByIndexErr(index []int) (Value, error) {
	v.must(Struct, "FieldByIndexErr")
	for depth, i := range index {
		if depth > 0 && v.kind() == Pointer && v.typ.elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, embeddedError("reflect: indirection through nil pointer to embedded struct field " + v.typ.elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, nil
}

func (v Value) FieldByName(name string) Value {
	v.must(Struct, "FieldByName")
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	v.must(Struct, "FieldByNameFunc")
	if f, ok := v.typ.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		v.fail("OverflowInt")
	}
	return v.typ.OverflowInt(x)
}

func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		v.fail("OverflowUint")
	}
	return v.typ.OverflowUint(x)
}

func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		v.fail("OverflowFloat")
	}
	return v.typ.OverflowFloat(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		v.fail("OverflowComplex")
	}
	return v.typ.OverflowComplex(x)
}

func (v Value) Comparable() bool {
	switch v.kind() {
	case Invalid:
		return true
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		for i := range v.Len() {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return v.typ.Comparable()
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return v.typ.Comparable()
}

func (v Value) Equal(u Value) bool {
	if v.kind() == Interface {
		v = v.Elem()
	}
	if u.kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.kind() != u.kind() || v.typ != u.typ {
		return false
	}
	if !v.typ.Comparable() {
		panic("reflect.Value.Equal: values of type " + v.typ.String() + " are not comparable")
	}
	v.flag &^= flagRO
	u.flag &^= flagRO
	return v.any() == u.any()
}

func itoa(i int) string { return strconv.Itoa(i) }

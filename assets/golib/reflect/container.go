package reflect

import "unsafe"

type sliceHeader struct {
	data unsafe.Pointer
	len  int
	cap  int
}

// SliceHeader and StringHeader are the words of a slice and of a string.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

type StringHeader struct {
	Data uintptr
	Len  int
}

func (v Value) Len() int {
	switch v.kind() {
	case Slice, String: // both have the length in their second word
		return (*sliceHeader)(v.ptr).len
	case Array:
		return v.typ.Len()
	case Map:
		return maplen(v.pointer())
	case Chan:
		return chanlen(v.pointer())
	case Pointer:
		if v.typ.elem().Kind() == Array {
			return v.typ.elem().Len()
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	v.fail("Len")
	return 0
}

func (v Value) Cap() int {
	switch v.kind() {
	case Slice:
		return (*sliceHeader)(v.ptr).cap
	case Array:
		return v.typ.Len()
	case Chan:
		return chancap(v.pointer())
	case Pointer:
		if v.typ.elem().Kind() == Array {
			return v.typ.elem().Len()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	v.fail("Cap")
	return 0
}

func (v Value) Index(i int) Value {
	switch v.kind() {
	case Slice:
		s := (*sliceHeader)(v.ptr)
		if uint(i) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
		t := v.typ.elem()
		return Value{t, unsafe.Add(s.data, uintptr(i)*t.size), flagAddr | flagIndir | v.flag.ro() | flag(t.kind&31)}
	case Array:
		if uint(i) >= uint(v.typ.Len()) {
			panic("reflect: array index out of range")
		}
		t := v.typ.elem()
		fl := v.flag&(flagIndir|flagAddr) | v.flag.ro() | flag(t.kind&31)
		if v.flag&flagIndir == 0 {
			return Value{t, v.ptr, fl}
		}
		return Value{t, unsafe.Add(v.ptr, uintptr(i)*t.size), fl}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		return Value{TypeOf(uint8(0)).common(), unsafe.Pointer(unsafe.StringData(s[i:])), flagIndir | v.flag.ro() | flag(Uint8)}
	}
	v.fail("Index")
	return Value{}
}

// window gives the backing store of a slice or an addressable array.
func (v Value) window(method string) (t *rtype, s sliceHeader) {
	switch v.kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value." + method + ": slice of unaddressable array")
		}
		n := v.typ.Len()
		return SliceOf(v.typ.elem()).common(), sliceHeader{v.ptr, n, n}
	case Slice:
		return v.typ, *(*sliceHeader)(v.ptr)
	}
	v.fail(method)
	return nil, s
}

func (v Value) Slice(i, j int) Value {
	if v.kind() == String {
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		part := s[i:j]
		out := boxed(v.typ, v.flag.ro())
		*(*string)(out.ptr) = part
		return out
	}
	t, s := v.window("Slice")
	if i < 0 || j < i || j > s.cap {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return cutSlice(t, s, i, j, s.cap, v.flag.ro())
}

func (v Value) Slice3(i, j, k int) Value {
	t, s := v.window("Slice3")
	if i < 0 || j < i || k < j || k > s.cap {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return cutSlice(t, s, i, j, k, v.flag.ro())
}

func cutSlice(t *rtype, s sliceHeader, i, j, k int, ro flag) Value {
	out := boxed(t, ro)
	h := (*sliceHeader)(out.ptr)
	h.len, h.cap = j-i, k-i
	h.data = s.data
	if k > i {
		h.data = unsafe.Add(s.data, uintptr(i)*t.elem().size)
	}
	return out
}

// boxed gives a new zero value that stands in memory of its own. All slices look alike to the collector, which lets
// a made type be stored as well.
func boxed(t *rtype, ro flag) Value {
	at := unsafe.Pointer(nil)
	if t.Kind() == Slice {
		at = unsafe.Pointer(new(sliceHeader))
	} else {
		at = unsafe_New(t)
	}
	return Value{t, at, flagIndir | ro | flag(t.kind&31)}
}

func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	switch {
	case len < 0:
		panic("reflect.MakeSlice: negative len")
	case cap < 0:
		panic("reflect.MakeSlice: negative cap")
	case len > cap:
		panic("reflect.MakeSlice: len > cap")
	}
	t := typ.common()
	out := boxed(t, 0)
	*(*sliceHeader)(out.ptr) = sliceHeader{unsafe_NewArray(t.elem(), cap), len, cap}
	return out
}

func SliceAt(typ Type, p unsafe.Pointer, n int) Value {
	out := boxed(SliceOf(typ).common(), 0)
	*(*sliceHeader)(out.ptr) = sliceHeader{p, n, n}
	return out
}

// growslice gives the slice with room for n more elements, as append does.
//
//go:escapes *s
func growslice(elem *rtype, s sliceHeader, n int) sliceHeader

func (v Value) extend(n int) Value {
	v.mustBeExported("Grow")
	v.must(Slice, "Grow")
	s := *(*sliceHeader)(v.ptr)
	if s.len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	if s.len+n > s.cap {
		length := s.len
		s = growslice(v.typ.elem(), s, n)
		s.len = length
	}
	s.len += n
	out := boxed(v.typ, 0)
	*(*sliceHeader)(out.ptr) = s
	return out
}

func (v Value) Grow(n int) {
	v.mustBeAssignable("Grow")
	v.must(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	s := (*sliceHeader)(v.ptr)
	if s.len+n > s.cap {
		length := s.len
		*s = growslice(v.typ.elem(), *s, n)
		s.len = length
	}
}

func Append(s Value, x ...Value) Value {
	s.must(Slice, "Append")
	n := s.Len()
	s = s.extend(len(x))
	for i, v := range x {
		s.Index(n + i).Set(v)
	}
	return s
}

func AppendSlice(s, t Value) Value {
	s.must(Slice, "AppendSlice")
	t.must(Slice, "AppendSlice")
	if s.typ.elem() != t.typ.elem() {
		panic("reflect.AppendSlice: " + s.typ.String() + " != " + t.typ.String())
	}
	n := s.Len()
	s = s.extend(t.Len())
	Copy(s.Slice(n, s.Len()), t)
	return s
}

// Copy copies elements until one of both ends.
func Copy(dst, src Value) int {
	if k := dst.kind(); k == Array {
		dst.mustBeAssignable("Copy")
	} else if k != Slice {
		panic(&ValueError{"reflect.Copy", k})
	}
	dst.mustBeExported("Copy")
	src.mustBeExported("Copy")
	if k := src.kind(); k != Array && k != Slice && !(k == String && dst.typ.elem().Kind() == Uint8) {
		panic(&ValueError{"reflect.Copy", k})
	}
	n := min(dst.Len(), src.Len())
	if n == 0 {
		return 0
	}
	to, from := dst.Index(0).ptr, src.address()
	if k := src.kind(); k == Slice || k == String {
		from = (*sliceHeader)(src.ptr).data
	}
	size := dst.typ.elem().size
	if uintptr(from) < uintptr(to) { // as the two may overlap, start at the end
		for i := n - 1; i >= 0; i-- {
			typedmemmove(dst.typ.elem(), unsafe.Add(to, uintptr(i)*size), unsafe.Add(from, uintptr(i)*size))
		}
		return n
	}
	for i := range n {
		typedmemmove(dst.typ.elem(), unsafe.Add(to, uintptr(i)*size), unsafe.Add(from, uintptr(i)*size))
	}
	return n
}

func (v Value) Clear() {
	switch v.kind() {
	case Slice:
		s := (*sliceHeader)(v.ptr)
		t := v.typ.elem()
		for i := range s.len {
			typedmemclr(t, unsafe.Add(s.data, uintptr(i)*t.size))
		}
	case Map:
		mapclear(v.typ, v.pointer())
	default:
		v.fail("Clear")
	}
}

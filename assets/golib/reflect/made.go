package reflect

import (
	"strconv"
	"unsafe"
)

// madeType is a descriptor of a type that the program never wrote, such as the *T of New(T). It begins like any descriptor.
// Differs: the machine does not know it; it serves reflect, and pointers, slices and functions of it work as values.
type madeType struct {
	rtype
	extra [16]unsafe.Pointer
	text  string
}

// made keeps such types, so that each is made once.
var made []*madeType

// findType gives the program's own descriptor of a composite type, nil when it wrote none. n: length or direction.
func findType(kind Kind, elem, key *rtype, n int) *rtype

// composite finds or makes a type with an element.
func composite(kind Kind, elem, key *rtype, n int, text string) *rtype {
	if t := findType(kind, elem, key, n); t != nil {
		return t
	}
	first, second := elem, (*rtype)(nil)
	if kind == Map {
		first, second = key, elem
	}
	for _, t := range made {
		if Kind(t.kind) == kind && t.extra[0] == unsafe.Pointer(first) && t.text == text && (kind != Map || t.extra[1] == unsafe.Pointer(second)) {
			return &t.rtype
		}
	}
	like := modelOf(kind)
	t := &madeType{rtype: *like, text: text}
	t.str, t.ptrToThis = 0, 0
	t.tflag = tflagMade | like.tflag&tflagDirect
	t.kind = uint8(kind)
	t.hash = elem.hash*31 + uint32(kind)
	t.extra[0] = unsafe.Pointer(first)
	switch kind {
	case Map:
		t.extra[1] = unsafe.Pointer(second)
	case Chan:
		*(*int)(unsafe.Pointer(&t.extra[1])) = n
	case Array:
		*(*int)(unsafe.Pointer(&t.extra[2])) = n
		t.size, t.ptrBytes = elem.size*uintptr(n), 0
		if n > 0 && elem.ptrBytes > 0 {
			t.ptrBytes = elem.size*uintptr(n-1) + elem.ptrBytes
		}
		t.align, t.fieldAlign, t.equal = elem.align, elem.fieldAlign, elem.equal
		t.tflag = tflagMade
	}
	made = append(made, t)
	return &t.rtype
}

// modelOf gives some descriptor of the kind, for its size and flags.
func modelOf(kind Kind) *rtype {
	switch kind {
	case Slice, Array:
		return TypeOf([]int(nil)).common()
	case Map:
		return TypeOf(map[int]int(nil)).common()
	case Chan:
		return TypeOf((chan int)(nil)).common()
	case Func:
		return TypeOf((func())(nil)).common()
	}
	return TypeOf((*int)(nil)).common()
}

func (t *rtype) ptrTo() *rtype {
	if t.ptrToThis != 0 {
		return (*rtype)(resolve(t.ptrToThis))
	}
	return composite(Pointer, t, nil, 0, "*"+t.String())
}

func PointerTo(t Type) Type { return t.common().ptrTo() }

func PtrTo(t Type) Type { return PointerTo(t) }

func SliceOf(t Type) Type { return composite(Slice, t.common(), nil, 0, "[]"+t.String()) }

func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return composite(Map, elem.common(), key.common(), 0, "map["+key.String()+"]"+elem.String())
}

func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	return composite(Array, elem.common(), nil, length, "["+strconv.Itoa(length)+"]"+elem.String())
}

func ChanOf(dir ChanDir, t Type) Type {
	text := dir.String() + " " + t.String()
	if dir != SendDir && t.Kind() == Chan && t.ChanDir() == RecvDir && !t.common().named() {
		text = dir.String() + " (" + t.String() + ")"
	}
	return composite(Chan, t.common(), nil, int(dir), text)
}

// FuncOf makes a function type. It is compared by its text, the types of the program by findFunc.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	text := "func("
	params := make([]*rtype, 0, len(in)+len(out))
	for i, t := range in {
		if i > 0 {
			text += ", "
		}
		if variadic && i == len(in)-1 {
			text += "..." + t.Elem().String()
		} else {
			text += t.String()
		}
		params = append(params, t.common())
	}
	text += ")"
	for i, t := range out {
		switch {
		case i > 0:
			text += ", "
		case len(out) > 1:
			text += " ("
		default:
			text += " "
		}
		text += t.String()
		params = append(params, t.common())
	}
	if len(out) > 1 {
		text += ")"
	}
	if t := findFunc(params, len(in), variadic); t != nil {
		return t
	}
	return madeFunc(params, len(in), variadic, text)
}

// findFunc gives the program's own descriptor of a function type, or nil.
func findFunc(params []*rtype, in int, variadic bool) *rtype

func madeFunc(params []*rtype, in int, variadic bool, text string) Type {
	for _, t := range made {
		if Kind(t.kind) == Func && t.text == text && sameParams(&t.rtype, params) {
			return &t.rtype
		}
	}
	t := &madeType{rtype: *modelOf(Func), text: text}
	if len(params) >= len(t.extra) {
		panic("reflect.FuncOf: too many arguments")
	}
	t.tflag = tflagMade | tflagDirect
	t.str, t.ptrToThis = 0, 0
	counts := (*[2]uint16)(unsafe.Pointer(&t.extra[0]))
	counts[0], counts[1] = uint16(in), uint16(len(params)-in)
	if variadic {
		counts[1] |= 0x8000
	}
	for i, p := range params {
		t.extra[1+i] = unsafe.Pointer(p)
	}
	made = append(made, t)
	return &t.rtype
}

func sameParams(t *rtype, params []*rtype) bool {
	if t.numIn()+t.numOut() != len(params) {
		return false
	}
	for i, p := range params {
		if t.param(i) != p {
			return false
		}
	}
	return true
}

// StructOf is not modelled.
func StructOf(fields []StructField) Type { panic("reflect.StructOf: not supported by the model") }

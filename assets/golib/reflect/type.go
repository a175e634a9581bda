// Package reflect looks at values through their type descriptors, which lie in memory as Go's do [go1.26 internal/abi/type.go].
package reflect

import (
	"iter"
	"strconv"
	"unsafe"
)

// Kind is what a type is made as.
type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

const Ptr = Pointer

var kindNames = [...]string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32",
	"uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr",
	"slice", "string", "struct", "unsafe.Pointer"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

// ChanDir is the direction of a channel type.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case RecvDir:
		return "<-chan"
	case SendDir:
		return "chan<-"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Type is a Go type. Types are equal when they are identical.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	Fields() iter.Seq[StructField]
	Methods() iter.Seq[Method]
	Ins() iter.Seq[Type]
	Outs() iter.Seq[Type]
	CanSeq() bool
	CanSeq2() bool
	common() *rtype
}

// rtype is the head of every descriptor. What follows depends on the kind; the functions of this file read it by offset.
type rtype struct {
	size       uintptr
	ptrBytes   uintptr
	hash       uint32
	tflag      uint8
	align      uint8
	fieldAlign uint8
	kind       uint8
	equal      unsafe.Pointer
	gcData     unsafe.Pointer
	str        int32
	ptrToThis  int32
}

const (
	tflagUncommon  = 1 << 0
	tflagExtraStar = 1 << 1 // the text is that of the pointer type
	tflagNamed     = 1 << 2
	tflagDirect    = 1 << 5
	tflagMade      = 1 << 7 // made while the program runs, see made.go

	lowBase = 0x400000 // what name and type offsets count from
	headEnd = unsafe.Sizeof(rtype{})
)

// word reads a pointer of the descriptor.
func (t *rtype) word(offset uintptr) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Add(unsafe.Pointer(t), offset))
}

func (t *rtype) number(offset uintptr) int { return *(*int)(unsafe.Add(unsafe.Pointer(t), offset)) }

func (t *rtype) half(offset uintptr) int {
	return int(*(*uint16)(unsafe.Add(unsafe.Pointer(t), offset)))
}

func resolve(offset int32) unsafe.Pointer {
	if offset == 0 {
		return nil
	}
	return unsafe.Pointer(uintptr(lowBase) + uintptr(offset))
}

// nameRecord is {flags, length, bytes, [length, tag bytes]}; lengths have seven bits a byte.
type nameRecord struct{ flags uint8 }

func (n *nameRecord) part(at uintptr) (text string, end uintptr) {
	length, shift := 0, 0
	for {
		b := *(*uint8)(unsafe.Add(unsafe.Pointer(n), at))
		at++
		length |= int(b&0x7f) << shift
		if b&0x80 == 0 {
			break
		}
		shift += 7
	}
	if length == 0 {
		return "", at
	}
	return unsafe.String((*byte)(unsafe.Add(unsafe.Pointer(n), at)), length), at + uintptr(length)
}

func (n *nameRecord) text() string {
	if n == nil {
		return ""
	}
	text, _ := n.part(1)
	return text
}

func (n *nameRecord) tag() string {
	if n.flags&2 == 0 {
		return ""
	}
	_, end := n.part(1)
	tag, _ := n.part(end)
	return tag
}

func (n *nameRecord) exported() bool { return n.flags&1 != 0 }
func (n *nameRecord) embedded() bool { return n.flags&8 != 0 }

// words is an interface value.
type words struct {
	typ  unsafe.Pointer // the type, or for interfaces with methods the itab
	data unsafe.Pointer
}

func toType(t *rtype) Type {
	if t == nil {
		return nil
	}
	return t
}

// TypeOf gives the dynamic type of i; nil for a nil interface.
func TypeOf(i any) Type { return toType((*rtype)((*words)(unsafe.Pointer(&i)).typ)) }

// TypeFor gives the type T itself, which may be an interface.
func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }

func (t *rtype) common() *rtype  { return t }
func (t *rtype) Size() uintptr   { return t.size }
func (t *rtype) Align() int      { return int(t.align) }
func (t *rtype) FieldAlign() int { return int(t.fieldAlign) }
func (t *rtype) Kind() Kind      { return Kind(t.kind & 31) }
func (t *rtype) Comparable() bool {
	return t.equal != nil
}

func (t *rtype) direct() bool { return t.tflag&tflagDirect != 0 }
func (t *rtype) named() bool  { return t.tflag&tflagNamed != 0 }

func (t *rtype) String() string {
	if t.tflag&tflagMade != 0 {
		return (*madeType)(unsafe.Pointer(t)).text
	}
	text := (*nameRecord)(resolve(t.str)).text()
	if t.tflag&tflagExtraStar != 0 {
		return text[1:]
	}
	return text
}

// Name is what stands behind the last point of the text that is not inside brackets.
func (t *rtype) Name() string {
	if !t.named() {
		return ""
	}
	s := t.String()
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ']':
			depth++
		case '[':
			depth--
		case '.':
			if depth == 0 {
				return s[i+1:]
			}
		}
	}
	return s
}

func (t *rtype) PkgPath() string {
	if !t.named() {
		return ""
	}
	if t.Kind() == UnsafePointer && t.String() == "unsafe.Pointer" {
		return "unsafe"
	}
	u := t.uncommon()
	if u == nil {
		return ""
	}
	return (*nameRecord)(resolve(u.pkgPath)).text()
}

func (t *rtype) fail(method, kind string) {
	panic("reflect: " + method + " of non-" + kind + " type " + t.String())
}

func (t *rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.size) * 8
}

func (t *rtype) elem() *rtype {
	switch t.Kind() {
	case Array, Chan, Pointer, Slice:
		return (*rtype)(t.word(headEnd))
	case Map:
		return (*rtype)(t.word(headEnd + 8))
	}
	panic("reflect: Elem of invalid type " + t.String())
}

func (t *rtype) Elem() Type { return t.elem() }

func (t *rtype) key() *rtype { return (*rtype)(t.word(headEnd)) }

func (t *rtype) Key() Type {
	if t.Kind() != Map {
		t.fail("Key", "map")
	}
	return t.key()
}

func (t *rtype) Len() int {
	if t.Kind() != Array {
		t.fail("Len", "array")
	}
	return t.number(headEnd + 16)
}

func (t *rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		t.fail("ChanDir", "chan")
	}
	return ChanDir(t.number(headEnd + 8))
}

func (t *rtype) IsVariadic() bool {
	if t.Kind() != Func {
		t.fail("IsVariadic", "func")
	}
	return t.half(headEnd+2)&0x8000 != 0
}

func (t *rtype) numIn() int  { return t.half(headEnd) }
func (t *rtype) numOut() int { return t.half(headEnd+2) & 0x7fff }

// param gives the i-th of parameters and results together.
func (t *rtype) param(i int) *rtype {
	at := headEnd + 8
	if t.tflag&tflagUncommon != 0 {
		at += 16
	}
	return (*rtype)(t.word(at + uintptr(i)*8))
}

func (t *rtype) NumIn() int {
	if t.Kind() != Func {
		t.fail("NumIn", "func")
	}
	return t.numIn()
}

func (t *rtype) NumOut() int {
	if t.Kind() != Func {
		t.fail("NumOut", "func")
	}
	return t.numOut()
}

func (t *rtype) In(i int) Type {
	if t.Kind() != Func {
		t.fail("In", "func")
	}
	checkIndex(i, t.numIn())
	return t.param(i)
}

func (t *rtype) Out(i int) Type {
	if t.Kind() != Func {
		t.fail("Out", "func")
	}
	checkIndex(i, t.numOut())
	return t.param(t.numIn() + i)
}

// checkIndex panics as an index expression does.
func checkIndex(i, n int) { _ = make([]struct{}, n)[i] }

func (t *rtype) OverflowInt(x int64) bool {
	if k := t.Kind(); k < Int || k > Int64 {
		panic("reflect: OverflowInt of non-int type " + t.String())
	}
	unused := 64 - t.size*8
	return x != x<<unused>>unused
}

func (t *rtype) OverflowUint(x uint64) bool {
	if k := t.Kind(); k < Uint || k > Uintptr {
		panic("reflect: OverflowUint of non-uint type " + t.String())
	}
	unused := 64 - t.size*8
	return x != x<<unused>>unused
}

func tooLargeFor32(x float64) bool {
	if x < 0 {
		x = -x
	}
	return 3.40282346638528859811704183484516925440e+38 < x && x <= 1.79769313486231570814527423731704356798070e+308
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return tooLargeFor32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return tooLargeFor32(real(x)) || tooLargeFor32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

// yields tells whether t is func(yield func(n values) bool).
func (t *rtype) yields(n int) bool {
	if t.Kind() != Func || t.numIn() != 1 || t.numOut() != 0 {
		return false
	}
	yield := t.param(0)
	return yield.Kind() == Func && yield.numIn() == n && yield.numOut() == 1 && yield.param(n).Kind() == Bool
}

func (t *rtype) CanSeq() bool {
	switch k := t.Kind(); k {
	case Array, Slice, Chan, String, Map:
		return true
	case Pointer:
		return t.elem().Kind() == Array
	default:
		return Int <= k && k <= Uintptr || t.yields(1)
	}
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Pointer:
		return t.elem().Kind() == Array
	}
	return t.yields(2)
}

package reflect

import "unsafe"

// Method is one method of a type.
type Method struct {
	Name    string
	PkgPath string // "" for exported methods
	Type    Type   // with the receiver as first parameter, but for interfaces
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

// uncommonRecord follows the descriptor of types with a name or methods.
type uncommonRecord struct {
	pkgPath  int32
	methods  uint16
	exported uint16
	offset   uint32
	_        uint32
}

// methodRecord is a method of a concrete type: ifn takes the data word as receiver, tfn the receiver itself.
type methodRecord struct {
	name int32
	typ  int32
	ifn  int32
	tfn  int32
}

// interfaceMethod is a method that an interface asks for.
type interfaceMethod struct {
	name int32
	typ  int32
}

// extraSize is where the uncommon record stands.
func (t *rtype) extraSize() uintptr {
	switch t.Kind() {
	case Array:
		return 72
	case Chan:
		return 64
	case Func, Pointer, Slice:
		return 56
	case Interface, Struct:
		return 80
	case Map:
		return 104
	}
	return 48
}

func (t *rtype) uncommon() *uncommonRecord {
	if t.tflag&tflagUncommon == 0 {
		return nil
	}
	return (*uncommonRecord)(unsafe.Add(unsafe.Pointer(t), t.extraSize()))
}

// methods gives the exported methods of a concrete type, sorted by name.
func (t *rtype) methods() []methodRecord {
	u := t.uncommon()
	if u == nil || u.exported == 0 {
		return nil
	}
	return unsafe.Slice((*methodRecord)(unsafe.Add(unsafe.Pointer(u), u.offset)), int(u.exported))
}

func (t *rtype) interfaceMethods() []interfaceMethod {
	return *(*[]interfaceMethod)(unsafe.Add(unsafe.Pointer(t), headEnd+8))
}

func (t *rtype) NumMethod() int {
	if t.Kind() == Interface {
		return len(t.interfaceMethods())
	}
	return len(t.methods())
}

func (t *rtype) Method(i int) (m Method) {
	if t.Kind() == Interface {
		methods := t.interfaceMethods()
		if i < 0 || i >= len(methods) {
			panic("reflect: Method index out of range")
		}
		name := (*nameRecord)(resolve(methods[i].name))
		m = Method{Name: name.text(), Type: (*rtype)(resolve(methods[i].typ)), Index: i}
		if !name.exported() {
			m.PkgPath = (*nameRecord)(t.word(headEnd)).text()
		}
		return m
	}
	methods := t.methods()
	if i < 0 || i >= len(methods) {
		panic("reflect: Method index out of range")
	}
	signature := (*rtype)(resolve(methods[i].typ))
	in := []Type{t}
	for j := range signature.numIn() {
		in = append(in, signature.param(j))
	}
	var out []Type
	for j := range signature.numOut() {
		out = append(out, signature.Out(j))
	}
	full := FuncOf(in, out, signature.IsVariadic())
	code := &methodCode{uintptr(methods[i].tfn)}
	return Method{Name: (*nameRecord)(resolve(methods[i].name)).text(), Type: full, Index: i,
		Func: Value{full.common(), unsafe.Pointer(code), flag(Func)}}
}

// methodCode is a function value without captured variables.
type methodCode struct{ code uintptr }

func (t *rtype) MethodByName(name string) (m Method, ok bool) {
	for i := range t.NumMethod() {
		if t.methodName(i) == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}

func (t *rtype) methodName(i int) string {
	if t.Kind() == Interface {
		return (*nameRecord)(resolve(t.interfaceMethods()[i].name)).text()
	}
	return (*nameRecord)(resolve(t.methods()[i].name)).text()
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return t.implements(u.common())
}

// implements tells whether t has the methods of the interface.
func (t *rtype) implements(inter *rtype) bool {
	wanted := inter.interfaceMethods()
	if len(wanted) == 0 {
		return true
	}
	if t.Kind() != Interface {
		return t.tflag&tflagUncommon != 0 && getitab(inter, t) != nil
	}
	have := t.interfaceMethods()
	i := 0
	for _, w := range wanted {
		name := (*nameRecord)(resolve(w.name))
		for i < len(have) && (*nameRecord)(resolve(have[i].name)).text() != name.text() {
			i++
		}
		if i == len(have) || have[i].typ != w.typ {
			return false
		}
		i++
	}
	return true
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	to := u.common()
	return directlyAssignable(to, t) || to.Kind() == Interface && t.implements(to)
}

// directlyAssignable tells whether a value of type from can stand as it is in a variable of type to.
func directlyAssignable(to, from *rtype) bool {
	if to == from {
		return true
	}
	if to.named() && from.named() || to.Kind() != from.Kind() {
		return false
	}
	if to.Kind() == Chan && from.ChanDir() == BothDir && identical(to.elem(), from.elem(), true) {
		return true
	}
	return sameUnderlying(to, from, true)
}

// identical tells whether two types are one; tags false leaves the fields' tags out.
func identical(a, b *rtype, tags bool) bool {
	if tags {
		return a == b
	}
	if a.Name() != b.Name() || a.Kind() != b.Kind() || a.PkgPath() != b.PkgPath() {
		return false
	}
	return sameUnderlying(a, b, false)
}

func sameUnderlying(a, b *rtype, tags bool) bool {
	if a == b {
		return true
	}
	k := a.Kind()
	if k != b.Kind() {
		return false
	}
	if Bool <= k && k <= Complex128 || k == String || k == UnsafePointer {
		return true
	}
	switch k {
	case Array:
		return a.Len() == b.Len() && identical(a.elem(), b.elem(), tags)
	case Chan:
		return a.ChanDir() == b.ChanDir() && identical(a.elem(), b.elem(), tags)
	case Func:
		if a.numIn() != b.numIn() || a.half(headEnd+2) != b.half(headEnd+2) {
			return false
		}
		for i := range a.numIn() + a.numOut() {
			if !identical(a.param(i), b.param(i), tags) {
				return false
			}
		}
		return true
	case Interface:
		return len(a.interfaceMethods()) == len(b.interfaceMethods()) && a.implements(b)
	case Map:
		return identical(a.key(), b.key(), tags) && identical(a.elem(), b.elem(), tags)
	case Pointer, Slice:
		return identical(a.elem(), b.elem(), tags)
	case Struct:
		return sameFields(a, b, tags)
	}
	return false
}

func sameFields(a, b *rtype, tags bool) bool {
	x, y := a.fields(), b.fields()
	if len(x) != len(y) || (*nameRecord)(a.word(headEnd)).text() != (*nameRecord)(b.word(headEnd)).text() {
		return false
	}
	for i := range x {
		f, g := &x[i], &y[i]
		if f.name.text() != g.name.text() || f.offset != g.offset || f.name.embedded() != g.name.embedded() ||
			tags && f.name.tag() != g.name.tag() || !identical(f.typ, g.typ, tags) {
			return false
		}
	}
	return true
}

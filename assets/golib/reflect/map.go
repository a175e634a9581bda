package reflect

import "unsafe"

// The machine's maps. Keys and elements come as addresses.
func makemap(t *rtype, n int) unsafe.Pointer
func mapaccess(t *rtype, m, key unsafe.Pointer) unsafe.Pointer

//go:escapes *key *elem
func mapassign(t *rtype, m, key, elem unsafe.Pointer)
func mapdelete(t *rtype, m, key unsafe.Pointer)
func maplen(m unsafe.Pointer) int
func mapclear(t *rtype, m unsafe.Pointer)

//go:noescape
func mapiterinit(t *rtype, m unsafe.Pointer, it *hiter)

//go:noescape
func mapiternext(t *rtype, it *hiter)

// hiter is an iterator as the machine keeps it [go1.26 internal/runtime/maps/table.go Iter]; key is nil at the end.
type hiter struct {
	key         unsafe.Pointer
	elem        unsafe.Pointer
	typ         unsafe.Pointer
	m           unsafe.Pointer
	entryOffset uint64
	dirOffset   uint64
	clearSeq    uint64
	globalDepth uint64
	dirIdx      int
	tab         unsafe.Pointer
	group       unsafe.Pointer
	entryIdx    uint64
}

func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	t := typ.common()
	return Value{t, makemap(t, n), flag(Map)}
}

// fresh copies what stands at an address into a value of its own.
func fresh(t *rtype, at unsafe.Pointer, ro flag) Value {
	if t.direct() {
		return Value{t, *(*unsafe.Pointer)(at), ro | flag(t.kind&31)}
	}
	copied := unsafe_New(t)
	typedmemmove(t, copied, at)
	return Value{t, copied, ro | flagIndir | flag(t.kind&31)}
}

func (v Value) MapIndex(key Value) Value {
	v.must(Map, "MapIndex")
	key = key.assignTo("reflect.Value.MapIndex", v.typ.key(), nil)
	at := mapaccess(v.typ, v.pointer(), key.address())
	if at == nil {
		return Value{}
	}
	return fresh(v.typ.elem(), at, (v.flag | key.flag).ro())
}

// SetMapIndex sets an element; the zero Value deletes it.
func (v Value) SetMapIndex(key, elem Value) {
	v.must(Map, "SetMapIndex")
	v.mustBeExported("SetMapIndex")
	key.mustBeExported("SetMapIndex")
	key = key.assignTo("reflect.Value.SetMapIndex", v.typ.key(), nil)
	if elem.typ == nil {
		mapdelete(v.typ, v.pointer(), key.address())
		return
	}
	elem.mustBeExported("SetMapIndex")
	elem = elem.assignTo("reflect.Value.SetMapIndex", v.typ.elem(), nil)
	mapassign(v.typ, v.pointer(), key.address(), elem.address())
}

func (v Value) MapKeys() []Value {
	v.must(Map, "MapKeys")
	keys := make([]Value, 0, v.Len())
	var it hiter
	mapiterinit(v.typ, v.pointer(), &it)
	for mapiternext(v.typ, &it); it.key != nil; mapiternext(v.typ, &it) {
		keys = append(keys, fresh(v.typ.key(), it.key, v.flag.ro()))
	}
	return keys
}

// MapIter walks a map.
type MapIter struct {
	m     Value
	begun bool
	it    hiter
}

func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		v.fail("MapRange")
	}
	return &MapIter{m: v}
}

func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if !iter.begun {
		iter.begun = true
		mapiterinit(iter.m.typ, iter.m.pointer(), &iter.it)
	} else if iter.it.key == nil {
		panic("MapIter.Next called on exhausted iterator")
	}
	mapiternext(iter.m.typ, &iter.it)
	return iter.it.key != nil
}

func (iter *MapIter) check(method string) {
	if !iter.begun {
		panic(method + " called before Next")
	}
	if iter.it.key == nil {
		panic(method + " called on exhausted iterator")
	}
}

func (iter *MapIter) Key() Value {
	iter.check("MapIter.Key")
	return fresh(iter.m.typ.key(), iter.it.key, iter.m.flag.ro())
}

func (iter *MapIter) Value() Value {
	iter.check("MapIter.Value")
	return fresh(iter.m.typ.elem(), iter.it.elem, iter.m.flag.ro())
}

func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.must(Map, "MapRange")
	}
	*iter = MapIter{m: v}
}

func (v Value) SetIterKey(iter *MapIter) {
	v.mustBeAssignable("SetIterKey")
	v.Set(iter.Key())
}

func (v Value) SetIterValue(iter *MapIter) {
	v.mustBeAssignable("SetIterValue")
	v.Set(iter.Value())
}

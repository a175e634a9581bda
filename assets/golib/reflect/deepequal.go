package reflect

import "unsafe"

// visit is a comparison that is under way.
type visit struct {
	a, b unsafe.Pointer
	typ  *rtype
}

// DeepEqual compares what two values reach.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	v, w := ValueOf(x), ValueOf(y)
	return v.typ == w.typ && deepEqual(v, w, make(map[visit]bool))
}

// cyclic tells whether the comparison of these two is under way already; in a cycle it counts as equal.
func cyclic(v, w Value, visited map[visit]bool) bool {
	var a, b unsafe.Pointer
	switch v.kind() {
	case Pointer, Map:
		a, b = v.pointer(), w.pointer()
	case Slice, Interface:
		a, b = v.ptr, w.ptr
	default:
		return false
	}
	if a == nil || b == nil {
		return false
	}
	key := visit{a, b, v.typ}
	if visited[key] {
		return true
	}
	visited[key] = true
	return false
}

func deepEqual(v, w Value, visited map[visit]bool) bool {
	if !v.IsValid() || !w.IsValid() {
		return v.IsValid() == w.IsValid()
	}
	if v.typ != w.typ {
		return false
	}
	if cyclic(v, w, visited) {
		return true
	}
	switch k := v.kind(); k {
	case Array:
		return equalElements(v, w, visited)
	case Slice:
		if v.IsNil() != w.IsNil() || v.Len() != w.Len() {
			return false
		}
		return *(*unsafe.Pointer)(v.ptr) == *(*unsafe.Pointer)(w.ptr) || equalElements(v, w, visited)
	case Interface:
		if v.IsNil() || w.IsNil() {
			return v.IsNil() == w.IsNil()
		}
		return deepEqual(v.Elem(), w.Elem(), visited)
	case Pointer:
		return v.pointer() == w.pointer() || deepEqual(v.Elem(), w.Elem(), visited)
	case Struct:
		for i := range v.NumField() {
			if !deepEqual(v.Field(i), w.Field(i), visited) {
				return false
			}
		}
		return true
	case Map:
		return equalMaps(v, w, visited)
	case Func:
		return v.IsNil() && w.IsNil()
	case String:
		return v.String() == w.String()
	case Bool:
		return v.Bool() == w.Bool()
	case Float32, Float64:
		return v.Float() == w.Float()
	case Complex64, Complex128:
		return v.Complex() == w.Complex()
	default:
		switch {
		case isInt(k):
			return v.Int() == w.Int()
		case isUint(k):
			return v.Uint() == w.Uint()
		}
		return v.pointer() == w.pointer()
	}
}

func equalElements(v, w Value, visited map[visit]bool) bool {
	for i := range v.Len() {
		if !deepEqual(v.Index(i), w.Index(i), visited) {
			return false
		}
	}
	return true
}

func equalMaps(v, w Value, visited map[visit]bool) bool {
	if v.IsNil() != w.IsNil() || v.Len() != w.Len() {
		return false
	}
	if v.pointer() == w.pointer() {
		return true
	}
	for iter := v.MapRange(); iter.Next(); {
		other := w.MapIndex(iter.Key())
		if !other.IsValid() || !deepEqual(iter.Value(), other, visited) {
			return false
		}
	}
	return true
}

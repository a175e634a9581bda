package atomic

import "unsafe"

// Value holds one value of one type. An interface value is copied by one instruction of the machine, so a plain
// assignment cannot be torn.
type Value struct {
	v any
}

func typeWord(v *any) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(v)) }

func (v *Value) Load() (val any) { return v.v }

func (v *Value) Store(val any) {
	v.check("store", val)
	v.v = val
}

func (v *Value) Swap(new any) (old any) {
	v.check("swap", new)
	old, v.v = v.v, new
	return old
}

func (v *Value) check(what string, val any) {
	if val == nil {
		panic("sync/atomic: " + what + " of nil value into Value")
	}
	old := v.v
	if old != nil && typeWord(&old) != typeWord(&val) {
		panic("sync/atomic: " + what + " of inconsistently typed value into Value")
	}
}

func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && typeWord(&old) != typeWord(&new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	current := v.v
	if current != nil && typeWord(&current) != typeWord(&new) {
		panic("sync/atomic: compare and swap of inconsistently typed value into Value")
	}
	if current != old {
		return false
	}
	v.v = new
	return true
}

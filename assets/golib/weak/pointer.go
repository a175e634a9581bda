// Package weak: pointers that do not keep their object alive.
package weak

import "unsafe"

// Pointer is the address of an 8-byte handle that the collector clears when the object dies; equal objects share one handle
// [go1.26 weak/pointer.go].
type Pointer[T any] struct {
	_ [0]*T
	u unsafe.Pointer
}

func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	return Pointer[T]{u: runtime_registerWeakPointer(unsafe.Pointer(ptr))}
}

// Value gives the object back, or nil when it is gone.
func (p Pointer[T]) Value() *T {
	if p.u == nil {
		return nil
	}
	return (*T)(runtime_makeStrongFromWeak(p.u))
}

// runtime_registerWeakPointer gives the handle of the object that holds the address, made at the first call.
//
//go:escapes
func runtime_registerWeakPointer(p unsafe.Pointer) unsafe.Pointer

// runtime_makeStrongFromWeak reads a handle; during a collection it marks what it returns.
func runtime_makeStrongFromWeak(handle unsafe.Pointer) unsafe.Pointer

// Package maps holds what of Go's internal/runtime/maps a program can meet: the maps themselves are the machine's.
package maps

import "unsafe"

// The panic of a lookup in an empty map, where no key was hashed. [go1.26 internal/runtime/maps/map.go mapKeyError]
type unhashableTypeError struct{ typ unsafe.Pointer }

func descriptorText(t unsafe.Pointer) string

func (e unhashableTypeError) Error() string {
	return "hash of unhashable type: " + descriptorText(e.typ)
}

func (unhashableTypeError) RuntimeError() {}

// Unhashable is the error for the type whose descriptor is at t.
func Unhashable(t unsafe.Pointer) error { return unhashableTypeError{t} }

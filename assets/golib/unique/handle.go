// Package unique gives equal values one shared copy.
package unique

import (
	"sync"
	"weak"
)

// Handle is the address of the shared copy of one value: equal handles mean equal values.
type Handle[T comparable] struct {
	value *T
}

func (h Handle[T]) Value() T { return *h.value }

// entries holds a weak.Pointer[T] for every value, under the value itself boxed as any.
// Differs: one map of all types; entries of dead values go when the next value of any type is made after a sweep of them.
var (
	mu      sync.Mutex
	entries map[any]any
	limit   = 64
)

// mortal is any weak.Pointer[T], asked whether it still has its object.
type mortal interface{ dead() bool }

type entry[T comparable] struct {
	pointer weak.Pointer[T]
}

func (e entry[T]) dead() bool { return e.pointer.Value() == nil }

// Make gives the handle of value.
func Make[T comparable](value T) Handle[T] {
	mu.Lock()
	defer mu.Unlock()
	if known, ok := entries[value].(entry[T]); ok {
		if p := known.pointer.Value(); p != nil {
			return Handle[T]{p}
		}
	}
	if entries == nil {
		entries = make(map[any]any)
	}
	if len(entries) >= limit {
		forget()
	}
	p := new(T)
	*p = value
	entries[value] = entry[T]{weak.Make(p)}
	return Handle[T]{p}
}

func forget() {
	for key, e := range entries {
		if e.(mortal).dead() {
			delete(entries, key)
		}
	}
	limit = max(64, 2*len(entries))
}

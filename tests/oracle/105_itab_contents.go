// an itab's words
package main

import (
	"fmt"
	"unsafe"
)

type shape interface {
	Area() int
	Name() string
}
type square struct{ side int }

func (s square) Area() int    { return s.side * s.side }
func (s square) Name() string { return "square" }

type itab struct {
	inter, typ unsafe.Pointer
	hash       uint32
	_          [4]byte
	fun        [2]uintptr
}

func tabOf(s *shape) *itab { return *(**itab)(unsafe.Pointer(s)) }

func main() {
	var s, t shape = square{1}, square{2}
	a, b := tabOf(&s), tabOf(&t)
	fmt.Println(a == b, a.fun[0] != 0, a.fun[1] != 0, a.fun[0] != a.fun[1])
	var e any = s
	typ := *(*unsafe.Pointer)(unsafe.Pointer(&e))
	fmt.Println(a.typ == typ, *(*uint32)(unsafe.Add(typ, 16)) == a.hash, *(*uintptr)(typ))
	dynamic := e.(shape)
	fmt.Println(tabOf(&dynamic) == a)
	fmt.Println(s.Area(), t.Name())
}

// size, pointer bytes, alignment and kind of types
package main

import (
	"fmt"
	"unsafe"
)

type descriptor struct {
	size, ptr uintptr
	hash      uint32
	flags     uint8
	align     uint8
	field     uint8
	kind      uint8
}
type pointed struct {
	a int
	p *int
	b int
}

func show(v any) {
	d := **(**descriptor)(unsafe.Pointer(&v))
	fmt.Println(d.size, d.ptr, d.align, d.field, d.kind&31)
}

func main() {
	show(1)
	show("")
	show([]byte{})
	show(&pointed{})
	show(pointed{})
	show([2]*int{})
	show(struct{}{})
	show(map[string]int{})
	show(func() {})
	show(make(chan int))
	show(complex64(0))
	show([3]pointed{})
	show(struct {
		a any
		b bool
	}{})
}

// padding, offsets and trailing zero-size fields
package main

import (
	"fmt"
	"unsafe"
)

type a struct {
	x int8
	y int64
	z int8
}
type b struct {
	y    int64
	x, z int8
}
type c struct {
	x int32
	e struct{}
}
type d struct {
	p *int
	e [0]int
}
type e struct {
	b bool
	s string
	c bool
	f complex64
}

func main() {
	fmt.Println(unsafe.Sizeof(a{}), unsafe.Sizeof(b{}), unsafe.Sizeof(c{}), unsafe.Sizeof(d{}), unsafe.Sizeof(e{}))
	fmt.Println(unsafe.Offsetof(a{}.y), unsafe.Offsetof(a{}.z), unsafe.Offsetof(b{}.z), unsafe.Offsetof(c{}.e), unsafe.Offsetof(d{}.e))
	fmt.Println(unsafe.Offsetof(e{}.s), unsafe.Offsetof(e{}.c), unsafe.Offsetof(e{}.f), unsafe.Alignof(c{}), unsafe.Alignof(e{}))
	fmt.Println(unsafe.Sizeof([3]struct {
		a int8
		b int32
	}{}))
}

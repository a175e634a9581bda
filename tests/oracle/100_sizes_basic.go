// sizes and alignments of the basic types
package main

import (
	"fmt"
	"unsafe"
)

func main() {
	fmt.Println(unsafe.Sizeof(true), unsafe.Sizeof(int8(0)), unsafe.Sizeof(int16(0)), unsafe.Sizeof(int32(0)), unsafe.Sizeof(0))
	fmt.Println(unsafe.Sizeof(float32(0)), unsafe.Sizeof(0.0), unsafe.Sizeof(complex64(0)), unsafe.Sizeof(0i), unsafe.Sizeof(uintptr(0)))
	fmt.Println(unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(map[int]int{}), unsafe.Sizeof(make(chan int)), unsafe.Sizeof(main))
	var e any
	var s fmt.Stringer
	fmt.Println(unsafe.Sizeof(e), unsafe.Sizeof(s), unsafe.Sizeof(struct{}{}), unsafe.Sizeof([3]int16{}))
	fmt.Println(unsafe.Alignof(complex64(0)), unsafe.Alignof(0i), unsafe.Alignof(""), unsafe.Alignof(int16(0)), unsafe.Alignof(e))
}

// all zero-size objects on the heap have one address
package main

import (
	"fmt"
	"unsafe"
)

type empty struct{}

var sinks [3]unsafe.Pointer

func main() {
	sinks[0] = unsafe.Pointer(new(empty))
	sinks[1] = unsafe.Pointer(new([0]int))
	s := make([]empty, 5)
	sinks[2] = unsafe.Pointer(&s[4])
	fmt.Println(sinks[0] == sinks[1], sinks[1] == sinks[2])
}

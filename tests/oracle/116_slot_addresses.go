// neighbours on the heap are a slot apart
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

type node struct{ a, b, c int }

var keep []*node

func main() {
	runtime.GC()
	for range 4 {
		keep = append(keep, new(node))
	}
	for _, p := range keep {
		fmt.Println(uintptr(unsafe.Pointer(p))%24 == uintptr(unsafe.Pointer(keep[0]))%24)
	}
}

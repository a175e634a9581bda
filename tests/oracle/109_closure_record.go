// the words behind a func value
package main

import (
	"fmt"
	"unsafe"
)

func words(f *func() int, n int) []int {
	record := *(*unsafe.Pointer)(unsafe.Pointer(f))
	return unsafe.Slice((*int)(record), n)[1:]
}

var sink []func() int

func main() {
	a, b, s := 11, 22, "text"
	f := func() int { return a + b + len(s) }
	sink = append(sink, f)
	w := words(&sink[0], 5)
	fmt.Println(w[0], w[1], w[3])
	n := 5
	g := func() int { n++; return n }
	sink = append(sink, g)
	g()
	p := *(**int)(unsafe.Pointer(&words(&sink[1], 2)[0]))
	fmt.Println(*p, p == &n)
	h := func() int { return 1 }
	i := h
	fmt.Println(*(*uintptr)(unsafe.Pointer(&h)) == *(*uintptr)(unsafe.Pointer(&i)))
}

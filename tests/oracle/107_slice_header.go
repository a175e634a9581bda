// a slice's three words
package main

import (
	"fmt"
	"unsafe"
)

type header struct {
	data     unsafe.Pointer
	len, cap int
}

func main() {
	a := [8]int{0, 1, 2, 3, 4, 5, 6, 7}
	s := a[2:4]
	h := (*header)(unsafe.Pointer(&s))
	fmt.Println(h.len, h.cap, uintptr(h.data)-uintptr(unsafe.Pointer(&a)))
	t := s[1:3:5]
	h = (*header)(unsafe.Pointer(&t))
	fmt.Println(h.len, h.cap, uintptr(h.data)-uintptr(unsafe.Pointer(&a)))
	var none []int
	h = (*header)(unsafe.Pointer(&none))
	fmt.Println(h.data == nil, h.len, h.cap)
	empty := []int{}
	h = (*header)(unsafe.Pointer(&empty))
	fmt.Println(h.data == nil, h.len, h.cap)
	u := a[8:]
	h = (*header)(unsafe.Pointer(&u))
	fmt.Println(h.len, h.cap)
	h = (*header)(unsafe.Pointer(&s))
	h.len = 6
	fmt.Println(s)
	fmt.Println(unsafe.SliceData(s) == &a[2], len(unsafe.Slice(&a[1], 3)))
}

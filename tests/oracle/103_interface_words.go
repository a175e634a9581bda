// the two words of an interface value
package main

import (
	"fmt"
	"unsafe"
)

type words struct{ first, data uintptr }

func wordsOf(p *any) words { return *(*words)(unsafe.Pointer(p)) }

type stringer struct{ n int }

func (s stringer) String() string { return "s" }

func main() {
	var v any
	w := wordsOf(&v)
	fmt.Println(w.first, w.data)
	v = (*int)(nil)
	w = wordsOf(&v)
	fmt.Println(w.first != 0, w.data)
	x := 500
	p := &x
	v = p
	fmt.Println(wordsOf(&v).data == uintptr(unsafe.Pointer(p)))
	var a, b any = x, x
	fmt.Println(wordsOf(&a).first == wordsOf(&b).first, wordsOf(&a).data == wordsOf(&b).data, a == b)
	c := a
	fmt.Println(wordsOf(&a).data == wordsOf(&c).data)
	var s fmt.Stringer = stringer{5}
	a = s
	b = stringer{5}
	sw := *(*words)(unsafe.Pointer(&s))
	fmt.Println(sw.first == wordsOf(&a).first, sw.data == wordsOf(&a).data, wordsOf(&a).first == wordsOf(&b).first)
}

// a string's two words
package main

import (
	"fmt"
	"unsafe"
)

type header struct {
	data uintptr
	len  int
}

func of(s *string) header { return *(*header)(unsafe.Pointer(s)) }

func main() {
	s := "hello, world"
	t := s[7:]
	fmt.Println(of(&s).len, of(&t).len, of(&t).data-of(&s).data)
	u := s
	fmt.Println(of(&u) == of(&s))
	var empty string
	fmt.Println(of(&empty))
	b := []byte("abc")
	v := unsafe.String(&b[0], len(b))
	b[0] = 'X'
	fmt.Println(v, of(&v).data == uintptr(unsafe.Pointer(&b[0])))
	w := s + ""
	fmt.Println(of(&w) == of(&s))
}

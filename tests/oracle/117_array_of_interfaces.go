// copying arrays, structs and interfaces
package main

import (
	"fmt"
	"unsafe"
)

type both struct {
	name string
	v    any
}

func main() {
	a := [2]both{{"a", 1}, {"b", []int{1}}}
	b := a
	b[0].v = 2
	b[1].v.([]int)[0] = 9
	fmt.Println(a, b)
	fmt.Println(unsafe.Sizeof(a), unsafe.Offsetof(a[0].v))
	x := [3]int{1, 2, 3}
	var v any = x
	x[0] = 100
	fmt.Println(v, v == [3]int{1, 2, 3})
}

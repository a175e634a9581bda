// where the boxes of small values are
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

func dataOf(v any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&v))[1] }

var sink any

func main() {
	n := len(runtime.Version()) * 0
	for i := range 3 {
		sink = n + i
		a := dataOf(sink)
		sink = uint8(n + i)
		b := dataOf(sink)
		sink = float64(n)
		c := dataOf(sink)
		fmt.Println(a == b, a-c, *(*uint64)(unsafe.Pointer(a)))
	}
	sink = n == 0
	t := dataOf(sink)
	sink = int8(n - 1)
	fmt.Println(dataOf(sink)-t, dataOf(struct{}{}) == dataOf([0]int{}))
	empty := "x"[:n]
	var none []int
	sink = empty
	e := dataOf(sink)
	sink = none
	fmt.Println(dataOf(sink) == e)
}

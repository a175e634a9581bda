package main

import (
	"fmt"
	"slices"
)

// equal asks for the types that it knows and compares their contents itself.
func equal(a, b any) bool {
	xs, ok := a.([]int)
	ys, also := b.([]int)
	if ok && also {
		return slices.Equal(xs, ys)
	}
	if ok || also {
		return false
	}
	return a == b
}

func main() {
	same := equal([]int{1, 2}, []int{1, 2})
	other := equal([]int{1, 2}, []int{1, 3})
	mixed := equal([]int{1}, 500)
	fmt.Println("two slices:", same, other, "a slice and an int:", mixed) //: slices
	fmt.Println("500 and 500:", equal(500, 500))
}

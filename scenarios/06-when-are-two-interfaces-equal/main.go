package main

import (
	"fmt"
	"math"
)

type point struct{ x, y int }

func box(n int) any { return n }

func equal(a, b any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprint(r) //: recovered
		}
	}()
	return fmt.Sprint(a == b)
}

func main() {
	a, b := box(500), box(500)
	contents := equal(a, b)
	fmt.Println("500 and 500 in two boxes:", contents) //: boxes

	var c any = int64(500)
	types := equal(a, c)
	fmt.Println("int 500 and int64 500:", types) //: types

	p, q := &point{1, 2}, &point{1, 2}
	pointers, values := equal(p, q), equal(*p, *q)
	fmt.Println("two pointers:", pointers, "two points:", values) //: pointers

	nan := math.NaN()
	fmt.Println("NaN and itself:", equal(nan, nan))

	xs, ys := []int{1}, []int{1}
	mixed := equal(xs, a)
	fmt.Println("a slice and an int:", mixed) //: mixed

	slices := equal(xs, ys)
	fmt.Println("two slices:", slices) //: slices
}

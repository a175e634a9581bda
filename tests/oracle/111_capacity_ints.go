// capacities as slices grow
package main

import "fmt"

func grow[T any](n int) {
	var s []T
	last := -1
	for range n {
		var zero T
		s = append(s, zero)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
}

func main() {
	grow[int](5000)
	grow[byte](5000)
	grow[any](1000)
	grow[string](1000)
	grow[struct{ a, b, c int }](500)
	grow[int32](3000)
	grow[[5]byte](500)
	grow[struct{}](3)
}

package main

import (
	"fmt"
	"testing"
)

type pair struct{ x, y int }

var width = 300 // known only while the program runs

// sum keeps no interface: what it is given can stay on the caller's stack.
//
//go:noinline
func sum(a any) int {
	p, ok := a.(pair)
	if !ok {
		return 0 //: other
	}
	return p.x + p.y //: given
}

func main() {
	p := pair{width, 400}
	fmt.Println("sum:", sum(p)) //: sum
	n := 1000 + p.x
	fmt.Println("no pair:", sum(n))
	fmt.Println("allocations:", testing.AllocsPerRun(10, func() { sum(p) })) //: counted
}

package main

import (
	"fmt"
	"testing"
)

type Square struct{ side int }

// area is a plain function, so that nothing need be looked up in it.
func area(s *Square) int { return s.side * s.side }

// total takes the function as a value of its own type instead of calling a method of T.
func total[T any](xs []T, f func(*T) int) (sum int) { //: total
	for i := range xs {
		sum += f(&xs[i]) //: sum
	}
	return sum
}

// sizes needs no method of T at all: it only moves values.
func sizes[T any](xs []T) int { return len(xs) } //: sizes

func main() {
	squares := []Square{{2}, {3}} //: squares
	fmt.Println("total:", total(squares, area), "of", sizes(squares))
	allocs := testing.AllocsPerRun(10, func() { s := [1]Square{{2}}; sizes(s[:]) })
	fmt.Println("allocations:", allocs) //: counted
}

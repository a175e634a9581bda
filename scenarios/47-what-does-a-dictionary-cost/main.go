package main

import (
	"fmt"
	"testing"
)

type Shape interface{ Area() int }

type Square struct{ side int }

func (s *Square) Area() int {
	return s.side * s.side //: area
}

type Rect struct{ w, h int }

func (r *Rect) Area() int { return r.w * r.h }

// direct knows its type, through the interface it is found at run time, generic gets a dictionary.
func direct(s *Square) int { return s.Area() } //: direct

func dynamic(s Shape) int { return s.Area() } //: dynamic

func generic[T Shape](x T) int { return x.Area() } //: generic

// double has nothing to look up: its + is compiled for each shape.
func double[T int | float64](x T) T { return x + x } //: double

func main() {
	a := Square{2} //: a
	fmt.Println("direct:", direct(&a))
	b := Square{3} //: b
	fmt.Println("dynamic:", dynamic(&b))
	c := Square{4}                       //: c
	fmt.Println("generic:", generic(&c)) //: callsquare
	d := Rect{4, 5}
	fmt.Println("generic:", generic(&d))             //: callrect
	fmt.Println("doubled:", double(21), double(1.5)) //: calldouble
	plain := testing.AllocsPerRun(10, func() { s := Square{2}; direct(&s) })
	shaped := testing.AllocsPerRun(10, func() { s := Square{2}; generic(&s) })
	fmt.Println("allocations:", plain, "and", shaped) //: counted
}

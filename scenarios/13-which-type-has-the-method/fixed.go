package main

import "fmt"

type Counter struct{ n int }

// All methods have the same receiver: the set of *Counter has both, and no box holds a copy.
func (c *Counter) Value() int { return c.n }
func (c *Counter) Add()       { c.n++ }

type AddValuer interface {
	Add()
	Value() int
}

func main() {
	c := &Counter{1}
	var a AddValuer = c
	a.Add()
	fmt.Println("through the interface:", a.Value(), "the variable:", c.n) //: same
}

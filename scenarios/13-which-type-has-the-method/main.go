package main

import "fmt"

type Counter struct{ n int }

func (c Counter) Value() int { return c.n } //: value

func (c *Counter) Add() {
	c.n++ //: add
}

type (
	Adder  interface{ Add() }
	Valuer interface{ Value() int }
)

// Page has a Counter inside, Link a pointer to one.
type Page struct{ Counter }

type Link struct{ *Counter }

func canAdd(x any) bool {
	_, ok := x.(Adder)
	return ok //: asked
}

func main() {
	c := Counter{1}
	c.Add()
	fmt.Println("a variable:", c.n) //: variable

	var v Valuer = c
	var a Adder = &c
	a.Add()
	fmt.Println("box:", v.Value(), "variable:", c.n) //: copies

	value, pointer := canAdd(c), canAdd(&c)
	fmt.Println("Counter can add:", value, "*Counter:", pointer) //: sets

	page, link := canAdd(Page{c}), canAdd(Link{&c})
	fmt.Println("Page:", page, "Link:", link, "*Page:", canAdd(&Page{c})) //: embedded

	add := a.Add //: methodvalue
	a = nil
	add()
	fmt.Println("kept for later:", c.n) //: later
}

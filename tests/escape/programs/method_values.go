package main

import "fmt"

type counter struct{ n int }

func (c *counter) inc() int { c.n++; return c.n }
func (c counter) get() int  { return c.n }

type op struct {
	name string
	run  func(int) int
	done func()
}

var table = map[string]func(int) int{"a": func(x int) int { return x }}
var kept func() int

func ops(c *counter) []op {
	var out []op
	for i := 0; i < 3; i++ {
		out = append(out, op{name: fmt.Sprint(i), run: func(x int) int { return x + i }, done: func() { c.inc() }})
	}
	return out
}

func main() {
	c := counter{}
	f := c.inc
	g := c.get
	h := (*counter).inc
	fmt.Println(f(), g(), h(&c))
	kept = c.inc
	for _, o := range ops(&c) {
		fmt.Println(o.name, o.run(2))
		defer o.done()
	}
	defer fmt.Println("end", c.n)
	for i := range 3 {
		defer func() { fmt.Println(i) }()
	}
	table["b"] = func(x int) int { return x + c.n }
}

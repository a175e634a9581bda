package main

import "fmt"

type G[T any] struct{ v T }
type in struct{}
type I interface{ foo(); Bar() }

func show[T any](x T) { fmt.Printf("%T %T %v\n", x, G[T]{}, any(x)) }

func main() {
	fmt.Printf("%T\n", G[struct{ a int }]{})
	fmt.Printf("%T\n", G[struct {
		in
		B []in `x:"y"`
	}]{})
	fmt.Printf("%T\n", G[interface{ foo(); Bar() }]{})
	fmt.Printf("%T %T\n", G[func(a int, b ...in) error]{}, G[chan<- map[string]any]{})
	fmt.Printf("%T\n", struct{ a int }{})
	fmt.Printf("%T\n", (*interface{ foo() })(nil))
	show(struct{ a, b int }{1, 2})
	show([]struct{ in }{})
}

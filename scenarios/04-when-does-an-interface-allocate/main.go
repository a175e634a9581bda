package main

import (
	"fmt"
	"testing"
)

type pair struct{ x, y int }

var sink any

//go:noinline
func boxInt(n int) any { return n }

//go:noinline
func boxText(s string) any { return s }

//go:noinline
func boxPair(p pair) any { return p }

//go:noinline
func boxPointer(p *pair) any { return p }

//go:noinline
func boxNothing(e struct{}) any { return e }

func count(what string, f func()) {
	fmt.Printf("%-16s %v\n", what, testing.AllocsPerRun(10, f))
}

func main() {
	small, minus, large := boxInt(255), boxInt(-1), boxInt(256)
	fmt.Println(small, minus, large) //: ints

	var constant any = 1000
	fmt.Println(constant) //: constant

	empty, text := boxText(""), boxText("two words")
	zeroPair := boxPair(pair{})
	fmt.Println(empty, text, zeroPair) //: zeros

	pointer, nothing := boxPointer(&pair{1, 2}), boxNothing(struct{}{})
	fmt.Println(pointer.(*pair).x, nothing) //: pointers

	p := &pair{3, 4}
	count("int 255", func() { sink = boxInt(255) })
	count("int 256", func() { sink = boxInt(256) })
	count("constant 1000", func() { sink = 1000 })
	count(`""`, func() { sink = boxText("") })
	count("a text", func() { sink = boxText("two words") })
	count("pair{0, 0}", func() { sink = boxPair(pair{}) })
	count("a pointer", func() { sink = boxPointer(p) })
	count("struct{}", func() { sink = boxNothing(struct{}{}) })
	fmt.Println(sink) //: counted
}

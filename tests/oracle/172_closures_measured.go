// Closures: what they capture, how large they are, when they allocate.
package main

import (
	"fmt"
	"runtime"
	"testing"
)

var sinkF func() int
var sinkG func(int) int
var keep []func() int

func bytesOf(f func()) uint64 {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return b.TotalAlloc - a.TotalAlloc
}

//go:noinline
func byValue(x int) func() int { return func() int { return x } }

//go:noinline
func byRef(x int) func() int { return func() int { x++; return x } }

//go:noinline
func two(x int, s string) func() int { return func() int { return x + len(s) } }

//go:noinline
func big(a [16]int) func() int { return func() int { return a[3] } }

//go:noinline
func bigger(a [17]int) func() int { return func() int { return a[3] } }

//go:noinline
func nested(x int) func() int {
	f := func() func() int { return func() int { return x } }
	return f()
}

//go:noinline
func shared() (func(), func() int) {
	n := 0
	return func() { n++ }, func() int { return n }
}

type acc struct{ n int }

func (a acc) Val() int      { return a.n }
func (a *acc) Ptr() int     { a.n++; return a.n }
func (a acc) Add(i int) int { return a.n + i }

type valuer interface{ Val() int }

func fib() func() int {
	a, b := 0, 1
	return func() int { a, b = b, a+b; return a }
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func show(name string, f func()) {
	fmt.Printf("%-12s %v %d\n", name, testing.AllocsPerRun(20, f), bytesOf(f))
}

func main() {
	bytesOf(func() {})
	a := acc{3}
	var v valuer = &a
	show("byValue", func() { sinkF = byValue(3) })
	show("byRef", func() { sinkF = byRef(3) })
	show("two", func() { sinkF = two(3, "abc") })
	show("big", func() { sinkF = big([16]int{}) })
	show("bigger", func() { sinkF = bigger([17]int{}) })
	show("nested", func() { sinkF = nested(4) })
	show("shared", func() { f, g := shared(); f(); sinkF = g })
	show("method val", func() { sinkF = a.Val })
	show("method ptr", func() { sinkF = a.Ptr })
	show("method iface", func() { sinkF = v.Val })
	show("method expr", func() { f := acc.Val; sinkF = func() int { return f(a) } })
	show("method add", func() { sinkG = a.Add })
	show("fib", func() { sinkF = fib(); sinkF() })
	show("compose", func() { sinkG = compose(a.Add, func(i int) int { return i * 2 }) })
	show("static", func() { sinkF = func() int { return 1 } })
	show("loop", func() {
		keep = keep[:0]
		for i := 0; i < 3; i++ {
			keep = append(keep, func() int { return i })
		}
	})
	show("loop ref", func() {
		keep = keep[:0]
		for i := 0; i < 3; i++ {
			keep = append(keep, func() int { i += 10; return i })
		}
	})
	for _, f := range keep {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	show("local", func() {
		x := 1
		f := func() { x++ }
		f()
		f()
	})
	show("recursive", func() {
		var fact func(int) int
		fact = func(n int) int {
			if n < 2 {
				return 1
			}
			return n * fact(n-1)
		}
		_ = fact(10)
	})
	show("defer closure", func() {
		x := 1
		defer func() { x++ }()
	})
	show("defer loop", func() {
		for i := 0; i < 3; i++ {
			defer func() { a.n += i }()
		}
	})
	fmt.Println(sinkG(5), sinkF())
}

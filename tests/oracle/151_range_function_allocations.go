package main

import (
	"fmt"
	"runtime"
	"testing"
)

var sink any

func measure(name string, f func()) {
	f()
	runtime.GC()
	allocs := testing.AllocsPerRun(20, f)
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for i := 0; i < 10; i++ {
		f()
	}
	runtime.ReadMemStats(&b)
	fmt.Printf("%s: %v allocs, %d bytes\n", name, allocs, (b.TotalAlloc-a.TotalAlloc)/10)
}

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

var pa, pb *int
var pf func() int

func main() {
	measure("two ints", func() { pa = new(int); pb = new(int) })
	measure("captured", func() {
		n := 0
		m := 1
		pf = func() int { n++; m++; return n + m }
	})
	measure("seq made", func() { f := seq(10); sink = f })
	measure("seq run", func() {
		n := 0
		for x := range seq(10) {
			n += x
		}
		if n == 0 {
			sink = n
		}
	})
	measure("seq run 2", func() {
		n, k := 0, 1
		for x := range seq(10) {
			n += x
			k += x
		}
		if n == 0 {
			sink = n
		}
	})
	measure("seq empty", func() {
		for range seq(10) {
		}
	})
}

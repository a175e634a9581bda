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

var ps []*int
var pf []func() int
var xs = []int{1, 2, 3}

func main() {
	measure("loop addr", func() {
		ps = ps[:0]
		for i := 0; i < 3; i++ {
			ps = append(ps, &i)
		}
	})
	measure("loop addr and copy", func() {
		ps = ps[:0]
		for i := 0; i < 3; i++ {
			x := i
			ps = append(ps, &i, &x)
		}
	})
	measure("loop capture", func() {
		pf = pf[:0]
		for i := 0; i < 3; i++ {
			pf = append(pf, func() int { i++; return i })
		}
	})
	measure("range addr", func() {
		ps = ps[:0]
		for i, x := range xs {
			ps = append(ps, &i, &x)
		}
	})
	measure("range int", func() {
		ps = ps[:0]
		for i := range 4 {
			ps = append(ps, &i)
		}
	})
	measure("three", func() {
		a, b, c := 1, 2, 3
		ps = append(ps[:0], &a, &b, &c)
	})
	measure("index between", func() {
		a := xs[0]
		b := xs[1]
		ps = append(ps[:0], &a, &b)
	})
	measure("call between", func() {
		a := len(fmt.Sprint())
		b := 2
		ps = append(ps[:0], &a, &b)
	})
	measure("small kinds", func() {
		var a int8
		var b int64
		var c bool
		sink = &a
		pf = append(pf[:0], func() int { b++; c = !c; return int(b) })
	})
	measure("params", func() { par(1, 2, 3) })
	measure("while", func() {
		ps = ps[:0]
		n := 0
		for n < 3 {
			m := n
			k := m
			ps = append(ps, &m, &k)
			n++
		}
	})
	measure("float and string", func() {
		f, s := 1.5, "x"
		g := 2.5
		sink = &f
		sink = &s
		sink = &g
	})
}

func par(a, b, c int) (d int) {
	ps = append(ps[:0], &a, &b, &c, &d)
	return
}

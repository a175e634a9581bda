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

type key struct{ a, b int }
type huge [200]byte

var ms map[string]int
var mi map[int]int
var mb map[int]huge
var mk map[key]*int

func main() {
	measure("empty map", func() {
		mi = map[int]int{}
	})
	measure("map8", func() {
		mi = map[int]int{}
		for i := 0; i < 8; i++ {
			mi[i] = i
		}
	})
	measure("map9", func() {
		mi = map[int]int{}
		for i := 0; i < 9; i++ {
			mi[i] = i
		}
	})
	measure("map100", func() {
		mi = map[int]int{}
		for i := 0; i < 100; i++ {
			mi[i] = i
		}
	})
	measure("map1000", func() {
		mi = make(map[int]int, 1000)
		for i := 0; i < 1000; i++ {
			mi[i] = i
		}
	})
	measure("map2000", func() {
		mi = map[int]int{}
		for i := 0; i < 2000; i++ {
			mi[i] = i
		}
	})
	measure("map strings", func() {
		ms = map[string]int{"a": 1, "b": 2, "c": 3}
	})
	measure("huge values", func() {
		mb = map[int]huge{}
		for i := 0; i < 10; i++ {
			mb[i] = huge{}
		}
	})
	measure("struct keys", func() {
		mk = map[key]*int{}
		for i := 0; i < 20; i++ {
			mk[key{i, i}] = &i
		}
	})
	measure("local map", func() {
		m := map[int]int{}
		for i := 0; i < 5; i++ {
			m[i] = i
		}
		n := len(m)
		if n < 0 {
			sink = n
		}
	})
	measure("map of slices", func() {
		m := map[string][]int{}
		for i := 0; i < 10; i++ {
			m["k"] = append(m["k"], i)
		}
		sink = m
	})
	measure("set", func() {
		m := map[int]struct{}{}
		for i := 0; i < 50; i++ {
			m[i] = struct{}{}
		}
		sink = m
	})
	measure("any map", func() {
		m := map[string]any{"a": 1000, "b": "x", "c": nil}
		sink = m
	})
	measure("delete", func() {
		for i := 0; i < 100; i++ {
			delete(mi, i)
		}
	})
	measure("clear", func() {
		clear(mi)
	})
	measure("interface keys", func() {
		m := map[any]int{1: 1, "a": 2, 3.5: 3}
		sink = m
	})
	measure("iterate", func() {
		n := 0
		for k := range mi {
			n += k
		}
		if n == -1 {
			sink = n
		}
	})
}

// Maps of many kinds, sizes and hints, measured.
package main

import (
	"fmt"
	"runtime"
	"testing"
)

type small struct{ a, b int }
type bigK [20]int64

func bytesOf(f func()) (uint64, uint64) {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return b.Mallocs - a.Mallocs, b.TotalAlloc - a.TotalAlloc
}

var sink any

func fill[K comparable, V any](name string, n int, key func(int) K, v V) {
	c, b := bytesOf(func() {
		m := make(map[K]V)
		for i := 0; i < n; i++ {
			m[key(i)] = v
		}
		sink = m
	})
	fmt.Printf("%s n=%d: %d allocations %d bytes\n", name, n, c, b)
}

func hinted[K comparable, V any](name string, hint int) {
	c, b := bytesOf(func() { sink = make(map[K]V, hint) })
	fmt.Printf("%s hint=%d: %d allocations %d bytes\n", name, hint, c, b)
}

func main() {
	bytesOf(func() {})
	keys := make([]string, 3000)
	for i := range keys {
		keys[i] = fmt.Sprint("key", i)
	}
	for _, n := range []int{0, 1, 7, 8, 9, 14, 15, 28, 29, 100, 895, 896, 897, 2000} {
		fill("int->int", n, func(i int) int { return i }, 1)
		fill("string->struct", n, func(i int) string { return keys[i] }, small{})
		fill("uint8->bool", min(n, 256), func(i int) uint8 { return uint8(i) }, true)
		fill("struct->*int", n, func(i int) small { return small{i, i} }, (*int)(nil))
		fill("big->int", n/10, func(i int) bigK { return bigK{int64(i)} }, 1)
		fill("any->big", n/10, func(i int) any { return i }, bigK{})
		fill("int->empty", n, func(i int) int { return i }, struct{}{})
	}
	for _, h := range []int{0, 1, 8, 9, 14, 15, 16, 100, 896, 897, 1000, 5000} {
		hinted[int, int]("int->int", h)
		hinted[string, any]("string->any", h)
		hinted[bigK, bigK]("big->big", h)
		hinted[byte, struct{}]("byte->empty", h)
	}
	m := map[int]int{}
	for i := 0; i < 100; i++ {
		m[i] = i
	}
	c, b := bytesOf(func() {
		for i := 0; i < 100; i++ {
			delete(m, i)
		}
		for i := 100; i < 150; i++ {
			m[i] = i
		}
	})
	fmt.Println("reuse", c, b, len(m))
	c, b = bytesOf(func() { clear(m) })
	fmt.Println("clear", c, b, len(m))
	c, b = bytesOf(func() {
		for i := 0; i < 100; i++ {
			m[i] = i
		}
	})
	fmt.Println("refill", c, b, len(m))
	fmt.Println("literal", testing.AllocsPerRun(10, func() { sink = map[string]int{"a": 1, "b": 2} }))
	fmt.Println("literal local", testing.AllocsPerRun(10, func() { m := map[string]int{"a": 1, "b": 2}; _ = m["a"] }))
	fmt.Println("set", testing.AllocsPerRun(10, func() {
		seen := map[string]struct{}{}
		for _, k := range keys[:20] {
			seen[k] = struct{}{}
		}
	}))
	fmt.Println("map of slices", testing.AllocsPerRun(10, func() {
		g := map[int][]string{}
		for i, k := range keys[:20] {
			g[i%3] = append(g[i%3], k)
		}
	}))
	fmt.Println("map of maps", testing.AllocsPerRun(10, func() {
		g := map[int]map[string]bool{}
		for i, k := range keys[:20] {
			if g[i%3] == nil {
				g[i%3] = map[string]bool{}
			}
			g[i%3][k] = true
		}
	}))
	bs := []byte("key7")
	mm := map[string]int{"key7": 7}
	fmt.Println("bytes lookup", testing.AllocsPerRun(10, func() { _ = mm[string(bs)] }))
	fmt.Println("bytes store", testing.AllocsPerRun(10, func() { mm[string(bs)] = 1 }))
	fmt.Println("any lookup", testing.AllocsPerRun(10, func() { x := map[any]int{}; _ = x[len(bs)+1000] }))
}

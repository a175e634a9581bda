// the header and first group of a local map are in the frame
package main

import (
	"fmt"
	"runtime"
)

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func local(n int) int {
	m := map[int]int{}
	for i := range n {
		m[i] = i
	}
	return len(m)
}

func text(n int) int {
	m := make(map[string]int)
	for i := range n {
		m["abcdefghijkl"[i:]] = i
	}
	return len(m)
}

func main() {
	for _, n := range []int{0, 1, 8, 9, 20} {
		measure("ints", func() { local(n) })
	}
	for _, n := range []int{0, 1, 8, 9} {
		measure("strings", func() { text(n) })
	}
	measure("literal", func() {
		m := map[string]int{"a": 1, "b": 2}
		_ = m["a"]
	})
}

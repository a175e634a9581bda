// make with a size known only when it runs
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
func bytesOf(n int) int {
	b := make([]byte, n)
	return len(b)
}

func intsOf(n int) int {
	b := make([]int, 0, n)
	b = append(b, 1)
	return cap(b)
}

func pointersOf(n int) int {
	b := make([]*int, n)
	return len(b)
}

func main() {
	for _, n := range []int{0, 1, 32, 33, 1000} {
		measure("bytes", func() { bytesOf(n) })
	}
	for _, n := range []int{1, 4, 5} {
		measure("ints", func() { intsOf(n) })
		measure("pointers", func() { pointersOf(n) })
	}
}

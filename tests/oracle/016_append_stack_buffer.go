// a slice that stays starts in 32 bytes of the frame
package main

import (
	"fmt"
	"runtime"
)

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func sum(n int) int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	total := 0
	for _, v := range s {
		total += v
	}
	return total
}

func bytesOf(n int) int {
	var s []byte
	for range n {
		s = append(s, 1)
	}
	return len(s)
}

func main() {
	for _, n := range []int{1, 4, 5, 9} {
		measure("ints", func() { sum(n) })
	}
	for _, n := range []int{1, 32, 33, 100} {
		measure("bytes", func() { bytesOf(n) })
	}
}

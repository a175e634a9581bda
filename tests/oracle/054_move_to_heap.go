// a slice that is returned begins in the frame
package main

import (
	"fmt"
	"runtime"
)

var sink []int
var sinkBytes []byte

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func ints(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	return s
}

func named(n int) (s []byte) {
	for range n {
		s = append(s, 'x')
	}
	return
}

func withCap(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	if cap(s) > 1000 {
		return nil
	}
	return s
}

func main() {
	for _, n := range []int{1, 2, 3, 4, 5, 10} {
		measure("ints", func() { sink = ints(n) })
		fmt.Println(len(sink), cap(sink))
	}
	for _, n := range []int{20, 32, 40} {
		measure("named", func() { sinkBytes = named(n) })
		fmt.Println(cap(sinkBytes))
	}
	for _, n := range []int{2, 3} {
		measure("cap", func() { sink = withCap(n) })
		fmt.Println(len(sink), cap(sink))
	}
}

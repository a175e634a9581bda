// variables that change are shared, on the heap
package main

import (
	"fmt"
	"runtime"
)

var sink func() int

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("counter", func() {
		n := 0
		sink = func() int { n++; return n }
	})
	fmt.Println(sink(), sink(), sink())
	measure("two closures", func() {
		n := 1000
		f := func() { n++ }
		sink = func() int { f(); return n }
	})
	fmt.Println(sink())
	measure("large variable", func() {
		var a [17]int
		sink = func() int { return a[3] }
	})
	measure("local", func() {
		n := 0
		f := func() int { n++; return n }
		f()
	})
}

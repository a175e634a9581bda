// what a closure record costs
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
	a, b, s := 1, 2, "text"
	big := [16]int{}
	measure("nothing captured", func() { sink = func() int { return 1 } })
	measure("one int", func() { sink = func() int { return a } })
	measure("two ints", func() { sink = func() int { return a + b } })
	measure("string", func() { sink = func() int { return len(s) } })
	measure("all", func() { sink = func() int { return a + b + len(s) } })
	measure("128 bytes", func() { sink = func() int { return big[a] } })
}

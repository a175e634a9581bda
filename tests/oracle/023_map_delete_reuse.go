// deleting and clearing keep the memory
package main

import (
	"fmt"
	"runtime"
)

var sink = map[int]int{}

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("fill", func() {
		for i := range 100 {
			sink[i] = i
		}
	})
	measure("delete", func() {
		for i := range 100 {
			delete(sink, i)
		}
	})
	measure("fill again", func() {
		for i := range 100 {
			sink[i] = i
		}
	})
	measure("clear", func() { clear(sink) })
	measure("fill cleared", func() {
		for i := range 100 {
			sink[i] = i
		}
	})
	measure("update", func() { sink[5] = 6 })
	measure("read", func() { _ = sink[5] })
	measure("range", func() {
		for range sink {
		}
	})
}

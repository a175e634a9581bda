// boxing two- and four-byte integers
package main

import (
	"fmt"
	"runtime"
)

var sink any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	a, b := int16(300), int32(70000)
	c, d := uint16(255), uint32(200)
	runtime.GC()
	measure("eight int16", func() {
		for range 8 {
			sink = a
		}
	})
	runtime.GC()
	measure("eight int32", func() {
		for range 8 {
			sink = b
		}
	})
	measure("small uint16", func() { sink = c })
	measure("small uint32", func() { sink = d })
}

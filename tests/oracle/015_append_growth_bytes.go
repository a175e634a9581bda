// bytes and strings grow by size classes
package main

import (
	"fmt"
	"runtime"
)

var sinkBytes []byte
var sinkStrings []string

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("bytes", func() {
		sinkBytes = nil
		for range 1000 {
			sinkBytes = append(sinkBytes, 'x')
		}
	})
	fmt.Println(cap(sinkBytes))
	measure("strings", func() {
		sinkStrings = nil
		for range 300 {
			sinkStrings = append(sinkStrings, "x")
		}
	})
	fmt.Println(cap(sinkStrings))
	measure("five at once", func() { sinkBytes = append([]byte(nil), 1, 2, 3, 4, 5) })
	fmt.Println(cap(sinkBytes))
}

// strings.Builder and its growth
package main

import (
	"fmt"
	"runtime"
	"strings"
)

var sink string

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("ten", func() {
		var b strings.Builder
		for range 10 {
			b.WriteString("0123456789")
		}
		sink = b.String()
	})
	measure("grown", func() {
		var b strings.Builder
		b.Grow(100)
		for range 10 {
			b.WriteString("0123456789")
		}
		sink = b.String()
	})
	measure("bytes", func() {
		var b strings.Builder
		for range 40 {
			b.WriteByte('x')
		}
		sink = b.String()
	})
	measure("empty", func() {
		var b strings.Builder
		sink = b.String()
	})
}

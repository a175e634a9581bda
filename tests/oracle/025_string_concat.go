// concatenation: the 32-byte buffer and the heap
package main

import (
	"fmt"
	"runtime"
	"strings"
)

var sink string

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	a, b := strings.Repeat("a", 10), strings.Repeat("b", 10)
	long := strings.Repeat("c", 40)
	empty := long[:0]
	measure("two", func() { sink = a + b })
	measure("three", func() { sink = a + b + a })
	measure("five", func() { sink = a + b + a + b + a })
	measure("with empty", func() { sink = a + empty })
	measure("constant", func() { sink = a + "!" })
	measure("local", func() {
		s := a + b
		_ = len(s)
		if s == long {
			fmt.Println(s)
		}
	})
	measure("local compared", func() {
		if a+b == "x" {
			fmt.Println("no")
		}
	})
	measure("local long", func() {
		if a+long == "x" {
			fmt.Println("no")
		}
	})
	measure("loop", func() {
		s := ""
		for range 10 {
			s += a
		}
		sink = s
	})
}

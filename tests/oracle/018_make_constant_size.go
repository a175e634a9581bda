// make with a constant size
package main

import (
	"fmt"
	"runtime"
)

var sink []byte

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func small() int { b := make([]byte, 100); return len(b) }

func limit() int { b := make([]byte, 65536); return len(b) }

func over() int { b := make([]byte, 65537); return len(b) }

func main() {
	measure("small", func() { small() })
	measure("limit", func() { limit() })
	measure("over", func() { over() })
	measure("escaping", func() { sink = make([]byte, 100) })
	measure("escaping empty", func() { sink = make([]byte, 0) })
	measure("32760", func() { sink = make([]byte, 32760) })
	measure("32768", func() { sink = make([]byte, 32768) })
	measure("32769", func() { sink = make([]byte, 32769) })
}

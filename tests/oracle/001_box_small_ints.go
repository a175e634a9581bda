// boxing integers: the static table, constants and the tiny allocator
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
	n := 7
	big := 1 << 40
	measure("constant", func() { sink = 1000 })
	measure("small int", func() { sink = n })
	measure("255", func() { m := n + 248; sink = m })
	measure("four big ints", func() {
		for range 4 {
			sink = big
		}
	})
	minus := int8(-n)
	measure("int8", func() { sink = minus })
	measure("true", func() { sink = n == 7 })
}

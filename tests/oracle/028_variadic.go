// variadic calls build a slice
package main

import (
	"fmt"
	"runtime"
)

var sinkAny []any
var sinkInts []int

func ints(xs ...int) int { return len(xs) }

func keep(xs ...int) { sinkInts = xs }

func anys(xs ...any) int { return len(xs) }

func keepAnys(xs ...any) { sinkAny = xs }

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	n := 1000
	s := []int{1, 2, 3}
	measure("ints", func() { ints(1, 2, 3) })
	measure("keep", func() { keep(1, 2, 3) })
	measure("none", func() { keep() })
	measure("spread", func() { keep(s...) })
	measure("anys", func() { anys(n, "a", n) })
	measure("keep constants", func() { keepAnys(1, "a") })
	measure("keep anys", func() { keepAnys(n, n, n, n) })
}

// a box that does not escape is on the stack
package main

import (
	"fmt"
	"runtime"
	"strconv"
)

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func use(v any) bool { return v == nil }

func main() {
	n := 1000
	s := strconv.Itoa(n)
	big := [200]int{}
	huge := [128]int{}
	measure("int", func() { use(n) })
	measure("string", func() { use(s) })
	measure("1024 bytes", func() { use(huge) })
	measure("1600 bytes", func() { use(big) })
	measure("struct", func() { use(struct{ a, b string }{s, s}) })
}

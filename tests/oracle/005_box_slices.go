// boxing slices: nil, empty and with elements
package main

import (
	"fmt"
	"runtime"
)

var sink any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	var none []int
	empty := []int{}
	some := []int{1, 2, 3}
	texts := []string{"a"}
	measure("nil", func() { sink = none })
	measure("empty", func() { sink = empty })
	measure("some", func() { sink = some })
	measure("strings", func() { sink = texts })
	measure("resliced", func() { sink = some[:1] })
}

// zero-size objects are not allocated
package main

import (
	"fmt"
	"runtime"
)

type empty struct{}

var sink *empty
var sinkA *[0]int
var sinkS []empty
var sinkAny any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("new", func() { sink = new(empty) })
	measure("array", func() { sinkA = new([0]int) })
	measure("slice", func() { sinkS = make([]empty, 1000) })
	measure("any", func() { sinkAny = empty{} })
	measure("append", func() { sinkS = append(sinkS, empty{}) })
	fmt.Println(len(sinkS), sink == new(empty))
}

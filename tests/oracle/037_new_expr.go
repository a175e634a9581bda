// new with a value
package main

import (
	"fmt"
	"runtime"
)

type pair struct{ a, b int }

var sink *int
var sinkPair *pair
var sinkString *string

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	n := 5
	measure("new(int)", func() { sink = new(int) })
	measure("new(n)", func() { sink = new(n) })
	fmt.Println(*sink)
	measure("new(pair)", func() { sinkPair = new(pair{1, 2}) })
	measure("new(string)", func() { sinkString = new("text") })
	fmt.Println(*sinkPair, *sinkString)
	measure("local", func() {
		p := new(n + 1)
		*p++
	})
}

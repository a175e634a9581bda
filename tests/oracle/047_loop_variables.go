// one variable for each iteration
package main

import (
	"fmt"
	"runtime"
)

var sink []*int
var sinkF []func() int

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	sink = make([]*int, 0, 10)
	sinkF = make([]func() int, 0, 10)
	measure("pointers", func() {
		for i := 0; i < 4; i++ {
			sink = append(sink, &i)
		}
	})
	measure("closures", func() {
		for i := range 4 {
			sinkF = append(sinkF, func() int { return i })
		}
	})
	measure("range value", func() {
		for _, v := range []int{7, 8, 9, 10} {
			sink = append(sink, &v)
		}
	})
	for _, p := range sink {
		fmt.Print(*p, " ")
	}
	for _, f := range sinkF {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}

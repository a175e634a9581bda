// arrays, slices and clones
package main

import (
	"fmt"
	"runtime"
)

var sink []int
var sinkA [8]int
var sinkP *[4]int

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	s := make([]int, 8)
	measure("slice to array", func() { sinkA = [8]int(s) })
	measure("slice to array pointer", func() { sinkP = (*[4]int)(s) })
	measure("reslice", func() { sink = s[2:4:6] })
	measure("copy", func() { copy(s, s[1:]) })
	measure("append within", func() { sink = append(s[:2], 9) })
	measure("append beyond", func() { sink = append(s, 9) })
	fmt.Println(len(sink), cap(sink), s[2])
	measure("full slice", func() { sink = append(s[:2:2], 9) })
	fmt.Println(len(sink), cap(sink))
	measure("make and copy", func() {
		d := make([]int, len(s))
		copy(d, s)
		sink = d
	})
}

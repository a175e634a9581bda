// what growing a slice allocates
package main

import (
	"fmt"
	"runtime"
)

var sink []int

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	for _, n := range []int{1, 2, 3, 5, 9, 100, 600} {
		measure(fmt.Sprint(n), func() {
			var s []int
			for i := range n {
				s = append(s, i)
			}
			sink = s
		})
		fmt.Println(len(sink), cap(sink))
	}
}

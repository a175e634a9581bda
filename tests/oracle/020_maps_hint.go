// make with a hint
package main

import (
	"fmt"
	"runtime"
)

var sink map[int]int

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	for _, n := range []int{0, 5, 8, 9, 14, 15, 100, 1000, 3000} {
		measure(fmt.Sprint(n), func() { sink = make(map[int]int, n) })
	}
}

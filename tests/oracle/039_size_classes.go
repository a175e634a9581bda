// which slot an object of some size takes
package main

import (
	"fmt"
	"runtime"
)

var sink []byte
var sinkP []*int

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	for _, n := range []int{16, 17, 24, 33, 49, 65, 100, 129, 500, 512, 513, 1000, 1025, 2000, 4000, 8193, 20000, 32768, 40000, 1 << 20} {
		measure(fmt.Sprint("bytes ", n), func() { sink = make([]byte, n) })
	}
	for _, n := range []int{1, 2, 3, 64, 65, 100, 128, 1000, 4095, 4096} {
		measure(fmt.Sprint("pointers ", n), func() { sinkP = make([]*int, n) })
	}
}

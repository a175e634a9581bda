// objects that one collection frees
package main

import (
	"fmt"
	"runtime"
)

var sink []*[10]int

func main() {
	runtime.GC()
	sink = make([]*[10]int, 0, 1000)
	for range 1000 {
		sink = append(sink, new([10]int))
	}
	var a, b runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&a)
	sink = sink[:0]
	clear(sink[:1000])
	runtime.GC()
	runtime.ReadMemStats(&b)
	fmt.Println(b.Frees-a.Frees >= 1000, b.Frees-a.Frees < 1010, b.NumGC-a.NumGC, b.NumForcedGC-a.NumForcedGC)
	fmt.Println((a.HeapAlloc-b.HeapAlloc)/1000 >= 78)
}

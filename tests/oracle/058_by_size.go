// MemStats' table of size classes
package main

import (
	"fmt"
	"runtime"
)

var sink [][]byte

func main() {
	var a, b runtime.MemStats
	sizes := []int{100, 100, 1000, 3000, 18432}
	sink = make([][]byte, 0, 10)
	runtime.ReadMemStats(&a)
	for _, n := range sizes {
		sink = append(sink, make([]byte, n))
	}
	runtime.ReadMemStats(&b)
	for i := range b.BySize {
		if d := b.BySize[i].Mallocs - a.BySize[i].Mallocs; d != 0 {
			fmt.Println(b.BySize[i].Size, d)
		}
	}
	fmt.Println(len(b.BySize), b.BySize[1].Size, b.BySize[60].Size)
}

// HeapAlloc falls only after a collection
package main

import (
	"fmt"
	"runtime"
)

var sink []byte

func live() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func main() {
	runtime.GC()
	before := live()
	sink = make([]byte, 8<<20)
	grown := live() - before
	sink = nil
	after := live() - before
	runtime.GC()
	collected := live() - before
	fmt.Println(grown>>20, after>>20, collected < 1<<20)
}

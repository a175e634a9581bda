// a short substring holds the whole text
package main

import (
	"fmt"
	"runtime"
	"strings"
)

var sink string

func live() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func main() {
	before := live()
	long := strings.Repeat("x", 4<<20)
	sink = long[:5]
	fmt.Println((live() - before) >> 20)
	sink = strings.Clone(sink)
	fmt.Println(int64(live()-before)>>20 <= 0)
}

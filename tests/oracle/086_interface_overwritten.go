// holders of one box
package main

import (
	"fmt"
	"runtime"
)

var holder, copied any

func live() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func main() {
	runtime.GC()
	before := live()
	report := func(name string) { fmt.Println(name, (live()-before+1<<19)>>20) }
	holder = make([]byte, 4<<20)
	report("held")
	holder = nil
	report("nil")
	runtime.GC()
	report("collected")
	holder = make([]byte, 4<<20)
	copied = holder
	holder = nil
	runtime.GC()
	report("copied")
	copied = []byte(nil)
	runtime.GC()
	report("typed nil")
}

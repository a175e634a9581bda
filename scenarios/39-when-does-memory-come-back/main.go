package main

import (
	"fmt"
	"runtime"
)

var (
	holder any
	log    []any
)

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc >> 20
}

func load() []byte { return make([]byte, 4<<20) }

func main() {
	holder = load()                              //: boxing
	fmt.Println("holder is set:", heap(), "MiB") //: set
	log = append(log, holder)
	holder = nil
	fmt.Println("holder is nil:", heap(), "MiB") //: nil
	runtime.GC()
	fmt.Println("collected:", heap(), "MiB") //: collected
	log[0] = nil
	fmt.Println("the copy is nil too:", heap(), "MiB") //: both
	runtime.GC()
	fmt.Println("collected again:", heap(), "MiB") //: again
}

package main

import (
	"fmt"
	"runtime"
)

var (
	holder any
	log    []int
)

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc >> 20
}

func load() []byte { return make([]byte, 4<<20) }

func main() {
	holder = load()
	fmt.Println("holder is set:", heap(), "MiB")
	log = append(log, len(holder.([]byte))) // the log needs the size only
	holder = nil
	fmt.Println("holder is nil:", heap(), "MiB") //: nil
	runtime.GC()
	fmt.Println("collected:", heap(), "MiB") //: collected
}

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type (
	table   struct{ rows [8 << 20]byte }
	garbage struct{ rows [4 << 20]byte }
)

var (
	used *table
	sink *garbage
)

// next tells what the heap holds and where the next collection starts, in MiB.
func next(what string) uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	goal := m.NextGC >> 20
	fmt.Println(what, "holds", m.HeapAlloc>>20, "next collection at", goal) //: goal
	return goal
}

func waste() {
	sink = &garbage{}
	sink = nil
}

func main() {
	used = &table{}
	runtime.GC()
	next("GOGC=100")
	debug.SetGCPercent(50)
	next("GOGC=50")
	debug.SetGCPercent(200)
	next("GOGC=200")
	debug.SetGCPercent(100)
	waste()
	runtime.GC() //: collect
	next("after 4 MiB of garbage")
	used = nil
	runtime.GC()
	next("with nothing live") //: empty
	runtime.KeepAlive(used)
}

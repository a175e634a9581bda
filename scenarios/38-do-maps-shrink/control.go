package main

import (
	"fmt"
	"runtime"
)

type page struct{ bytes [64 << 10]byte }

var pages = map[int]*page{}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc >> 20
}

func main() {
	for i := range 64 {
		pages[i] = &page{}
	}
	fmt.Println("filled:", len(pages), heap(), "MiB") //: filled
	for i := range 64 {
		delete(pages, i)
	}
	fmt.Println("deleted:", len(pages), heap(), "MiB") //: deleted
	pages[0] = nil
	fmt.Println("in use:", len(pages))
}

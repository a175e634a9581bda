package main

import (
	"fmt"
	"runtime"
)

type picture struct {
	id    int
	bytes [1 << 16]byte
}

// cache remembers every picture ever shown.
var cache = map[int]*picture{}

func load(id int) *picture {
	if p, ok := cache[id]; ok {
		return p
	}
	p := &picture{id: id}
	cache[id] = p //: remember
	return p
}

func show(id int) int { return load(id).id }

func main() {
	for id := range 64 {
		show(id)
	}
	runtime.GC() //: collect
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println("cached:", len(cache), "heap:", m.HeapAlloc>>20, "MiB") //: after
}

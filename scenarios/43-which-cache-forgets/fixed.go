package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
	"weak"
)

type picture struct {
	id    int
	bytes [1 << 16]byte
}

// cache knows where the pictures are that somebody else uses; it holds none.
var (
	lock  sync.Mutex
	cache = map[int]weak.Pointer[picture]{}
)

func load(id int) *picture {
	lock.Lock()
	defer lock.Unlock()
	if p := cache[id].Value(); p != nil {
		return p
	}
	p := &picture{id: id}
	cache[id] = weak.Make(p)
	runtime.AddCleanup(p, forget, id)
	return p
}

func forget(id int) {
	lock.Lock()
	defer lock.Unlock()
	if cache[id].Value() == nil {
		delete(cache, id)
	}
}

func show(id int) int { return load(id).id }

func main() {
	first := load(0)
	for id := range 64 {
		show(id)
	}
	runtime.GC()                       //: collect
	time.Sleep(100 * time.Millisecond) // the cleanups run
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	same := load(0) == first
	fmt.Println("cached:", len(cache), "heap:", m.HeapAlloc>>20, "MiB, the same picture:", same) //: after
}

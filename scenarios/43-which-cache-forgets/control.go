package main

import (
	"container/list"
	"fmt"
	"runtime"
)

type picture struct {
	id    int
	bytes [1 << 16]byte
}

const most = 8

// cache holds the pictures that were used last, eight at most.
var (
	cache = map[int]*list.Element{}
	order = list.New()
)

func load(id int) *picture {
	if e, ok := cache[id]; ok {
		order.MoveToFront(e)
		return e.Value.(*picture)
	}
	p := &picture{id: id}
	cache[id] = order.PushFront(p)
	if order.Len() > most {
		oldest := order.Back()
		delete(cache, order.Remove(oldest).(*picture).id) //: forget
	}
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

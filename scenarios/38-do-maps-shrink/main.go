package main

import (
	"fmt"
	"runtime"
)

type session struct{ name, address [32]byte }

var sessions = map[int]session{}

func fill() {
	for i := range 20000 {
		sessions[i] = session{}
	}
}

func heap() string {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > 1<<20 {
		return "more than 1 MiB"
	}
	return "less than 1 MiB"
}

func main() {
	fmt.Println("empty:", heap())
	fill()
	fmt.Println("filled:", len(sessions), heap()) //: filled
	for id := range sessions {
		delete(sessions, id)
	}
	fmt.Println("deleted:", len(sessions), heap()) //: deleted
	fill()
	clear(sessions)
	fmt.Println("cleared:", len(sessions), heap()) //: cleared
	sessions[1] = session{}
	fmt.Println("in use:", len(sessions)) //: last
}

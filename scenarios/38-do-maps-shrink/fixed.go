package main

import (
	"fmt"
	"maps"
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
	fill()
	fmt.Println("filled:", len(sessions), heap()) //: filled
	for id := range sessions {
		if id > 0 {
			delete(sessions, id)
		}
	}
	rest := map[int]session{} // maps.Clone would copy the large tables as they are
	maps.Copy(rest, sessions)
	sessions = rest
	fmt.Println("copied:", len(sessions), heap()) //: deleted
	fmt.Println("in use:", len(sessions))
}

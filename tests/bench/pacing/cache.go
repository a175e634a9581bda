package main

import (
	"fmt"
	"os"
	"runtime"
)

type entry struct {
	key  int
	body []byte
	prev *entry
}

var ring []*entry

func main() {
	ring = make([]*entry, 8192)
	var last *entry
	for i := 0; i < 300000; i++ {
		e := &entry{key: i, body: make([]byte, 64+i%128)}
		if i%3 == 0 {
			e.prev = last
		}
		if i%1000 == 0 {
			last = nil
		} else {
			last = e
		}
		ring[i%len(ring)] = e
	}
	fmt.Println(len(ring))
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}

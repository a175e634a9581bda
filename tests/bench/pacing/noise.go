package main

import (
	"fmt"
	"os"
	"runtime"
)

var sink any

func main() {
	for i := 0; i < 1500000; i++ {
		sink = i + 1000
	}
	fmt.Println(sink)
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}

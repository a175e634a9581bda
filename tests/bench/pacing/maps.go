package main

import (
	"fmt"
	"os"
	"runtime"
)

type rec struct {
	name string
	vals []int
}

func main() {
	m := map[string]*rec{}
	for i := 0; i < 60000; i++ {
		k := fmt.Sprintf("k%d", i%20000)
		m[k] = &rec{k, make([]int, i%13)}
	}
	fmt.Println(len(m))
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}

package main

import (
	"fmt"
	"os"
	"runtime"
)

type cell struct {
	next *cell
	v    [4]int
}

func main() {
	var head *cell
	n := 0
	for i := 0; i < 400000; i++ {
		head = &cell{head, [4]int{i}}
		n++
		if n == 50000 {
			head, n = nil, 0
		}
	}
	fmt.Println(n)
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}

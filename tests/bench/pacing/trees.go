package main

import (
	"fmt"
	"os"
	"runtime"
)

type node struct{ l, r *node }

func make1(d int) *node {
	if d == 0 {
		return &node{}
	}
	return &node{make1(d - 1), make1(d - 1)}
}
func (n *node) count() int {
	if n.l == nil {
		return 1
	}
	return 1 + n.l.count() + n.r.count()
}

func main() {
	long := make1(15)
	sum := 0
	for i := 0; i < 200; i++ {
		sum += make1(11).count()
	}
	fmt.Println(sum, long.count())
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}

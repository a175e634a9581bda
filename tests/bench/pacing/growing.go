package main

import (
	"fmt"
	"os"
	"runtime"
)

type item struct {
	id   int
	tags []string
}

func main() {
	var all []*item
	for i := 0; i < 150000; i++ {
		all = append(all, &item{i, []string{"a", "b", fmt.Sprint(i)}})
	}
	fmt.Println(len(all))
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}

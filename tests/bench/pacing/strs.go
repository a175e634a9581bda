package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

var sink string

func main() {
	s := ""
	for i := 0; i < 3000; i++ {
		s += "abcdefgh"
		if i%7 == 0 {
			sink = strings.Repeat(s, 2)
		}
	}
	fmt.Println(len(s))
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}

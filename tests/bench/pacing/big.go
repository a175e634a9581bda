package main

import (
	"fmt"
	"os"
	"runtime"
)

var keep [][]byte

func main() {
	for i := 0; i < 600; i++ {
		b := make([]byte, 200<<10)
		b[0] = byte(i)
		if i%10 == 0 {
			keep = append(keep, b)
		}
	}
	fmt.Println(len(keep))
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}

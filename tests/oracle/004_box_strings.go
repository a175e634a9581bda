// boxing strings: empty, constant, variable
package main

import (
	"fmt"
	"runtime"
)

var sink any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	empty, word := "", "word"
	if len(runtime.Version()) > 1000 {
		empty, word = word, empty
	}
	measure("constant", func() { sink = "constant" })
	measure("empty", func() { sink = empty })
	measure("variable", func() { sink = word })
	measure("twice", func() { sink = word; sink = word })
	measure("substring", func() { sink = word[1:3] })
}

// deferred calls and their records
package main

import (
	"fmt"
	"runtime"
)

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func open() { defer func() {}() }

func captured(n int) (r int) {
	defer func() { r += n }()
	return n
}

func inLoop(n int) {
	for i := range n {
		defer func() { _ = i }()
	}
}

func nine() {
	f := func() {}
	defer f()
	defer f()
	defer f()
	defer f()
	defer f()
	defer f()
	defer f()
	defer f()
	defer f()
}

func main() {
	measure("open", open)
	measure("captured", func() { captured(1) })
	inLoop(3)
	measure("loop", func() { inLoop(3) })
	measure("nine", nine)
	measure("recover", func() {
		defer func() { _ = recover() }()
		panic("constant")
	})
}

// arrays in interfaces
package main

import (
	"fmt"
	"runtime"
)

var sink any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	a1 := [1]int{500}
	a2 := [2]int{1, 2}
	bytes3 := [3]byte{1, 2, 3}
	big := [128]int{}
	strs := [3]string{}
	zero := [0]int{}
	runtime.GC()
	measure("[1]int", func() { sink = a1; sink = a1 })
	measure("[2]int", func() { sink = a2 })
	measure("[3]byte", func() {
		for range 16 {
			sink = bytes3
		}
	})
	measure("[128]int", func() { sink = big })
	measure("[3]string", func() { sink = strs })
	measure("[0]int", func() { sink = zero })
}

// channels are always on the heap
package main

import (
	"fmt"
	"runtime"
)

var c1 chan int
var c2 chan *int
var c3 chan struct{}
var c4 chan any
var c5 chan [100]byte

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("unbuffered", func() { c1 = make(chan int) })
	measure("one int", func() { c1 = make(chan int, 1) })
	measure("ten ints", func() { c1 = make(chan int, 10) })
	measure("struct{}", func() { c3 = make(chan struct{}, 5) })
	measure("any", func() { c4 = make(chan any) })
	measure("any buffered", func() { c4 = make(chan any, 1) })
	measure("pointers", func() { c2 = make(chan *int, 4) })
	measure("arrays", func() { c5 = make(chan [100]byte, 2) })
	measure("local", func() { c := make(chan int, 1); c <- 1 })
	measure("send receive", func() { c1 <- 1; <-c1 })
}

// starting a goroutine again reuses the old one
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
func main() {
	c := make(chan int, 1)
	n := 5
	run := func() {
		go func() { c <- n }()
		<-c
	}
	run()
	run()
	measure("closure", run)
	measure("function with argument", func() {
		go send(c, n)
		<-c
	})
	measure("no capture", func() {
		go nothing()
		runtime.Gosched()
	})
}

func send(c chan int, n int) { c <- n }

func nothing() {}

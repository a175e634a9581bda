// waiting needs no heap that was not there before
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
	a, b := make(chan int, 1), make(chan string, 1)
	measure("select", func() {
		a <- 1
		select {
		case <-a:
		case <-b:
		}
	})
	measure("default", func() {
		select {
		case <-a:
		default:
		}
	})
	c := make(chan int)
	done := make(chan bool)
	go func() {
		for range c {
		}
		close(done)
	}()
	c <- 1
	c <- 1
	measure("unbuffered", func() {
		for i := range 10 {
			c <- i
		}
	})
	close(c)
	<-done
}

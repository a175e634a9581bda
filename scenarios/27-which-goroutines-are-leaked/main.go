package main

import (
	"fmt"
	"runtime"
	"time"
)

type words chan interface{}

func relay(in, out words) {
	for word := range in {
		out <- word
	}
	close(out) //: closed
}

func first(in, out words)  { relay(in, out) }
func second(in, out words) { relay(in, out) }
func ping(in, out words)   { relay(in, out) }
func pong(in, out words)   { relay(in, out) }
func tail(in, out words)   { relay(in, out) }

// circle starts three goroutines and forgets their channels.
func circle() {
	x, y, z := make(words, 1), make(words), make(words)
	go ping(x, y)
	go pong(y, x)
	go tail(z, y)
}

func main() {
	a, b, c := make(words), make(words), make(words)
	go first(a, b)
	go second(b, c)
	circle()
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	fmt.Println("goroutines:", runtime.NumGoroutine()) //: waiting
	close(a)
	<-c
	fmt.Println("the chain has ended:", runtime.NumGoroutine()) //: ended
}

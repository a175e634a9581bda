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
	close(out)
}

func first(in, out words)  { relay(in, out) }
func second(in, out words) { relay(in, out) }
func ping(in, out words)   { relay(in, out) }
func pong(in, out words)   { relay(in, out) }
func tail(in, out words)   { relay(in, out) }

// circle starts three goroutines and hands back the channels that end them.
func circle() (x, z words) {
	x, z = make(words), make(words)
	y, w := make(words), make(words)
	go ping(x, y)
	go pong(y, make(words))
	go tail(z, w)
	return x, z
}

func main() {
	a, b, c := make(words), make(words), make(words)
	go first(a, b)
	go second(b, c)
	x, z := circle()
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	fmt.Println("goroutines:", runtime.NumGoroutine()) //: waiting
	close(a)
	<-c
	close(x)
	close(z)
	time.Sleep(50 * time.Millisecond)
	fmt.Println("the chain has ended:", runtime.NumGoroutine()) //: ended
}

package main

import (
	"fmt"
	"runtime"
	"time"
)

type report struct {
	name string
	body [1 << 16]byte
}

func produce(ch chan interface{}, name string) {
	r := &report{name: name}
	select {
	case ch <- r:
		fmt.Println(name, "was sent")
	case <-time.After(500 * time.Millisecond):
		fmt.Println(name, "gave up") //: gaveup
	}
}

func main() {
	ch := make(chan interface{}, 1)
	go produce(ch, "second")
	go produce(ch, "first")
	time.Sleep(time.Second)
	runtime.GC()                                                             //: collect
	fmt.Println("goroutines:", runtime.NumGoroutine(), "buffered:", len(ch)) //: free
	runtime.KeepAlive(ch)
}

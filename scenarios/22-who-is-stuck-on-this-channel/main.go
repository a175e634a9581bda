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
	ch <- r                       //: send
	fmt.Println(name, "was sent") //: sent
}

func main() {
	ch := make(chan interface{}, 1)
	go produce(ch, "second")
	go produce(ch, "first")
	time.Sleep(time.Second)
	runtime.GC()                                                             //: collect
	fmt.Println("goroutines:", runtime.NumGoroutine(), "buffered:", len(ch)) //: stuck
	runtime.KeepAlive(ch)
}

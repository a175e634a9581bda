package main

import (
	"fmt"
	"runtime"
	"time"
)

func load() []byte { return make([]byte, 1<<20) }

func handle(done chan bool) {
	data := load()
	runtime.SetFinalizer(&data[0], func(*byte) { fmt.Println("array freed") })
	n := len(data) //: length
	go func() {
		time.Sleep(30 * time.Second)
		fmt.Println("processed", n, "bytes")
		done <- true
	}()
}

func main() {
	done := make(chan bool)
	handle(done)
	time.Sleep(time.Second)
	runtime.GC() //: collect
	time.Sleep(time.Second)
	fmt.Println("the goroutine still sleeps") //: asleep
	<-done
	fmt.Println("main ends")
}

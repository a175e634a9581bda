package main

import (
	"fmt"
	"runtime"
	"time"
)

var ch = make(chan interface{}, 1)

func start() {
	go func() {
		data := make([]byte, 1<<20)
		runtime.SetFinalizer(&data[0], func(*byte) { fmt.Println("array freed") })
		ch <- data
		fmt.Println("sent")
	}()
}

func main() {
	start()
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine(), "in the buffer:", len(ch)) //: held
	<-ch
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("main ends") //: received
}

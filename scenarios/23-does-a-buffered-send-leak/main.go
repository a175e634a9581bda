package main

import (
	"fmt"
	"runtime"
	"time"
)

func start() {
	ch := make(chan interface{}, 1)
	go func() {
		data := make([]byte, 1<<20)
		runtime.SetFinalizer(&data[0], func(*byte) { fmt.Println("array freed") })
		ch <- data          //: send
		fmt.Println("sent") //: sent
	}()
}

func main() {
	start()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine()) //: later
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("main ends") //: ends
}

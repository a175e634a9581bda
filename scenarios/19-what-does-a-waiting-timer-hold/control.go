package main

import (
	"fmt"
	"runtime"
	"time"
	"weak"
)

// watch gives up when told to and never stops its ticker. A weak pointer tells later whether the ticker still exists.
func watch(quit chan bool, done chan weak.Pointer[time.Ticker]) {
	ticker := time.NewTicker(time.Hour)
	select {
	case <-ticker.C:
		fmt.Println("tick")
	case <-quit:
	}
	done <- weak.Make(ticker)
}

func main() {
	quit, done := make(chan bool), make(chan weak.Pointer[time.Ticker])
	go watch(quit, done)
	time.Sleep(50 * time.Millisecond) //: watching
	quit <- true
	ticker := <-done
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	freed := ticker.Value() == nil
	fmt.Println("ticker freed:", freed) //: gone
}

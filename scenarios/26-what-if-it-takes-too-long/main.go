package main

import (
	"fmt"
	"runtime"
	"time"
)

type page struct{ bytes [1 << 16]byte }

func fetch(takes time.Duration) *page {
	time.Sleep(takes)
	return &page{}
}

func get(takes, limit time.Duration) string {
	result := make(chan interface{})
	go func() {
		result <- fetch(takes)
	}()
	select {
	case p := <-result:
		return fmt.Sprint("got ", len(p.(*page).bytes), " bytes")
	case <-time.After(limit):
		return "too slow" //: timeout
	}
}

func main() {
	fmt.Println(get(10*time.Millisecond, 100*time.Millisecond))
	fmt.Println(get(200*time.Millisecond, 50*time.Millisecond))
	fmt.Println("goroutines:", runtime.NumGoroutine()) //: at_once
	time.Sleep(300 * time.Millisecond)
	runtime.GC()
	fmt.Println("goroutines later:", runtime.NumGoroutine()) //: later
}

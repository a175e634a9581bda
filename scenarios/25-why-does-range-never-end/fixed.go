package main

import (
	"fmt"
	"runtime"
	"time"
)

func sum(name string, numbers chan interface{}) {
	scratch := make([]int, 1<<14)
	for n := range numbers {
		scratch[0] += n.(int)
	}
	fmt.Println(name, "is", scratch[0]) //: after
}

func feed(name string, count int) {
	numbers := make(chan interface{})
	go sum(name, numbers)
	for i := range count {
		numbers <- i
	}
	close(numbers)
	time.Sleep(20 * time.Millisecond) //: fed
}

func main() {
	feed("sum to 3", 4)
	feed("sum to 4", 5)
	runtime.GC()
	fmt.Println("goroutines:", runtime.NumGoroutine()) //: later
}

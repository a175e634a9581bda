package main

import (
	"fmt"
	"runtime"
	"time"
)

func worker(jobs chan interface{}) {
	buffer := make([]byte, 1<<20)
	runtime.SetFinalizer(&buffer[0], func(*byte) { fmt.Println("buffer freed") })
	for job := range jobs {
		buffer[0] = byte(job.(int))
	}
}

func main() {
	jobs := make(chan interface{})
	go worker(jobs)
	jobs <- 1
	jobs <- 2
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("all jobs are done, goroutines:", runtime.NumGoroutine()) //: later
}

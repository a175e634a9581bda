package main

import (
	"fmt"
	"runtime"
	"time"
)

func load(name string) []byte {
	data := make([]byte, 1<<20)
	runtime.SetFinalizer(&data[0], func(*byte) { fmt.Println("freed:", name) })
	return data
}

func remind() *time.Timer {
	data := load("data of the timer")
	return time.AfterFunc(time.Hour, func() { fmt.Println("reminder:", len(data)) })
}

func work(gate, done chan bool) {
	data := load("data of the deferred call")
	n := len(data)
	defer func() { fmt.Println("deferred:", n); done <- true }()
	<-gate
}

func main() {
	gate, done := make(chan bool), make(chan bool)
	timer := remind()
	fmt.Println("stopped in time:", timer.Stop()) //: stopped
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	go work(gate, done)
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("work still waits") //: waiting
	close(gate)
	<-done
}

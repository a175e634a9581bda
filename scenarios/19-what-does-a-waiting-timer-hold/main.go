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

func remind() {
	data := load("data of the timer")
	time.AfterFunc(time.Hour, func() { fmt.Println("reminder:", len(data)) }) //: timer
}

func work(gate, done chan bool) {
	data := load("data of the deferred call")
	defer func() { fmt.Println("deferred:", len(data)); done <- true }()
	<-gate
}

func main() {
	gate, done := make(chan bool), make(chan bool)
	remind()
	go work(gate, done)
	time.Sleep(50 * time.Millisecond)
	runtime.GC() //: collect
	time.Sleep(50 * time.Millisecond)
	fmt.Println("both wait") //: waiting
	close(gate)
	<-done
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("the reminder is still to come") //: deferred
}

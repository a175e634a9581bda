package main

import (
	"fmt"
	"os"
	"runtime"
	"sort"
	"time"
)

var gate, results, freed = make(chan bool), make(chan int), make(chan string, 5)

func load(name string) []byte {
	data := make([]byte, 1<<20)
	runtime.SetFinalizer(&data[0], func(*byte) { freed <- name })
	return data
}

func before(data []byte) {
	go func() { n := len(data) + int(data[0]); <-gate; results <- n }()
}

func onlyLen(data []byte) {
	go func() { <-gate; results <- len(data) }()
}

func notNil(data []byte) {
	var i interface{} = data
	go func() { <-gate; fmt.Println("i != nil is", i != nil); results <- 0 }()
}

func oneByte(data []byte) {
	b := data[5] //: copied
	go func() { <-gate; results <- int(b) }()
}

func neverRun(data []byte, debug bool) {
	if debug {
		data[0]++
	}
	go func() { <-gate; results <- 0 }()
}

func main() {
	before(load("before"))
	onlyLen(load("onlyLen"))
	notNil(load("notNil"))
	oneByte(load("oneByte"))
	neverRun(load("neverRun"), len(os.Args) > 9)
	time.Sleep(50 * time.Millisecond)
	runtime.GC() //: collect
	time.Sleep(50 * time.Millisecond)
	var names []string
	for len(freed) > 0 {
		names = append(names, <-freed)
	}
	sort.Strings(names)
	fmt.Println("freed while all wait:", names) //: waiting
	close(gate)
	fmt.Println("sum:", <-results+<-results+<-results+<-results+<-results)
}

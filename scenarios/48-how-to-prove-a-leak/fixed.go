package main

import (
	"fmt"
	"runtime"
	"time"
)

type result struct{ rows [1 << 20]byte }

func query(id int) *result {
	time.Sleep(20 * time.Millisecond)
	return &result{}
}

// handle gives the database five milliseconds; then it answers without it.
func handle(id int) string {
	answer := make(chan *result, 1)
	go func() {
		answer <- query(id) //: send
	}()
	select {
	case r := <-answer:
		return fmt.Sprint(len(r.rows), " rows")
	case <-time.After(5 * time.Millisecond):
		return "too late"
	}
}

func report(round int) {
	time.Sleep(100 * time.Millisecond)
	runtime.GC() //: collect
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println("round", round, "goroutines", runtime.NumGoroutine(), "heap", m.HeapAlloc>>20, "MiB") //: report
}

func main() {
	for round := range 3 {
		for id := range 3 {
			handle(id)
		}
		report(round)
	}
	fmt.Println("served 9 requests") //: end
}

// Goroutines that wait for ever, timers, tickers and callers.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

func leakSend(c chan int) { c <- 1 }
func leakRecv(c chan int) { <-c }
func leakSelect(a, b chan int) {
	select {
	case <-a:
	case b <- 1:
	}
}
func leakNil() { var c chan int; <-c }

func states() map[string]int {
	buf := make([]byte, 1<<16)
	s := string(buf[:runtime.Stack(buf, true)])
	out := map[string]int{}
	for _, b := range strings.Split(s, "\n\n") {
		if i, j := strings.IndexByte(b, '['), strings.IndexByte(b, ']'); i > 0 && j > i {
			st, _, _ := strings.Cut(b[i+1:j], ",")
			out[st]++
		}
	}
	return out
}

func main() {
	before := runtime.NumGoroutine()
	c := make(chan int)
	d := make(chan int)
	for i := 0; i < 3; i++ {
		go leakSend(c)
	}
	go leakRecv(d)
	go leakSelect(make(chan int), make(chan int))
	go leakNil()
	go func() { select {} }()
	go func() { time.Sleep(time.Hour) }()
	time.Sleep(time.Millisecond)
	fmt.Println(runtime.NumGoroutine() - before)
	fmt.Println(states())
	<-c
	d <- 1
	time.Sleep(time.Millisecond)
	fmt.Println(runtime.NumGoroutine() - before)
	fmt.Println(states())
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("goexit deferred")
		runtime.Goexit()
	}()
	<-done
	start := time.Now()
	t := time.NewTimer(10 * time.Millisecond)
	<-t.C
	fmt.Println(time.Since(start) >= 10*time.Millisecond, t.Stop(), t.Reset(time.Hour), t.Stop())
	tick := time.NewTicker(time.Millisecond)
	n := 0
	for range tick.C {
		if n++; n == 3 {
			tick.Stop()
			break
		}
	}
	fmt.Println(n)
	fired := make(chan string, 1)
	time.AfterFunc(time.Millisecond, func() { fired <- "fired" })
	fmt.Println(<-fired)
	var pc [10]uintptr
	k := runtime.Callers(0, pc[:])
	fr := runtime.CallersFrames(pc[:k])
	for {
		f, more := fr.Next()
		fmt.Println(f.Function)
		if !more || f.Function == "main.main" {
			break
		}
	}
	_, _, line, ok := runtime.Caller(0)
	fmt.Println(line, ok)

	panic(fmt.Sprintf("end %d", n))
}

package main

import (
	"errors"
	"fmt"
	"runtime"
	"time"
)

type reply struct {
	err  error
	page [1 << 16]byte
}

func ask(server int, replies chan *reply) {
	r := &reply{}
	if server == 0 {
		r.err = errors.New("server 0 is down")
	}
	time.Sleep(time.Duration(server) * 10 * time.Millisecond)
	replies <- r
}

func askAll() error {
	replies := make(chan *reply, 3)
	for server := range 3 {
		go ask(server, replies)
	}
	for range 3 {
		if r := <-replies; r.err != nil {
			return r.err
		}
	}
	return nil
}

func main() {
	fmt.Println("error:", askAll())
	time.Sleep(100 * time.Millisecond)
	runtime.GC()
	fmt.Println("goroutines:", runtime.NumGoroutine()) //: later
}

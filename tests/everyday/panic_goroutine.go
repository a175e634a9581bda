package main

import (
	"fmt"
	"time"
)

type Err struct {
	Code int
	Why  string
}

func (e *Err) Error() string { return fmt.Sprintf("E%d: %s", e.Code, e.Why) }

func main() {
	defer fmt.Println("main's defer does not run")
	fmt.Println("start")
	go func() {
		defer fmt.Println("goroutine's defer runs")
		defer func() {
			r := recover()
			fmt.Println("got", r)
			panic(&Err{7, fmt.Sprint("again ", r)})
		}()
		var m map[string][]int
		m["k"] = append(m["k"], 1)
	}()
	time.Sleep(time.Second)
	fmt.Println("unreachable")
}

package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"time"
)

type order struct {
	ID   int
	Note string
}

// decode allocates all there is, and keeps nothing.
func decode(text string) *order {
	var o order
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		fmt.Println(err)
	}
	return &o
}

// audit is told two numbers and keeps them until its time has come.
func audit(id, size int, done chan bool) {
	time.Sleep(200 * time.Millisecond)
	fmt.Println("audited", id, size)
	done <- true
}

func main() {
	text := fmt.Sprintf(`{"ID": 7, "Note": "%s"}`, strings.Repeat("x", 1<<18))
	done := make(chan bool)
	o := decode(text)
	go audit(o.ID, len(o.Note), done)
	fmt.Println("ID of another one:", decode(text).ID)
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	fmt.Println("audit sleeps") //: asleep
	<-done
	runtime.GC()
	fmt.Println("main ends")
}

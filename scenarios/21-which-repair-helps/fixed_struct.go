package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"time"
)

var done = make(chan bool, 1)

// order names what the program needs; everything else in the text is skipped.
type order struct {
	ID int `json:"id"`
}

func handle(body []byte) {
	var data order
	if err := json.Unmarshal(body, &data); err != nil {
		fmt.Println(err)
		return
	}
	go func() {
		time.Sleep(400 * time.Millisecond)
		fmt.Println("order", data.ID, "is processed")
		done <- true
	}()
}

func main() {
	handle([]byte(`{"id": 7, "note": "` + strings.Repeat("x", 1<<20) + `"}`))
	time.Sleep(200 * time.Millisecond)
	runtime.GC()
	fmt.Println("the goroutine still sleeps") //: asleep
	<-done
}

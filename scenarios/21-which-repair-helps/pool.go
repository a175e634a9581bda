package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
)

var done = make(chan bool, 1)

// maps hands out maps for the next request once this one has put its map back.
var maps = sync.Pool{New: func() any { return map[string]interface{}{} }}

func handle(body []byte) {
	data := maps.Get().(map[string]interface{})
	if err := json.Unmarshal(body, &data); err != nil {
		fmt.Println(err)
		return
	}
	go func() {
		time.Sleep(400 * time.Millisecond)
		fmt.Println("order", data["id"], "is processed")
		clear(data)
		maps.Put(data)
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

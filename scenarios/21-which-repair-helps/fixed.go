package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"time"
)

var done = make(chan bool, 1)

func handle(body []byte) {
	var data map[string]interface{}
	if err := json.Unmarshal(body, &data); err != nil {
		fmt.Println(err)
		return
	}
	id := data["id"] //: copied
	go func() {
		time.Sleep(400 * time.Millisecond)
		fmt.Println("order", id, "is processed")
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

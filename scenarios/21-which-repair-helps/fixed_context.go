package main

import (
	"context"
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
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	go func() {
		defer cancel()
		select {
		case <-time.After(400 * time.Millisecond):
			fmt.Println("order", data["id"], "is processed")
		case <-ctx.Done():
			fmt.Println("gave up:", ctx.Err())
		}
		done <- true
	}()
}

func main() {
	handle([]byte(`{"id": 7, "note": "` + strings.Repeat("x", 1<<20) + `"}`))
	time.Sleep(50 * time.Millisecond)
	fmt.Println("50 ms have passed") //: early
	time.Sleep(150 * time.Millisecond)
	runtime.GC()
	fmt.Println("200 ms have passed") //: asleep
	<-done
}

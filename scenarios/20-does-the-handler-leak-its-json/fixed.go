package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"time"
)

var done = make(chan bool)

func handle(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	var data map[string]interface{}
	if err := json.Unmarshal(body, &data); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	runtime.SetFinalizer(&body[0], func(*byte) { fmt.Println("body freed") })
	n := len(data) //: counted
	go func() {
		time.Sleep(300 * time.Millisecond)
		fmt.Println("processed", n, "keys")
		done <- true
	}()
	w.WriteHeader(http.StatusAccepted)
}

func main() {
	text := `{"id": 7, "text": "` + strings.Repeat("x", 1<<18) + `"}`
	server := httptest.NewServer(http.HandlerFunc(handle))
	answer, err := http.Post(server.URL, "application/json", strings.NewReader(text))
	if err != nil {
		panic(err)
	}
	answer.Body.Close()
	fmt.Println(answer.Status)
	server.Close()
	runtime.GC() //: collect
	time.Sleep(100 * time.Millisecond)
	fmt.Println("the goroutine still sleeps") //: asleep
	<-done
}

package main

import (
	"fmt"
	"runtime"
	"time"
)

var known = map[string]string{"go": "gopher"}

// lookup asks the slow source at once, and does not wait when the answer is known already.
func lookup(word string) string {
	ch := make(chan string)
	go func() {
		time.Sleep(10 * time.Millisecond)
		ch <- "slow answer for " + word
	}()
	if answer, ok := known[word]; ok {
		return answer //: known
	}
	return <-ch
}

func main() {
	fmt.Println(lookup("rust"))
	for range 3 {
		fmt.Println(lookup("go"))
	}
	time.Sleep(50 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine()) //: later
}

package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	ch := make(chan int)
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- i
		}()
	}
	fmt.Println("received one of three:", <-ch >= 0)
	wg.Wait()
	fmt.Println("unreachable")
}

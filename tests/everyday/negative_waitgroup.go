package main

import (
	"fmt"
	"sync"
)

type task struct {
	id   int
	deps []int
}

func main() {
	tasks := []task{{0, nil}, {1, []int{0}}, {2, []int{0, 1}}, {3, []int{2}}}
	done := make([]chan struct{}, len(tasks))
	for i := range done {
		done[i] = make(chan struct{})
	}
	var mu sync.Mutex
	var order []int
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for i := len(tasks) - 1; i >= 0; i-- {
		go func(t task) {
			defer wg.Done()
			for _, d := range t.deps {
				<-done[d]
			}
			mu.Lock()
			order = append(order, t.id)
			mu.Unlock()
			close(done[t.id])
		}(tasks[i])
	}
	wg.Wait()
	fmt.Println(order)
	wg.Done()
}

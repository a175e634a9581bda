// container/list and container/heap
package main

import (
	"container/heap"
	"container/list"
	"fmt"
	"runtime"
)

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	n := len(old) - 1
	x := old[n]
	*h = old[:n]
	return x
}

var sink *list.List

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("list", func() {
		sink = list.New()
		for i := range 4 {
			sink.PushBack(i)
		}
	})
	h := &ints{}
	measure("heap", func() {
		for i := range 8 {
			heap.Push(h, 8-i)
		}
	})
	fmt.Println(heap.Pop(h), len(*h), cap(*h))
}

// generic functions box and allocate as others
package main

import (
	"fmt"
	"os"
	"runtime"
)

type number interface{ ~int | ~float64 }

var sink any

func box[T any](v T) { sink = v }

func sum[T number](vs ...T) (total T) {
	for _, v := range vs {
		total += v
	}
	return total
}

func pointer[T any](v T) *T { return &v }

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	n := len(os.Args) + 999
	measure("box pointer", func() { box(&n) })
	measure("box string", func() { box("text") })
	measure("sum", func() { sum(1, 2, 3) })
	measure("pointer", func() { sink = pointer([4]int{}) })
	measure("stack", func() {
		s := &stack[string]{}
		for range 4 {
			s.push("x")
		}
		sink = s
	})
}

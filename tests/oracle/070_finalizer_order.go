// one object's finalizer at a time along a chain
package main

import (
	"fmt"
	"runtime"
	"time"
)

type node struct {
	name string
	next *node
	pad  [100]int
}

func main() {
	func() {
		c := &node{name: "C"}
		b := &node{name: "B", next: c}
		a := &node{name: "A", next: b}
		for _, n := range []*node{a, b, c} {
			runtime.SetFinalizer(n, func(n *node) { fmt.Println("finalizer", n.name) })
		}
	}()
	for i := range 4 {
		fmt.Println("collection", i+1)
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}

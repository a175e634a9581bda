// literals on the heap and in the frame
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	next *node
	v    int
}

var sinkNode *node
var sinkInts []int
var sinkNodes []*node
var sinkStrings []string

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("node", func() { sinkNode = &node{nil, 1} })
	measure("local", func() {
		n := &node{nil, 1}
		n.v++
	})
	measure("list", func() {
		var head *node
		for i := range 5 {
			head = &node{head, i}
		}
		sinkNode = head
	})
	measure("ints", func() { sinkInts = []int{1, 2, 3} })
	measure("nodes", func() { sinkNodes = []*node{{nil, 1}, {nil, 2}} })
	measure("strings", func() { sinkStrings = []string{"a", "b"} })
	measure("local ints", func() {
		s := []int{1, 2, 3}
		s[0]++
	})
}

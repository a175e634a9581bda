// slices made of constant texts have the right size
package main

import (
	"fmt"
	"runtime"
)

var sinkB []byte
var sinkR []rune

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("bytes", func() { sinkB = []byte("hello, world, this is text") })
	fmt.Println(len(sinkB), cap(sinkB), string(sinkB))
	measure("runes", func() { sinkR = []rune("héllo, 世界 \U0001F600 \xff!") })
	fmt.Println(len(sinkR), cap(sinkR), string(sinkR))
	measure("local", func() {
		b := []byte("abcdef")
		b[0] = 'X'
		b = append(b, 'g')
		r := []rune("äöü")
		r[1] = 'o'
		sinkR = append(sinkR[:0], r...)
		sinkB = append(sinkB[:0], b...)
	})
	fmt.Println(string(sinkB), string(sinkR))
	measure("empty", func() { sinkB = []byte("") })
	fmt.Println(sinkB != nil, len(sinkB))
	for i := range 2 {
		b := []byte("reset")
		b[i] = '-'
		fmt.Println(string(b))
	}
}

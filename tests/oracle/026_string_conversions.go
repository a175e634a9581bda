// conversions between strings and slices
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

var sinkS string
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
	s := strings.Repeat("é", 20)
	b := []byte(s)
	one := []byte("x")
	r := []rune(s)
	if len(os.Args) > 5 {
		one, b = b, one
	}
	measure("to bytes", func() { sinkB = []byte(s) })
	measure("to string", func() { sinkS = string(b) })
	measure("one byte", func() { sinkS = string(one) })
	measure("empty", func() { sinkS = string(b[:0]) })
	measure("to runes", func() { sinkR = []rune(s) })
	measure("from runes", func() { sinkS = string(r) })
	runtime.GC()
	measure("from rune", func() {
		for range 5 {
			sinkS = string(r[0])
		}
	})
	runtime.GC()
	measure("from ascii rune", func() {
		for range 5 {
			sinkS = string(rune(one[0]))
		}
	})
}

// small pointer-free objects share blocks
package main

import (
	"fmt"
	"runtime"
)

var sink *int8
var sink16 *int16
var sink64 *int64
var sinkB *[5]byte

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	runtime.GC()
	measure("sixteen int8", func() {
		for range 16 {
			sink = new(int8)
		}
	})
	runtime.GC()
	measure("eight int16", func() {
		for range 8 {
			sink16 = new(int16)
		}
	})
	runtime.GC()
	measure("two int64", func() { sink64 = new(int64); sink64 = new(int64) })
	runtime.GC()
	measure("mixed", func() { sink = new(int8); sink64 = new(int64); sink16 = new(int16) })
	runtime.GC()
	measure("five bytes", func() {
		for range 9 {
			sinkB = new([5]byte)
		}
	})
	p, q := new(int8), new(int8)
	_ = *p + *q
}

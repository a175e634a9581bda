// a parameter's address on the heap
package main

import (
	"fmt"
	"runtime"
)

type big struct{ a [10]int }

var sink *int
var sinkBig *big

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func keep(n int) { sink = &n }

func keepBig(b big) { sinkBig = &b }

func field(b big) { sink = &b.a[2] }

func local(n int) int { p := &n; return *p }

func result() (n int) { sink = &n; n = 300; return }

func main() {
	measure("keep", func() { keep(1); keep(2); keep(3); keep(4) })
	measure("keepBig", func() { keepBig(big{}) })
	measure("field", func() { field(big{}) })
	measure("local", func() { local(1) })
	measure("result", func() { result(); result() })
}

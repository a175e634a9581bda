// boxing structs by size and by pointers
package main

import (
	"fmt"
	"runtime"
)

type pair struct{ a, b int }
type pointed struct {
	p *int
	n int
}
type one struct{ n int }
type named struct{ s string }
type big struct{ a [40]int }
type empty struct{}

var sink any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	p := pair{}
	q := pointed{n: 1}
	o := one{9}
	n := named{"x"}
	b := big{}
	e := empty{}
	measure("pair", func() { sink = p })
	measure("pointed", func() { sink = q })
	measure("one", func() { sink = o })
	measure("named", func() { sink = n })
	measure("big", func() { sink = b })
	measure("empty", func() { sink = e })
}

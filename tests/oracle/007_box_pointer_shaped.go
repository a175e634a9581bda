// what is already one pointer needs no box
package main

import (
	"fmt"
	"runtime"
)

type wrapper struct{ p *int }

func hello() {}

var sink any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	x := new(int)
	m := map[int]int{}
	c := make(chan int)
	w := wrapper{x}
	a := [1]*int{x}
	f := hello
	measure("pointer", func() { sink = x })
	measure("map", func() { sink = m })
	measure("chan", func() { sink = c })
	measure("struct of pointer", func() { sink = w })
	measure("array of pointer", func() { sink = a })
	measure("func", func() { sink = f })
	measure("nil pointer", func() { sink = (*int)(nil) })
}

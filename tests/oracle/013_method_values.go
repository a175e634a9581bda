// a method value is a closure over its receiver
package main

import (
	"fmt"
	"runtime"
)

type point struct{ x, y int }

func (p point) sum() int { return p.x + p.y }

func (p *point) move() int { p.x++; return p.x }

type summer interface{ sum() int }

var sink func() int
var sinkOf func(point) int

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	p := point{1, 2}
	q := &point{3, 4}
	var i summer = p
	measure("value receiver", func() { sink = p.sum })
	measure("pointer receiver", func() { sink = q.move })
	measure("interface", func() { sink = i.sum })
	measure("expression", func() { sinkOf = point.sum })
	measure("local", func() {
		f := q.sum
		f()
	})
	fmt.Println(sink(), sinkOf(p))
}

// conversions between interfaces share the box
package main

import (
	"fmt"
	"runtime"
)

type number int

func (n number) String() string { return "number" }

type other interface{ String() string }

var sinkAny any
var sinkStringer fmt.Stringer
var sinkOther other

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	n := number(100000)
	measure("warm", func() { sinkStringer = n })
	measure("to any", func() { sinkAny = sinkStringer })
	measure("to other", func() { sinkOther = sinkStringer })
	measure("assert", func() { sinkStringer = sinkAny.(fmt.Stringer) })
	measure("value", func() { n = sinkAny.(number) })
	measure("box again", func() { sinkAny = n; sinkAny = n })
}

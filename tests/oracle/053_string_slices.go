// substrings share the text
package main

import (
	"fmt"
	"runtime"
	"strings"
)

var sink string
var sinkS []string

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	s := strings.Repeat("word ", 20)
	measure("substring", func() { sink = s[5:9] })
	measure("Fields", func() { sinkS = strings.Fields(s) })
	fmt.Println(len(sinkS), cap(sinkS))
	measure("Split", func() { sinkS = strings.Split(s, " ") })
	measure("Cut", func() { sink, _, _ = strings.Cut(s, " ") })
	measure("Clone", func() { sink = strings.Clone(s) })
	measure("Map", func() { sink = strings.Map(func(r rune) rune { return r + 1 }, s) })
	measure("EqualFold", func() { strings.EqualFold(s, "x") })
	measure("Title", func() { sink = strings.ToLower(s) })
}

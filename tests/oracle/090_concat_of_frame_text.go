// one text that stays must be copied when it escapes
package main

import (
	"fmt"
	"runtime"
)

var sink [4]string

func join(b []byte, tail string) string {
	s := string(b)
	return s + tail
}

func clobber() int {
	var pad [200]int
	for i := range pad {
		pad[i] = -1
	}
	return pad[7]
}

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	b := []byte("some bytes")
	tail := string(b[:0])
	measure("join", func() { sink[0] = join(b, tail) })
	clobber()
	b[0] = 'X'
	fmt.Println(sink[0])
	measure("only variable", func() { sink[1] = sink[0] + tail })
	same, n := false, 0
	r := []rune("héllo wörld")
	measure("runes to string", func() { sink[2] = string(r) })
	measure("runes compared", func() { same = string(r) == sink[2] })
	measure("rune compared", func() { same = same && string(r[1]) == "é" })
	measure("runes of text", func() { n = len([]rune(sink[2]))*100 + cap([]rune(sink[2][:3])) })
	fmt.Println(same, n)
}

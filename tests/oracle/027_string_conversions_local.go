// conversions that stay need no heap
package main

import (
	"fmt"
	"runtime"
	"strings"
)

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	s := strings.Repeat("x", 20)
	long := strings.Repeat("y", 100)
	b := []byte(s)
	longB := []byte(long)
	m := map[string]int{s: 1}
	measure("map key", func() { _ = m[string(b)] })
	measure("compare", func() { _ = string(longB) == long })
	measure("range", func() {
		for range []byte(long) {
		}
	})
	measure("zero copy", func() { c := []byte(long); _ = c[len(s)] })
	measure("written", func() { c := []byte(s); c[len(s)-1] = 1 })
	measure("long written", func() { c := []byte(long); c[len(s)] = 1 })
	measure("switch", func() {
		switch string(longB) {
		case "a":
			fmt.Println("a")
		}
	})
	measure("concat", func() { _ = len("<" + string(b) + ">") })
	n := 0
	measure("runes", func() {
		for range []rune(s) {
			n++
		}
	})
}

// groups by the kinds of keys and elements
package main

import (
	"fmt"
	"runtime"
)

type key struct{ a, b int }

var s1 map[string]int
var s2 map[string]any
var s3 map[key]bool
var s4 map[int]struct{}
var s5 map[[200]byte]int
var s6 map[int][200]byte
var s7 map[uint8]uint8
var s8 map[any]any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("string int", func() { s1 = map[string]int{}; s1["a"] = 1 })
	measure("string any", func() { s2 = map[string]any{}; s2["a"] = 1 })
	measure("key bool", func() { s3 = map[key]bool{}; s3[key{1, 2}] = true })
	measure("set", func() { s4 = map[int]struct{}{}; s4[1] = struct{}{} })
	measure("large key", func() { s5 = map[[200]byte]int{}; s5[[200]byte{}] = 1 })
	measure("large elem", func() { s6 = map[int][200]byte{}; s6[1] = [200]byte{} })
	measure("bytes", func() { s7 = map[uint8]uint8{}; s7[1] = 1 })
	measure("any", func() { s8 = map[any]any{}; s8[1] = 1 })
}

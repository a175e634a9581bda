// What formatting and scanning allocate.
package main

import (
	"fmt"
	"testing"
)

var s string

func main() {
	at := func(n string, f func()) { fmt.Println(n, testing.AllocsPerRun(50, f)) }
	at("f", func() { s = fmt.Sprintf("%f", 3.14) })
	at("8.3f", func() { s = fmt.Sprintf("%8.3f", 3.14) })
	at("08.3f", func() { s = fmt.Sprintf("%08.3f", 3.14) })
	at("5d", func() { s = fmt.Sprintf("%5d", 42) })
	at("05d", func() { s = fmt.Sprintf("%05d", 42) })
	at("-10s", func() { s = fmt.Sprintf("%-10s", "ab") })
	at("10s", func() { s = fmt.Sprintf("%10s", "ab") })
	at("x", func() { s = fmt.Sprintf("%x", "ab") })
	at("g", func() { s = fmt.Sprintf("%g", 1e100) })
	at("v3", func() { s = fmt.Sprintf("%v", [3]int{}) })
	at("%t", func() { s = fmt.Sprintf("%t", true) })
	at("%c", func() { s = fmt.Sprintf("%c%U", 'x', 'x') })
	at("%e", func() { s = fmt.Sprintf("%e", 123456.789) })
	at("%+v", func() { s = fmt.Sprintf("%+v", struct{ A, B int }{1, 2}) })
	at("m1", func() { s = fmt.Sprintf("%v", map[string]int{"a": 1}) })
	at("m2", func() { s = fmt.Sprintf("%v", map[string]int{"a": 1, "b": 2}) })
	at("m3", func() { s = fmt.Sprintf("%v", map[string]int{"a": 1, "b": 2, "c": 3}) })
	at("mi", func() { s = fmt.Sprintf("%v", map[int]int{1: 1, 2: 2}) })
	at("m0", func() { s = fmt.Sprintf("%v", map[int]int{}) })
	at("ss", func() { s = fmt.Sprintf("%v", [][]int{{1}, {2}}) })
	at("pp", func() { x := 5; s = fmt.Sprintf("%v", &x) })
	at("sl", func() { s = fmt.Sprintln("a", 1, true) })
	var a, b int
	var c string
	at("Sscan1", func() { fmt.Sscan("12", &a) })
	at("Sscan2", func() { fmt.Sscan("12 34", &a, &b) })
	at("Sscanf1", func() { fmt.Sscanf("12", "%d", &a) })
	at("Sscanf2", func() { fmt.Sscanf("12 abc", "%d %s", &a, &c) })
	at("Sscanln", func() { fmt.Sscanln("12 abc", &a, &c) })
	at("Fscan f", func() { var f float64; fmt.Sscan("1.5", &f) })
}

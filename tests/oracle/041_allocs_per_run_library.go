// allocations of library calls
package main

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

var sinkS string
var sinkB bool
var sinkN int
var sinkP []string

func main() {
	a := strings.Repeat("ab,", 10)
	m := map[string]int{"a": 1}
	run := func(name string, f func()) { fmt.Println(name, testing.AllocsPerRun(20, f)) }
	run("Itoa small", func() { sinkS = strconv.Itoa(42) })
	run("Itoa", func() { sinkS = strconv.Itoa(123456) })
	run("Atoi", func() { sinkN, _ = strconv.Atoi("123") })
	run("Contains", func() { sinkB = strings.Contains(a, "b,a") })
	run("Split", func() { sinkP = strings.Split(a, ",") })
	run("Repeat", func() { sinkS = strings.Repeat("x", 30) })
	run("ToUpper", func() { sinkS = strings.ToUpper(a) })
	run("ToUpper same", func() { sinkS = strings.ToUpper("ABC") })
	run("TrimSpace", func() { sinkS = strings.TrimSpace(a) })
	run("Join", func() { sinkS = strings.Join(sinkP, "-") })
	run("Replace", func() { sinkS = strings.ReplaceAll(a, ",", ";") })
	run("Fields", func() { sinkP = strings.Fields("a b c") })
	run("map read", func() { sinkN = m["a"] })
	run("Quote", func() { sinkS = strconv.Quote("abc") })
	run("FormatFloat", func() { sinkS = strconv.FormatFloat(1.5, 'g', -1, 64) })
}

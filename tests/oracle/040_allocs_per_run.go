// testing.AllocsPerRun counts whole allocations
package main

import (
	"fmt"
	"os"
	"testing"
)

var sink any
var sinkS []int

func main() {
	n := 1000
	if len(os.Args) > 10 {
		n++
	}
	fmt.Println(testing.AllocsPerRun(10, func() { sink = n }))
	fmt.Println(testing.AllocsPerRun(10, func() { sink = &n }))
	fmt.Println(testing.AllocsPerRun(10, func() { sinkS = make([]int, n) }))
	fmt.Println(testing.AllocsPerRun(10, func() { sink = [2]int{n, n} }))
	fmt.Println(testing.AllocsPerRun(10, func() { sink = make(map[int]int) }))
	fmt.Println(testing.AllocsPerRun(10, func() {}))
}

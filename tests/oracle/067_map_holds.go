// map elements, deleted keys, cleared maps
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct{ data [100]int }

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	freed := [5]bool{}
	tracked := func(i int) *object {
		o := new(object)
		runtime.SetFinalizer(o, func(*object) { freed[i] = true })
		return o
	}
	m := map[int]*object{}
	m[0], m[1], m[2] = tracked(0), tracked(1), tracked(2)
	delete(m, 1)
	m[2] = nil
	other := map[*object]int{tracked(3): 1}
	cleared := map[int]*object{1: tracked(4)}
	clear(cleared)
	collect()
	fmt.Println(freed)
	fmt.Println(len(m), len(other), len(cleared))
}

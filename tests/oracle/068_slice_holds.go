// what lies beyond a slice's length is still held
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
	freed := [6]bool{}
	tracked := func(i int) *object {
		o := new(object)
		runtime.SetFinalizer(o, func(*object) { freed[i] = true })
		return o
	}
	s := []*object{tracked(0), tracked(1), tracked(2)}
	s = s[:1]
	t := []*object{tracked(3), tracked(4)}
	clear(t[:1])
	t = t[:0]
	u := []*object{tracked(5)}[1:]
	collect()
	fmt.Println(freed)
	fmt.Println(len(s), len(t), len(u))
	runtime.KeepAlive(s)
	runtime.KeepAlive(t)
	runtime.KeepAlive(u)
}

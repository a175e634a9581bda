// a local struct is live word by word or as one
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct{ pad [100]int }
type both struct{ a, b *object }

func touch(o *object) { o.pad[0]++ }

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	freed := [4]bool{}
	tracked := func(i int) *object {
		o := new(object)
		runtime.SetFinalizer(o, func(*object) { freed[i] = true })
		return o
	}
	gate := make(chan bool)
	go func() {
		v := both{tracked(0), tracked(1)}
		<-gate
		touch(v.a)
	}()
	go func() {
		v := &both{tracked(2), tracked(3)}
		<-gate
		touch(v.b)
	}()
	collect()
	fmt.Println(freed[2:])
	runtime.KeepAlive(gate)
}

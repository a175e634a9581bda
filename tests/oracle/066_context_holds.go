// a context is a heap object as others
package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

type key struct{}
type object struct{ data [100]int }

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
	background := context.Background()
	held := context.WithValue(background, key{}, tracked(0))
	dead := context.WithValue(background, key{}, tracked(1))
	_ = dead
	parent, cancel := context.WithCancel(background)
	child, stop := context.WithCancel(context.WithValue(parent, key{}, tracked(2)))
	_ = child
	gone, drop := context.WithCancel(context.WithValue(parent, key{}, tracked(3)))
	_ = gone
	drop()
	collect()
	fmt.Println(freed)
	runtime.KeepAlive(held)
	stop()
	cancel()
}

// a buffer holds values only while someone holds the channel
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct{ data [100]int }

var global chan *object

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
	func() {
		c := make(chan *object, 1)
		c <- tracked(0)
		global = make(chan *object, 2)
		global <- tracked(1)
		global <- tracked(2)
		<-global
		blocked := make(chan *object)
		go func() { blocked <- tracked(3) }()
	}()
	collect()
	fmt.Println(freed, runtime.NumGoroutine())
}

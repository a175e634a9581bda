// several cleanups, with and without a finalizer, stopped
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct{ pad [100]int }

func main() {
	func() {
		o := new(object)
		runtime.AddCleanup(o, func(s string) { fmt.Println("cleanup", s) }, "only")
		p := new(object)
		runtime.AddCleanup(p, func(s string) { fmt.Println("cleanup", s) }, "after the finalizer")
		runtime.SetFinalizer(p, func(*object) { fmt.Println("finalizer") })
		q := new(object)
		c := runtime.AddCleanup(q, func(s string) { fmt.Println("cleanup", s) }, "stopped")
		c.Stop()
		r := new(object)
		runtime.AddCleanup(&r.pad[5], func(s string) { fmt.Println("cleanup", s) }, "interior")
		runtime.KeepAlive(r)
	}()
	for i := range 3 {
		fmt.Println("collection", i+1)
		runtime.GC()
		time.Sleep(time.Millisecond)
		if i == 0 {
			continue
		}
	}
}

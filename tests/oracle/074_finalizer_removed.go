// SetFinalizer(nil) takes a finalizer away
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct{ pad [100]int }

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	func() {
		o := new(object)
		runtime.SetFinalizer(o, func(*object) { fmt.Println("first") })
		runtime.SetFinalizer(o, nil)
		p := new(object)
		runtime.SetFinalizer(p, func(*object) { fmt.Println("first") })
		runtime.SetFinalizer(p, nil)
		runtime.SetFinalizer(p, func(*object) { fmt.Println("second") })
	}()
	collect()
	fmt.Println("done")
}

// a finalizer may bring its object back
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct {
	name string
	pad  [100]int
}

var saved *object

func main() {
	func() {
		o := &object{name: "R"}
		runtime.SetFinalizer(o, func(o *object) { saved = o; fmt.Println("finalizer") })
	}()
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(saved.name)
	runtime.SetFinalizer(saved, func(o *object) { fmt.Println("second", o.name) })
	saved = nil
	runtime.GC()
	time.Sleep(time.Millisecond)
	fmt.Println(saved == nil)
}

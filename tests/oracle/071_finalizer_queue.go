// within one collection finalizers run from the end
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct {
	n   int
	pad [100]int
}

func main() {
	func() {
		for i := range 5 {
			o := &object{n: i}
			runtime.SetFinalizer(o, func(o *object) { fmt.Println("finalizer", o.n) })
		}
	}()
	runtime.GC()
	time.Sleep(time.Millisecond)
	fmt.Println("done")
}

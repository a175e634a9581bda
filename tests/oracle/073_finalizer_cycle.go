// objects in a cycle with a finalizer are never freed
package main

import (
	"fmt"
	"runtime"
	"time"
)

type node struct {
	other *node
	pad   [100]int
}

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	func() {
		a, b := &node{}, &node{}
		a.other, b.other = b, a
		runtime.SetFinalizer(a, func(*node) { fmt.Println("never") })
		c, d := &node{}, &node{}
		c.other, d.other = d, c
		runtime.AddCleanup(c, func(n int) { fmt.Println("cleanup", n) }, 1)
	}()
	collect()
	fmt.Println("done")
}

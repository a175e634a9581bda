// a cleanup's argument that reaches the object keeps it
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct {
	next *object
	pad  [100]int
}

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	func() {
		o := new(object)
		runtime.AddCleanup(o, func(*object) { fmt.Println("never") }, &object{next: o})
		p := new(object)
		runtime.AddCleanup(p, func(q *object) { fmt.Println("cleanup", q.pad[0]) }, &object{})
	}()
	collect()
	fmt.Println("done")
}

// a pointer to a field holds the whole object
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct {
	head int
	tail [100]int
}

var sink *int

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	freed := false
	func() {
		o := new(object)
		runtime.SetFinalizer(o, func(*object) { freed = true })
		sink = &o.tail[50]
	}()
	collect()
	fmt.Println(freed)
	sink = nil
	collect()
	fmt.Println(freed)
}

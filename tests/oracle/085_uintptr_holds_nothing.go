// an address as a number is no reference
package main

import (
	"fmt"
	"runtime"
	"time"
	"unsafe"
)

type object struct{ pad [100]int }

var number uintptr
var pointer unsafe.Pointer

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	freed := [2]bool{}
	func() {
		o, p := new(object), new(object)
		runtime.SetFinalizer(o, func(*object) { freed[0] = true })
		runtime.SetFinalizer(p, func(*object) { freed[1] = true })
		number = uintptr(unsafe.Pointer(o))
		pointer = unsafe.Pointer(p)
	}()
	collect()
	fmt.Println(freed, number != 0, pointer != nil)
}

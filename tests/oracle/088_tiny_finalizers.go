// a tiny block lives as long as any part of it
package main

import (
	"fmt"
	"runtime"
	"time"
)

var keep *int32

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	freed := [2]bool{}
	func() {
		runtime.GC()
		a, b, c, d := new(int32), new(int32), new(int32), new(int32)
		runtime.SetFinalizer(a, func(*int32) { freed[0] = true })
		_, _ = c, d
		keep = b
		*c, *d = 1, 2
	}()
	collect()
	fmt.Println(freed[0])
	*keep = 1
}

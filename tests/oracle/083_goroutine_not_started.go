// a goroutine that has not run holds its whole closure
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct{ pad [100]int }

func main() {
	freed := false
	func() {
		o := new(object)
		runtime.SetFinalizer(o, func(*object) { freed = true })
		data := make([]*object, 1)
		data[0] = o
		go func() { _ = len(data) }()
	}()
	fmt.Println(freed, runtime.NumGoroutine())
	runtime.Gosched()
	for range 2 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(freed, runtime.NumGoroutine())
}

// a pending AfterFunc holds its closure
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct{ data [100]int }

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	freed := [4]bool{}
	tracked := func(i int) *object {
		o := new(object)
		runtime.SetFinalizer(o, func(*object) { freed[i] = true })
		return o
	}
	var kept *time.Timer
	func() {
		a, b, c, d := tracked(0), tracked(1), tracked(2), tracked(3)
		time.AfterFunc(time.Hour, func() { a.data[0]++ })
		time.AfterFunc(time.Hour, func() { b.data[0]++ }).Stop()
		kept = time.AfterFunc(time.Hour, func() { c.data[0]++ })
		kept.Stop()
		time.AfterFunc(time.Microsecond, func() { d.data[0]++ })
	}()
	time.Sleep(5 * time.Millisecond)
	collect()
	fmt.Println(freed)
	runtime.KeepAlive(kept)
}

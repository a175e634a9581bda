package main

import (
	"fmt"
	"reflect"
	"runtime"
	"time"
)

func leaky(done chan bool) {
	data := make([]byte, 1<<20)
	runtime.SetFinalizer(&data[0], func(*byte) { fmt.Println("array freed") })
	var i interface{} = data //: slice
	go func() {
		time.Sleep(300 * time.Millisecond)
		fmt.Println("it was a", reflect.TypeOf(i))
		done <- true //: used
	}()
	fmt.Println("leaky returns") //: boxed
}

func main() {
	done := make(chan bool)
	leaky(done)
	fmt.Println("leaky has returned") //: returned
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("the goroutine still sleeps") //: asleep
	<-done
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("main ends") //: end
}

package main

import (
	"fmt"
	"unsafe"
)

// dig needs a frame of half a KiB for every step down.
func dig(n int) int {
	var pad [64]int
	if n == 0 {
		return 0 //: deep
	}
	pad[n%64] = dig(n - 1)
	return pad[n%64] + 1
}

func work(done chan bool) {
	x := 42
	p := &x
	before := uintptr(unsafe.Pointer(p))
	fmt.Println("x is", *p)      //: before
	fmt.Println("dug", dig(100)) //: dig
	after := uintptr(unsafe.Pointer(p))
	moved := before != after
	*p = 43
	fmt.Println("x moved:", moved, "and is", x) //: after
	done <- true
}

func main() {
	done := make(chan bool)
	go work(done)
	<-done
}

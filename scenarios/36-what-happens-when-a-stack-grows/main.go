package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

// dig needs a frame of half a KiB for every step down.
func dig(n int, above *[64]int) int {
	var pad [64]int
	if n == 0 {
		return 0 //: deep
	}
	if above != nil {
		pad[0] = above[0] + 1
	}
	return dig(n-1, &pad) + 1
}

func work(done chan bool) {
	x := 42
	p := &x
	before := uintptr(unsafe.Pointer(p))
	fmt.Println("x is", *p)           //: before
	fmt.Println("dug", dig(100, nil)) //: dig
	after := uintptr(unsafe.Pointer(p))
	moved := before != after
	*p = 43
	fmt.Println("x moved:", moved, "and is", x) //: after
	runtime.GC()                                //: collect
	back := uintptr(unsafe.Pointer(p)) != after
	fmt.Println("x moved again:", back, "and is", x) //: shrunk
	done <- true
}

func main() {
	done := make(chan bool)
	go work(done)
	<-done
}

// growing a stack moves its variables
package main

import (
	"fmt"
	"unsafe"
)

func depth(n int, p *int) int {
	var pad [100]int
	pad[n%100] = n
	if n == 0 {
		return *p
	}
	return depth(n-1, p) + pad[n%100] - n
}

func main() {
	done := make(chan bool)
	go func() {
		x := 7
		before := uintptr(unsafe.Pointer(&x))
		fmt.Println(depth(1000, &x))
		after := uintptr(unsafe.Pointer(&x))
		fmt.Println(before == after, x)
		done <- true
	}()
	<-done
}

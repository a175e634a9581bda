package main

import (
	"fmt"
	"io"
	"testing"
)

type One struct{ n int }

func (o One) Read(p []byte) (int, error) { return o.n, io.EOF }

// count takes the type itself: the call is no longer dynamic.
//
//go:noinline
func count(r One) int {
	n, _ := r.Read(nil)
	return n //: count
}

// countAny is what it was before.
//
//go:noinline
func countAny(r io.Reader) int {
	n, _ := r.Read(nil)
	return n
}

func main() {
	o := One{300}
	plain := testing.AllocsPerRun(10, func() { count(o) })
	boxed := testing.AllocsPerRun(10, func() { countAny(o) })
	fmt.Println("allocations:", plain, "instead of", boxed) //: counted
}

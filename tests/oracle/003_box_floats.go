// floats and complex numbers in interfaces
package main

import (
	"fmt"
	"runtime"
)

var sink any

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	zero, one := 0.0, 1.0
	f32 := float32(2.5)
	z := complex(0, 0)
	c64 := complex64(1)
	measure("float64 zero", func() { sink = zero })
	measure("float64 ones", func() {
		for range 4 {
			sink = one
		}
	})
	runtime.GC()
	measure("float32s", func() {
		for range 4 {
			sink = f32
		}
	})
	measure("complex128 zero", func() { sink = z })
	runtime.GC()
	measure("complex64", func() { sink = c64; sink = c64 })
}

// a pool's item survives one collection
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type item struct{ name string }

func main() {
	p := sync.Pool{New: func() any { return &item{"new"} }}
	get := func() string { return p.Get().(*item).name }
	p.Put(&item{"stored"})
	fmt.Println(get(), get())
	p.Put(&item{"stored"})
	runtime.GC()
	fmt.Println(get(), get())
	p.Put(&item{"stored"})
	runtime.GC()
	runtime.GC()
	fmt.Println(get())
	p.Put(&item{"one"})
	p.Put(&item{"two"})
	p.Put(&item{"three"})
	fmt.Println(get(), get(), get(), get())
}

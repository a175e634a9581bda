package main

import (
	"fmt"
	"runtime"
	"sync"
)

type buffer struct {
	id    int
	bytes [1 << 16]byte
}

var made int

var pool = sync.Pool{New: func() any {
	made++
	return &buffer{id: made}
}}

func handle() int {
	b := pool.Get().(*buffer)
	defer pool.Put(b)
	return b.id
}

func main() {
	fmt.Println("first request: buffer", handle())
	fmt.Println("second request: buffer", handle())       //: twice
	runtime.GC()                                          //: first
	fmt.Println("after one collection: buffer", handle()) //: one
	runtime.GC()                                          //: second
	runtime.GC()                                          //: third
	fmt.Println("after two more: buffer", handle())       //: two
}

package main

import (
	"fmt"
	"runtime"
)

type file struct {
	name string
	next *file
	page [1 << 16]byte
}

var closed int

// Close lets go now, and says so by itself.
func (f *file) Close() {
	fmt.Println("closed", f.name)
	closed++
}

func use() {
	data := &file{name: "data"}
	defer data.Close()
	index := &file{name: "index", next: data}
	defer index.Close()
	fmt.Println("using", index.name, "and", index.next.name)
}

func main() {
	use()
	runtime.GC()                                         //: first
	fmt.Println("closed before the collection:", closed) //: one
}

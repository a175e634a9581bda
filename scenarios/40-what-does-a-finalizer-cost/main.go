package main

import (
	"fmt"
	"runtime"
	"time"
)

type file struct {
	name string
	next *file
	page [1 << 16]byte
}

var ran = make(chan string)

// open gives every file a finalizer that says goodbye.
func open(name string, next *file) *file {
	f := &file{name: name, next: next}
	runtime.SetFinalizer(f, func(f *file) { ran <- f.name })
	return f
}

func use() {
	index := open("index", open("data", nil))
	fmt.Println("using", index.name, "and", index.next.name)
}

func lastWords() string {
	select {
	case name := <-ran:
		return name
	case <-time.After(50 * time.Millisecond):
		return "nobody"
	}
}

func main() {
	use()
	runtime.GC()                                  //: first
	fmt.Println("collection 1 ran:", lastWords()) //: one
	fmt.Println("and then:", lastWords())         //: nobody
	runtime.GC()                                  //: second
	fmt.Println("collection 2 ran:", lastWords()) //: two
	runtime.GC()                                  //: third
	fmt.Println("collection 3 ran:", lastWords()) //: three
}

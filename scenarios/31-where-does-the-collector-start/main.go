package main

import (
	"fmt"
	"runtime"
	"time"
	"weak"
)

type (
	settings struct{ page [4096]byte } // a package variable leads to it
	request  struct{ page [4096]byte } // a parked goroutine will use it
	job      struct{ page [4096]byte } // a pending timer will use it
	file     struct{ page [4096]byte } // the function of a finalizer will use it
	draft    struct{ page [4096]byte } // main has used it and will not again
	handle   struct{ name [64]byte }   // has the finalizer
)

var current *settings

func serve(r *request, done chan bool) {
	<-done
	fmt.Println("served", "page", r.page[0])
	done <- true
}

// setUp makes one object for each kind of root.
func setUp(done chan bool) *handle {
	current = &settings{}
	go serve(&request{}, done)
	j, f, h := &job{}, &file{}, &handle{}
	time.AfterFunc(time.Hour, func() { fmt.Println(j.page[0]) })
	runtime.SetFinalizer(h, func(*handle) { fmt.Println(f.page[0]) })
	return h
}

func main() {
	done := make(chan bool)
	h := setUp(done)
	d := &draft{}
	probe := weak.Make(d)
	fmt.Println("draft of page", d.page[0])
	time.Sleep(time.Millisecond)
	runtime.GC() //: collect
	found := probe.Value() != nil
	fmt.Println("draft still there:", found) //: after
	done <- true
	<-done
	runtime.KeepAlive(h)
}

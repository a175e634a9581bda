// what a started goroutine's closure holds of a slice
package main

import (
	"fmt"
	"runtime"
	"time"
)

var freed = map[string]bool{}

func tracked(name string) []byte {
	data := make([]byte, 1<<16)
	runtime.SetFinalizer(&data[0], func(*byte) { freed[name] = true })
	return data
}

func use(n int) {}

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	gate := make(chan bool)
	func() {
		a, b, c, d, e, f := tracked("unmentioned"), tracked("len"), tracked("index"), tracked("before"), tracked("blank"), tracked("count")
		_ = a
		go func() { <-gate }()
		go func() { <-gate; use(len(b)) }()
		go func() { <-gate; use(int(c[5])) }()
		go func() { use(int(d[1])); <-gate }()
		go func() { <-gate; _ = e }()
		n := len(f)
		go func() { <-gate; use(n) }()
		g := tracked("reassigned")
		go func() { <-gate; use(len(g)) }()
		g = g[:10]
	}()
	collect()
	for _, n := range []string{"unmentioned", "len", "index", "before", "blank", "count", "reassigned"} {
		fmt.Println(n, freed[n])
	}
	runtime.KeepAlive(gate)
}

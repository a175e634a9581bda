// what is kept of an interface value
package main

import (
	"fmt"
	"runtime"
	"time"
)

type object struct{ data [100]int }

var freed = map[string]bool{}

func tracked(name string) any {
	o := new(object)
	runtime.SetFinalizer(o, func(*object) { freed[name] = true })
	return o
}

func use(b bool) {}

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	gate := make(chan bool)
	func() {
		a, b, c, d := tracked("compared"), tracked("asserted"), tracked("dead"), tracked("ok")
		go func() { <-gate; use(a != nil) }()
		go func() { <-gate; use(b.(*object).data[0] == 0) }()
		go func() { use(c != nil); <-gate }()
		go func() { <-gate; _, ok := d.(*object); use(ok) }()
	}()
	collect()
	for _, n := range []string{"compared", "asserted", "dead", "ok"} {
		fmt.Println(n, freed[n])
	}
	runtime.KeepAlive(gate)
}

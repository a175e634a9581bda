// What lives and dies: cleanups, finalizers, weak pointers.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
	"weak"
)

type node struct {
	name string
	next *node
	pad  [4]int
}

var mu sync.Mutex
var log []string

func note(s string) { mu.Lock(); log = append(log, s); mu.Unlock() }

func collect(title string) {
	for i := 0; i < 3; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	mu.Lock()
	fmt.Println(title, len(log), log)
	log = nil
	mu.Unlock()
}

func mk(name string) *node {
	n := &node{name: name}
	runtime.AddCleanup(n, note, name)
	return n
}

func chain(names ...string) *node {
	var head *node
	for i := len(names) - 1; i >= 0; i-- {
		head = &node{name: names[i], next: head}
	}
	return head
}

var global *node

//go:noinline
func resurrect() {
	n := &node{name: "phoenix"}
	runtime.SetFinalizer(n, func(n *node) { global = n; note("final " + n.name) })
}

//go:noinline
func cycle() weak.Pointer[node] {
	a := &node{name: "a"}
	b := &node{name: "b", next: a}
	a.next = b
	return weak.Make(a)
}

//go:noinline
func viaClosure() (func() string, weak.Pointer[node]) {
	n := mk("captured")
	return func() string { return n.name }, weak.Make(n)
}

//go:noinline
func viaField() (*[4]int, weak.Pointer[node]) {
	n := mk("interior")
	return &n.pad, weak.Make(n)
}

//go:noinline
func stopped() {
	n := &node{name: "stopped"}
	c := runtime.AddCleanup(n, note, "never")
	runtime.AddCleanup(n, note, "second")
	c.Stop()
}

func main() {
	mk("dropped")
	collect("dropped")
	x := mk("held")
	collect("held")
	runtime.KeepAlive(x)
	collect("released")
	resurrect()
	collect("phoenix")
	fmt.Println(global.name)
	global = nil
	collect("phoenix gone")
	w := cycle()
	fmt.Println("cycle before", w.Value() != nil)
	collect("cycle")
	fmt.Println("cycle after", w.Value() != nil)
	f, wf := viaClosure()
	collect("closure held")
	fmt.Println(wf.Value() != nil, f())
	f = nil
	collect("closure gone")
	fmt.Println(wf.Value() != nil)
	p, wp := viaField()
	collect("field held")
	fmt.Println(wp.Value() != nil, p[0])
	p = nil
	collect("field gone")
	fmt.Println(wp.Value() == nil)
	stopped()
	collect("stopped")
	h := chain("1", "2", "3")
	w2 := weak.Make(h.next)
	h = h.next.next
	collect("chain")
	fmt.Println(w2.Value() == nil, h.name)
	w3 := weak.Make(h)
	w4 := weak.Make(h)
	fmt.Println(w3 == w4, w3.Value() == h)
	m := map[string]*node{"k": mk("in map")}
	collect("map held")
	delete(m, "k")
	collect("map deleted")
	s := []*node{mk("s0"), mk("s1"), mk("s2")}
	s = s[1:]
	collect("slice cut front")
	s = s[:1]
	collect("slice cut back")
	clear(s[:cap(s)])
	collect("slice cleared")
	c := make(chan *node, 2)
	c <- mk("in chan")
	collect("chan held")
	<-c
	collect("chan drained")
	runtime.KeepAlive(s)
	runtime.KeepAlive(m)
	runtime.KeepAlive(c)
}

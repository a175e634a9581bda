// Trees, stacks, maps, arrays, interfaces, closures, channels, timers, goroutines: who holds whom.
package main

import (
	"fmt"
	"runtime"
	"time"
)

type node struct {
	kids []*node
	name string
	up   *node
}

var frees = make(chan string, 1000)

func fin(n *node) { frees <- n.name }

func mk(name string, kids ...*node) *node {
	n := &node{kids: kids, name: name}
	for _, k := range kids {
		k.up = n
	}
	return n
}

func track(n *node) *node {
	runtime.AddCleanup(n, func(s string) { frees <- s }, n.name)
	for _, k := range n.kids {
		track(k)
	}
	return n
}

func drained(label string) {
	runtime.GC()
	runtime.GC()
	time.Sleep(time.Millisecond)
	count := 0
	names := map[string]bool{}
	for len(frees) > 0 {
		names[<-frees] = true
		count++
	}
	fmt.Println(label, count, names)
}

type stack struct{ top *node }

func (s *stack) push(n *node) { n.up = s.top; s.top = n }
func (s *stack) pop() *node   { n := s.top; s.top = n.up; return n }

var registry = map[string]*node{}

func main() {
	t := track(mk("root", mk("a", mk("a1"), mk("a2")), mk("b")))
	drained("all held by root")
	t = t.kids[0]
	drained("held through up")
	t.up.kids = nil
	t.up = nil
	drained("root and b gone")
	t = t.kids[1]
	drained("a held by a2.up")
	t.up.kids = t.up.kids[:1]
	drained("nothing new")
	t.up = nil
	drained("a and a1 gone")
	fmt.Println(t.name)

	s := &stack{}
	for i := 0; i < 4; i++ {
		s.push(track(mk(fmt.Sprint("s", i))))
	}
	s.pop()
	s.pop()
	drained("popped two")
	runtime.KeepAlive(s)

	registry["x"] = track(mk("x"))
	registry["y"] = track(mk("y"))
	delete(registry, "x")
	drained("deleted x")
	registry["y"] = nil
	drained("y overwritten")

	arr := [3]*node{track(mk("0")), track(mk("1")), track(mk("2"))}
	sl := arr[:]
	arr[1] = nil
	drained("array element cleared")
	runtime.KeepAlive(sl)
	var iface any = track(mk("in iface"))
	drained("iface holds")
	iface = 5
	drained("iface overwritten")
	_ = iface

	f := func() func() string {
		n := track(mk("in closure"))
		return func() string { return n.name }
	}()
	drained("closure holds")
	fmt.Println(f())
	f = nil
	drained("closure dropped")

	ch := make(chan *node, 3)
	ch <- track(mk("c0"))
	ch <- track(mk("c1"))
	drained("channel holds")
	fmt.Println((<-ch).name)
	drained("one received")
	close(ch)
	for n := range ch {
		fmt.Println(n.name)
	}
	drained("channel empty")

	timer := time.AfterFunc(time.Hour, func() { fmt.Println(track(mk("never")).name) })
	n := track(mk("by timer"))
	timer2 := time.AfterFunc(time.Hour, func() { fmt.Println(n.name) })
	n = nil
	drained("timers pending")
	timer.Stop()
	timer2.Stop()
	drained("timers stopped")

	done := make(chan bool)
	go func(n *node) {
		<-done
		fmt.Println(n.name)
		done <- true
	}(track(mk("goroutine argument")))
	drained("goroutine holds")
	done <- true
	<-done
	drained("goroutine over")

	p := &track(mk("interior")).name
	drained("interior pointer")
	fmt.Println(*p)
	drained("interior gone")
	runtime.SetFinalizer(mk("f1", mk("f2")), fin)
	drained("finalizer 1")
	func() {
		a, b := mk("ca"), mk("cb")
		a.up, b.up = b, a
		runtime.SetFinalizer(a, fin)
		runtime.AddCleanup(b, func(int) { frees <- "cleanup cb" }, 0)
	}()
	drained("cycle with finalizer")
	runtime.KeepAlive(t)
}

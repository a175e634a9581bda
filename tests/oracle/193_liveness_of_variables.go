// When the collector sees variables dead.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
	"weak"
)

// Liveness of variables: when does the collector see them dead?
type thing struct {
	name string
	next *thing
	buf  [64]byte
}

func (t *thing) Name() string { return t.name }

var log []string
var done = make(chan string, 100)

func mk(name string) *thing {
	t := &thing{name: name}
	runtime.AddCleanup(t, func(n string) { done <- n }, name)
	return t
}

func gc(label string) {
	runtime.GC()
	time.Sleep(time.Millisecond)
	var got []string
	for len(done) > 0 {
		got = append(got, <-done)
	}
	fmt.Println(label, got)
}

//go:noinline
func use(t *thing) int { return len(t.name) }

func straight() {
	a := mk("a")
	b := mk("b")
	gc("both live")
	use(a)
	gc("a dead")
	use(b)
	gc("b dead")
}

func loop() {
	var last *thing
	for i := 0; i < 3; i++ {
		t := mk(fmt.Sprint("loop", i))
		last = t
		gc(fmt.Sprint("iteration ", i))
	}
	use(last)
	gc("after loop")
}

func branch(x bool) {
	a := mk("branch")
	if x {
		gc("in branch")
		use(a)
	} else {
		gc("else")
	}
	gc("after branch")
}

func deferred() {
	a := mk("deferred")
	defer use(a)
	gc("held by defer")
}

func closure() func() int {
	a := mk("captured")
	b := mk("notcaptured")
	use(b)
	return func() int { return use(a) }
}

func iface() {
	var s fmt.Stringer
	a := mk("iface")
	type w struct{ *thing }
	var x any = w{a}
	a = nil
	_ = s
	gc("boxed")
	fmt.Println(x.(w).Name())
	gc("unboxed")
}

func sliceElem() {
	s := []*thing{mk("s0"), mk("s1")}
	p := &s[1]
	gc("pointer into array")
	use(*p)
	gc("array dead")
}

func substring() {
	s := strings.Repeat("x", 1000)
	w := weak.Make((*[1000]byte)([]byte(s)))
	t := s[:10]
	s = ""
	gc("substring")
	fmt.Println(w.Value() == nil, len(t))
}

func goroutine() {
	c := make(chan bool)
	a := mk("in goroutine")
	go func() {
		<-c
		use(a)
		c <- true
	}()
	gc("goroutine waits")
	c <- true
	<-c
	gc("goroutine over")
}

func swap() {
	a, b := mk("x"), mk("y")
	a, b = b, a
	use(a)
	gc("swapped, y used")
	use(b)
	gc("swapped, x used")
}

func param(t *thing) {
	use(t)
	gc("param dead in callee")
}

func result() *thing {
	r := mk("result")
	return r
}

func methodValue() {
	a := mk("methodvalue")
	f := a.Name
	gc("method value")
	fmt.Println(f())
	gc("method value dead")
}

func main() {
	straight()
	loop()
	branch(true)
	branch(false)
	deferred()
	gc("defer ran")
	f := closure()
	gc("closure lives")
	f()
	gc("closure dead")
	iface()
	gc("iface over")
	sliceElem()
	substring()
	goroutine()
	swap()
	param(mk("param"))
	gc("after param")
	r := result()
	gc("result live")
	use(r)
	gc("result dead")
	methodValue()
	result()
	gc("result dropped")
}

// What a run-time panic allocates, and what its value is.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"unsafe"
)

type st struct {
	p *st
	a [4]int
	m map[string]int
	f func()
}

var sink any
var keepE error

func b(name string, f func()) {
	g := func() {
		defer func() { sink = recover() }()
		f()
	}
	g()
	var a, c runtime.MemStats
	runtime.ReadMemStats(&a)
	g()
	runtime.ReadMemStats(&c)
	n, by := c.Mallocs-a.Mallocs, c.TotalAlloc-a.TotalAlloc
	fmt.Printf("%-14s %d %d %T %v", name, n, by, sink, sink)
	e, ok := sink.(runtime.Error)
	_, ok2 := sink.(error)
	fmt.Println(" ", ok, ok2)
	_ = e
}

type S struct{ e []int }

func (s S) M() {}

type I interface{ M() }

func main() {
	var s []int
	var m map[string]int
	var p *st
	var e error
	var i any = 3.5
	n, z := 5, 0
	neg := -1
	b("index", func() { _ = s[n] })
	b("slice", func() { _ = s[:n] })
	b("string", func() { _ = "abc"[n] })
	b("map", func() { m["a"] = 1 })
	b("nil field", func() { p.a[1] = 2 })
	b("nil func", func() { p = &st{}; p.f() })
	b("nil iface", func() { _ = e.Error() })
	b("div", func() { n = n / (z - z) })
	b("assert", func() { _ = i.(int) })
	b("assert iface", func() { _ = i.(error) })
	b("assert nil", func() { _ = e.(interface{ Foo() }) })
	b("assert nil2", func() { var x any; _ = x.(int) })
	b("shift", func() { n <<= neg })
	b("make", func() { _ = make([]int, neg) })
	b("make cap", func() { sink = make([]int, 2, n-5+1) })
	b("make big", func() { sink = make([]int, 1<<62+n) })
	b("chan size", func() { sink = make(chan int, neg) })
	b("close nil", func() { var c chan int; close(c) })
	c := make(chan int)
	close(c)
	b("close twice", func() { close(c) })
	b("send closed", func() { c <- 1 })
	b("array conv", func() { _ = [4]int(s) })
	x, y := any(s), any(s)
	b("uncomparable", func() { _ = x == y })
	x, y = S{}, S{}
	b("uncomparable st", func() { _ = x == y })
	x, y = [2]any{1, s}, [2]any{1, s}
	b("uncomparable in", func() { _ = x == y })
	mm := map[any]int{}
	b("unhashable get", func() { _ = mm[s] })
	b("unhashable set", func() { mm[s] = 1 })
	mm[1] = 2
	b("unhashable get2", func() { _ = mm[s] })
	b("unhashable set2", func() { mm[S{}] = 1 })
	b("unhashable del", func() { delete(mm, S{}) })
	b("nil", func() { panic(nil) })
	b("plain", func() { panic("x") })
	b("num", func() { panic(n) })
	b("err", func() { panic(errors.New("e")) })

	b("slice3", func() { s = make([]int, 3); _ = s[1:2:n] })
	b("usl", func() { _ = unsafe.Slice((*int)(nil), n) })
	b("usl neg", func() { _ = unsafe.Slice(&n, neg) })
	b("usl big", func() { _ = unsafe.Slice(&n, 1<<62) })
	b("ustr", func() { _ = unsafe.String((*byte)(nil), n) })
	b("ustr neg", func() { var q byte; _ = unsafe.String(&q, neg) })
	b("growslice", func() { s = append(s, make([]int, neg)...) })
	b("growslice2", func() { q := make([]struct{}, 1<<62); q = append(q, q...); q = append(q, q...) })
	b("mapmake", func() { sink = make(map[int]int, neg) })
	var arr *[3]int
	b("arrp", func() { _ = arr[n-3] })
	b("arrp oob", func() { _ = arr[n] })
	b("wg", func() { var q any = &n; _ = q.(*string) })
	type st int
	var loc any = st(1)
	b("scopes", func() { _ = loc.(interface{ M() }) })
}

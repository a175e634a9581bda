// the texts of runtime panics
package main

import (
	"fmt"
	"runtime"
)

type stringer interface{ String() string }
type val struct{ n int }

func (v val) String() string { return "val" }

func try(f func()) {
	defer func() {
		r := recover()
		_, isError := r.(runtime.Error)
		fmt.Println(r, isError)
	}()
	f()
}

func main() {
	var s []int
	var m map[string]int
	var p *val
	var v any
	var st stringer
	var f func()
	n := len(s)
	try(func() { _ = s[n] })
	try(func() { s = make([]int, 1); _ = s[n+5] })
	try(func() { _ = s[n-1] })
	try(func() { _ = s[:n+9] })
	try(func() { _ = s[n+2 : n+1] })
	try(func() { _ = s[n+1 : n] })
	try(func() { _ = s[n : n+1 : n+9] })
	try(func() { _ = "abc"[n+3] })
	try(func() { _ = "abc"[n+4:] })
	try(func() { _ = [4]int(s) })
	try(func() { m["a"] = 1 })
	try(func() { _ = p.n })
	try(func() { _ = p.String() })
	try(func() { st.String() })
	try(func() { f() })
	try(func() { _ = 1 / n })
	try(func() { _ = 1 << (n - 1) })
	try(func() { _ = make([]int, n-1) })
	try(func() { _ = make([]int, 1, n) })
	try(func() { _ = make(chan int, n-1) })
	try(func() { _ = v.(int) })
	try(func() { _ = v.(stringer) })
	try(func() { _ = st.(val) })
	v = "x"
	try(func() { _ = v.(int) })
	try(func() { _ = v.(stringer) })
	try(func() { v = val{}; _ = v.(interface{ Foo() }) })
	try(func() { _ = map[any]int{}[[]int{}] })
	try(func() { close((chan int)(nil)) })
	try(func() { c := make(chan int); close(c); close(c) })
	try(func() { c := make(chan int); close(c); c <- 1 })
	try(func() { panic(nil) })
	try(func() { panic(fmt.Sprint("own ", n)) })
	try(func() { var e error; panic(e) })
}

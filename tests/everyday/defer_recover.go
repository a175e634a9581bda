package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

func order() {
	for i := 0; i < 3; i++ {
		defer fmt.Print(i, " ")
	}
	defer func() { fmt.Print("closure ") }()
}
func named() (n int, err error) {
	defer func() {
		n *= 2
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	n = 21
	var m map[string]int
	m["x"] = 1
	return 1, nil
}
func div(a, b int) (q int, err error) {
	defer func() {
		if e := recover(); e != nil {
			if re, ok := e.(runtime.Error); ok {
				err = re
				return
			}
			panic(e)
		}
	}()
	return a / b, nil
}

type T struct{ name string }

func (t T) val()  { fmt.Print("val ", t.name, "; ") }
func (t *T) ptr() { fmt.Print("ptr ", t.name, "; ") }

func methods() {
	t := T{"one"}
	defer t.val()
	defer t.ptr()
	t.name = "two"
}
func try(name string, f func()) {
	defer func() {
		r := recover()
		err, _ := r.(error)
		fmt.Printf("%s: %v (%T) %t\n", name, r, r, err != nil)
	}()
	f()
}

type custom struct {
	Code int
	Msg  string
}
type Shape interface{ Area() float64 }
type Sq struct{}

func (*Sq) Area() float64 { return 1 }

func nested() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("second")
	}()
	panic("first")
}
func replaced() {
	defer func() { fmt.Println("got", recover()) }()
	defer func() { panic("replacement") }()
	panic("original")
}
func helper() any { return recover() }
func goexit() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("goexit deferred", recover())
		runtime.Goexit()
		fmt.Println("never")
	}()
	<-done
}
func argsNow() {
	x := 1
	defer fmt.Println("deferred x", x)
	x = 2
	fmt.Println("x", x)
}
func main() {
	order()
	fmt.Println()
	fmt.Println(named())
	fmt.Println(div(7, 2))
	fmt.Println(div(1, 0))
	methods()
	fmt.Println()
	var np *T
	var s Shape
	var arr [3]int
	sl := []int{1, 2, 3}
	i := 5
	var a any = "str"
	try("nil deref", func() { fmt.Println(np.name) })
	try("nil iface", func() { s.Area() })
	try("index", func() { arr[i%8] = 1 })
	try("slice", func() { _ = sl[i:] })
	try("slice2", func() { _ = sl[2 : 1+i-5] })
	try("slice3", func() { _ = sl[:2:i] })
	try("string", func() { _ = "abc"[i] })
	try("neg", func() { _ = sl[i-6] })
	try("assert", func() { _ = a.(int) })
	try("assert iface", func() { _ = a.(Shape) })
	try("assert nil", func() { var n any; _ = n.(string) })
	try("assert2", func() { var sh any = Sq{}; _ = sh.(Shape) })
	try("custom", func() { panic(custom{3, "x"}) })
	try("error", func() { panic(errors.New("oops")) })
	try("nil panic", func() { panic(nil) })
	try("closed", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("nil close", func() { var c chan int; close(c) })
	try("make", func() { _ = make([]int, i-6) })
	try("unhashable", func() { m := map[any]int{}; m[[]int{1}] = 2 })
	try("compare", func() { var x, y any = []int{1}, []int{1}; fmt.Println(x == y) })
	try("array conv", func() { _ = [4]int(sl) })
	try("shift", func() { fmt.Println(1 << (i - 6)) })
	try("nil func", func() { var f func(); f() })
	try("nil map struct", func() { var m map[string]T; fmt.Println(m["x"], len(m)); delete(m, "x") })
	nested()
	replaced()
	goexit()
	argsNow()
	func() {
		defer func() { fmt.Println("direct", recover()) }()
		defer func() { fmt.Println("helper", helper()) }()
		panic("h")
	}()
	defer os.Exit(7)
	defer fmt.Println("exiting")
	defer func() { recover() }()
	panic(fmt.Sprintf("%v", custom{1, "bye"}))
}

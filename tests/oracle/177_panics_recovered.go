// Every run-time panic and many errors, recovered and looked at.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

type codeErr struct {
	code int
	err  error
}

func (c *codeErr) Error() string { return "code " + strconv.Itoa(c.code) + ": " + c.err.Error() }
func (c *codeErr) Unwrap() error { return c.err }

type isErr string

func (i isErr) Error() string        { return string(i) }
func (i isErr) Is(target error) bool { return target == io.EOF }

type multi []error

func (m multi) Error() string   { return fmt.Sprintf("%d errors", len(m)) }
func (m multi) Unwrap() []error { return m }

func try(name string, f func()) {
	defer func() {
		r := recover()
		switch v := r.(type) {
		case nil:
			fmt.Println(name, "nothing")
		case error:
			var ce *codeErr
			fmt.Printf("%s error %T %v as=%v eof=%v\n", name, v, v, errors.As(v, &ce), errors.Is(v, io.EOF))
		default:
			fmt.Printf("%s %T %v\n", name, v, v)
		}
	}()
	f()
}

type st struct {
	p *st
	a [4]int
	m map[string]int
	f func()
}

func main() {
	var s []int
	var m map[string]int
	var p *st
	var e error
	var i any = 3.5
	n, z := 5, 0
	neg := -1
	try("index", func() { _ = s[n] })
	try("index neg", func() { s = make([]int, 2); _ = s[neg] })
	try("slice hi", func() { _ = s[:n] })
	try("slice lo", func() { _ = s[2:z] })
	try("slice3", func() { _ = s[0:1:n] })
	try("slice3b", func() { _ = s[0:n:1] })
	try("slice3c", func() { _ = s[n:1:2] })
	try("string", func() { _ = "abc"[n] })
	try("string slice", func() { _ = "abc"[n:] })
	try("string slice2", func() { str := "abc"; _ = str[2 : 1+z] })
	try("array", func() { var a [4]int; _ = a[n] })
	try("array slice", func() { var a [4]int; _ = a[n:] })
	try("array ptr nil", func() { var a *[4]int; _ = a[1] })
	try("array ptr nil range", func() {
		var a *[4]int
		for i := range a {
			z += i
		}
	})
	try("map", func() { m["a"] = 1 })
	try("nil field", func() { p.a[1] = 2 })
	try("nil deep", func() { p = &st{}; p.p.m["x"]++ })
	try("nil func", func() { p.f() })
	try("nil iface", func() { _ = e.Error() })
	try("div", func() { n = n / (z - z) })
	try("mod", func() { n = n % (neg + 1) })
	try("assert", func() { _ = i.(int) })
	try("assert iface", func() { _ = i.(error) })
	try("assert nil", func() { _ = e.(*codeErr) })
	try("shift", func() { n <<= neg })
	try("make", func() { _ = make([]int, neg) })
	try("make cap", func() { _ = make([]int, 2, n-5+1) })
	try("make big", func() { _ = make([]int, 1<<62+n) })
	try("chan size", func() { _ = make(chan int, neg) })
	try("close nil", func() { var c chan int; close(c) })
	try("close twice", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("array conv", func() { _ = [4]int(s) })
	try("array conv p", func() { _ = (*[4]int)(s) })
	try("uncomparable", func() { var a, b any = s, s; _ = a == b })
	try("uncomparable struct", func() { var a, b any = st{}, st{}; _ = a == b })
	try("unhashable", func() { _ = map[any]int{s: 1} })
	try("unhashable get", func() { mm := map[any]int{}; _ = mm[m] })
	try("custom", func() { panic(&codeErr{3, io.EOF}) })
	try("is", func() { panic(isErr("isErr")) })
	try("multi", func() { panic(multi{io.ErrUnexpectedEOF, &codeErr{1, os.ErrNotExist}}) })
	try("errorf", func() { panic(fmt.Errorf("wrap %w", &codeErr{9, isErr("x")})) })
	try("join", func() { panic(errors.Join(io.EOF, nil, &codeErr{2, io.ErrClosedPipe})) })
	try("string", func() { panic("plain") })
	try("number", func() { panic(42) })
	try("nil", func() { panic(nil) })
	try("none", func() {})
	try("again", func() {
		defer func() { panic(fmt.Sprint("second after ", recover())) }()
		panic("first")
	})
	try("atoi", func() { _, err := strconv.Atoi("x1"); panic(err) })
	try("open", func() { _, err := os.Open("/no/such/file"); panic(err) })
	defer fmt.Println("deferred runs")
	defer func() {
		defer func() { panic(fmt.Errorf("third: %v", recover())) }()
		panic(errors.New("second"))
	}()
	panic(&codeErr{7, errors.New("first")})
}

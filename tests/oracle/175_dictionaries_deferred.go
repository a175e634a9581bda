// Deferred calls, go statements and loops over functions in generic code.
package main

import (
	"fmt"
	"runtime"
)

type S[T any] struct{ v T }

func (s *S[T]) P(x T)  {}
func (s S[T]) V(x T)   {}
func ident[T any](v T) {}
func di[T any](v T) {
	for i := 0; i < 2; i++ {
		defer ident(v)
	}
}
func din[T any](v T) {
	for i := 0; i < 2; i++ {
		defer ident(3)
	}
}
func dfv[T any](v T) {
	f := ident[T]
	for i := 0; i < 2; i++ {
		defer f(v)
	}
}
func dplain[T any](v T) {
	for i := 0; i < 2; i++ {
		defer fmt.Sprint()
	}
}
func dif[T interface{ M() }](v T) {
	var x interface{ M() } = v
	for i := 0; i < 2; i++ {
		defer x.M()
	}
}

type M int

func (M) M()                            {}
func seq[T any](v T) func(func(T) bool) { return func(y func(T) bool) { y(v) } }
func rng[T any](v T) {
	for x := range seq(v) {
		_ = x
	}
}
func rng2[T any](v T) {
	n := 0
	for x := range seq(3) {
		n += x
	}
	_ = n
}
func cb(f func())              { sink = f }
func pass[T any](v T)          { cb(func() { ident(v) }) }
func (s *S[T]) each(f func(T)) { f(s.v) }
func (s *S[T]) sum()           { s.each(func(t T) {}) }
func (s *S[T]) conv() any      { return s }
func (s *S[T]) conv2() any     { return *s }

var sink any

func b(name string, f func()) {
	var a, c runtime.MemStats
	f()
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&c)
	fmt.Println(name, c.Mallocs-a.Mallocs, c.TotalAlloc-a.TotalAlloc)
}
func main() {
	s := &S[int]{}
	b("d out", func() {
		for i := 0; i < 2; i++ {
			defer s.P(1)
		}
	})
	b("d out2", func() {
		for i := 0; i < 2; i++ {
			defer ident(i)
		}
	})
	b("d out3", func() {
		for i := 0; i < 2; i++ {
			defer ident(1)
		}
	})
	b("di", func() { di(3) })
	b("din", func() { din(3) })
	b("dfv", func() { dfv(3) })
	b("dplain", func() { dplain(3) })
	b("dif", func() { dif(M(3)) })
	b("rng", func() { rng(3) })
	b("rng2", func() { rng2(3) })
	b("pass", func() { pass(3) })
	b("sum", func() { s.sum() })
	b("conv", func() { sink = s.conv() })
	b("conv2", func() { sink = s.conv2() })
	f := (*S[int]).P
	sink = f
	b("go out", func() { go s.P(3); runtime.Gosched() })
	b("go out2", func() { go ident("s"); runtime.Gosched() })
}

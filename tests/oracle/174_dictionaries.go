// Closures, method values and deferred calls in generic functions hold a dictionary.
package main

import (
	"fmt"
	"runtime"
)

type S[T any] struct{ v T }

func (s *S[T]) P(x T)           {}
func (s S[T]) V(x T)            {}
func (s *S[T]) mv() func(T)     { return s.P }
func (s *S[T]) mv2() func(T)    { return s.V }
func (s *S[T]) cl() func() T    { return func() T { return s.v } }
func (s *S[T]) cl2() func() int { return func() int { return 1 } }
func outer[T any](v T) func()   { var l S[T]; l.v = v; return func() { l.P(v) } }
func defe[T any](v T) {
	for i := 0; i < 2; i++ {
		defer func() { runtime.KeepAlive(v) }()
	}
}
func dm[T fmt.Stringer](v T) {
	for i := 0; i < 2; i++ {
		defer v.String()
	}
}
func dp[T any](v *S[T], x T) {
	for i := 0; i < 2; i++ {
		defer v.P(x)
	}
}
func gof[T any](v T, c chan int)         { go func() { c <- 1 }(); <-c }
func gom[T any](v *S[T], x T)            { go v.P(x); runtime.Gosched() }
func fv[T any]() func(T)                 { return ident[T] }
func ident[T any](v T)                   {}
func me[T fmt.Stringer]() func(T) string { return T.String }
func me2[T any]() func(*S[T], T)         { return (*S[T]).P }
func nested[T any](v T) func() func() T  { return func() func() T { return func() T { return v } } }

type N int

func (n N) String() string { return "" }

type In interface{ P(int) }

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
	b("mv out", func() { sink = s.P })
	b("mv out V", func() { sink = s.V })
	b("mv", func() { sink = s.mv() })
	b("mv2", func() { sink = s.mv2() })
	b("cl", func() { sink = s.cl() })
	b("cl2", func() { sink = s.cl2() })
	b("outer", func() { sink = outer(3) })
	b("defe", func() { defe(3) })
	b("dm", func() { dm(N(3)) })
	b("dp", func() { dp(s, 3) })
	c := make(chan int)
	b("gof", func() { gof(3, c) })
	b("gom", func() { gom(s, 3) })
	b("fv", func() { sink = fv[int]() })
	b("me", func() { sink = me[N]() })
	b("me2", func() { sink = me2[int]() })
	b("nested", func() { f := nested("s"); g := f(); sink = g })
	b("inst", func() { f := ident[string]; sink = f })
}

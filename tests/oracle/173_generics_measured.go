// Generic functions: closures in them, boxes made by them, methods through type parameters.
package main

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"testing"
)

type Number interface{ ~int | ~int32 | ~float64 }

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }
func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

type Node[K cmp.Ordered, V any] struct {
	key         K
	val         V
	left, right *Node[K, V]
}

type Tree[K cmp.Ordered, V any] struct {
	root *Node[K, V]
	n    int
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		switch c := cmp.Compare(k, (*p).key); {
		case c < 0:
			p = &(*p).left
		case c > 0:
			p = &(*p).right
		default:
			(*p).val = v
			return
		}
	}
	*p = &Node[K, V]{key: k, val: v}
	t.n++
}

func (t *Tree[K, V]) All() func(yield func(K, V) bool) {
	return func(yield func(K, V) bool) { t.root.walk(yield) }
}

func (n *Node[K, V]) walk(yield func(K, V) bool) bool {
	return n == nil || n.left.walk(yield) && yield(n.key, n.val) && n.right.walk(yield)
}

func Map[T, U any](s []T, f func(T) U) []U {
	out := make([]U, 0, len(s))
	for _, v := range s {
		out = append(out, f(v))
	}
	return out
}

func Adder[T Number](by T) func(T) T              { return func(v T) T { return v + by } }
func Boxed[T any](v T) any                        { return v }
func Str[T fmt.Stringer](v T) string              { return v.String() }
func AsStringer[T fmt.Stringer](v T) fmt.Stringer { return v }
func MethodOf[T fmt.Stringer](v T) func() string  { return v.String }
func Ptr[T any](v T) *T                           { return &v }
func Lazy[T any](f func() T) func() T {
	var v T
	done := false
	return func() T {
		if !done {
			v, done = f(), true
		}
		return v
	}
}

type name string

func (n name) String() string { return "<" + string(n) + ">" }

type pt struct{ x, y int }

func (p *pt) String() string { return fmt.Sprint(p.x, ",", p.y) }

var (
	sink  any
	sinkS string
)

func bytesOf(f func()) uint64 {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return b.TotalAlloc - a.TotalAlloc
}

func show(what string, f func()) {
	fmt.Printf("%-16s %v %d\n", what, testing.AllocsPerRun(20, f), bytesOf(f))
}

func main() {
	bytesOf(func() {})
	show("stack", func() {
		var s Stack[string]
		for i := 0; i < 5; i++ {
			s.Push("x")
		}
		s.Pop()
		sink = &s
	})
	show("tree", func() {
		t := &Tree[string, int]{}
		for _, k := range []string{"m", "c", "x"} {
			t.Put(k, len(k))
		}
		for k := range t.All() {
			sinkS = k
		}
	})
	show("map", func() { sink = Map([]int{1, 2, 3}, func(i int) string { return "s" }) })
	show("adder int", func() { sink = Adder(3) })
	show("adder float", func() { sink = Adder(3.5) })
	show("adder int32", func() { sink = Adder(int32(3)) })
	show("boxed int", func() { sink = Boxed(1000) })
	show("boxed string", func() { sink = Boxed("abc") })
	show("boxed struct", func() { sink = Boxed(pt{1, 2}) })
	show("boxed ptr", func() { sink = Boxed(&pt{1, 2}) })
	show("str", func() { sinkS = Str(name("a")) })
	show("as stringer", func() { sink = AsStringer(name("a")) })
	show("as stringer p", func() { sink = AsStringer(&pt{1, 2}) })
	show("method value", func() { sink = MethodOf(name("a")) })
	show("method value p", func() { sink = MethodOf(&pt{}) })
	show("ptr", func() { sink = Ptr(42) })
	show("ptr string", func() { sink = Ptr("s") })
	show("lazy", func() { f := Lazy(func() int { return 1 }); f(); sink = f })
	show("lazy string", func() { f := Lazy(func() string { return "s" }); f(); sink = f })
	show("max", func() { sink = slices.Max([]int{3, 1, 2}) })
	show("sortfunc", func() {
		s := []pt{{3, 1}, {1, 2}}
		slices.SortFunc(s, func(a, b pt) int { return a.x - b.x })
	})
	fmt.Println(sinkS)
}

package main

import "fmt"

type Number interface{ ~int | ~float64 }

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func Ptr[T any](x T) *T { return &x }

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T)   { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type Pair[A, B any] struct {
	a A
	b B
}

func MkPair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Swap() Pair[B, A]      { return Pair[B, A]{p.b, p.a} }

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x T)           { s[x] = struct{}{} }
func (s Set[T]) Has(x T) bool      { _, ok := s[x]; return ok }
func Max[T Number](a T, b ...T) T {
	for _, x := range b {
		if x > a {
			a = x
		}
	}
	return a
}
func Memo[K comparable, V any](f func(K) V) func(K) V {
	m := map[K]V{}
	return func(k K) V {
		if v, ok := m[k]; ok {
			return v
		}
		v := f(k)
		m[k] = v
		return v
	}
}

func main() {
	fmt.Println(Map([]int{1, 2}, func(x int) string { return fmt.Sprint(x) }))
	fmt.Println(Reduce([]string{"a"}, 0, func(a int, s string) int { return a + len(s) }))
	s := Stack[*int]{}
	s.Push(Ptr(3))
	x, ok := s.Pop()
	fmt.Println(*x, ok, MkPair(1, "x").Swap().a, Max(1, 2, 3), Max(1.5))
	set := Set[string]{}
	set.Add("q")
	fmt.Println(set.Has("q"), len(set))
	f := Memo(func(n int) float64 { return float64(n) })
	fmt.Println(f(2), f(2))
	var t Stack[string]
	push := t.Push
	push("a")
	fmt.Println(len(t.items))
}

// Sets, lists, options, caches, groups: generic containers and what they allocate.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sort"
	"strings"
	"testing"
)

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v ...T) Set[T] {
	for _, x := range v {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) All() iter.Seq[T] { return maps.Keys(s) }
func Union[T comparable](a, b Set[T]) Set[T] {
	out := make(Set[T], len(a)+len(b))
	for k := range a {
		out.Add(k)
	}
	for k := range b.All() {
		out.Add(k)
	}
	return out
}

type List[T any] struct {
	head, tail *elem[T]
	n          int
}
type elem[T any] struct {
	v    T
	next *elem[T]
}

func (l *List[T]) Push(v T) *List[T] {
	e := &elem[T]{v: v}
	if l.tail == nil {
		l.head = e
	} else {
		l.tail.next = e
	}
	l.tail = e
	l.n++
	return l
}
func (l *List[T]) Each() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for e := l.head; e != nil; e = e.next {
			if !yield(i, e.v) {
				return
			}
			i++
		}
	}
}
func Reduce[T, A any](s iter.Seq2[int, T], init A, f func(A, T) A) A {
	for _, v := range s {
		init = f(init, v)
	}
	return init
}
func Filter[T any](s []T, keep func(T) bool) (out []T) {
	for _, v := range s {
		if keep(v) {
			out = append(out, v)
		}
	}
	return
}
func GroupBy[T any, K comparable](s []T, key func(T) K) map[K][]T {
	m := make(map[K][]T)
	for _, v := range s {
		m[key(v)] = append(m[key(v)], v)
	}
	return m
}
func SortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

type Option[T any] struct {
	v  *T
	ok bool
}

func Some[T any](v T) Option[T] { return Option[T]{&v, true} }
func None[T any]() Option[T]    { return Option[T]{} }
func (o Option[T]) OrElse(d T) T {
	if o.ok {
		return *o.v
	}
	return d
}

type Num interface{ ~int | ~float64 }

func Sum[T Num](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

type Cache[K comparable, V any] struct {
	m    map[K]V
	load func(K) (V, error)
	miss int
}

func (c *Cache[K, V]) Get(k K) (V, error) {
	if v, ok := c.m[k]; ok {
		return v, nil
	}
	c.miss++
	v, err := c.load(k)
	if err != nil {
		var zero V
		return zero, fmt.Errorf("get %v: %w", k, err)
	}
	if c.m == nil {
		c.m = map[K]V{}
	}
	c.m[k] = v
	return v, nil
}

var sink any

func main() {
	s := Union(Set[string]{}.Add("a", "b"), Set[string]{}.Add("b", "c"))
	fmt.Println(len(s), slices.Sorted(s.All()))
	var l List[float64]
	l.Push(1.5).Push(2.5).Push(3)
	fmt.Println(Reduce(l.Each(), "", func(a string, v float64) string { return a + fmt.Sprint(v, ";") }))
	words := strings.Fields("the quick brown fox jumps over the lazy dog")
	g := GroupBy(words, func(w string) int { return len(w) })
	for _, k := range SortedKeys(g) {
		fmt.Println(k, g[k])
	}
	fmt.Println(Filter(words, func(w string) bool { return strings.Contains(w, "o") }))
	fmt.Println(Some(3).OrElse(4), None[string]().OrElse("d"), Sum(1, 2, 3), Sum(1.5, 2))
	c := &Cache[int, string]{load: func(k int) (string, error) {
		if k < 0 {
			return "", fmt.Errorf("negative %d", k)
		}
		return strings.Repeat("x", k), nil
	}}
	fmt.Println(c.Get(3))
	fmt.Println(c.Get(-3))
	c.Get(3)
	fmt.Println(c.miss)
	at := func(n string, f func()) {
		var a, b runtime.MemStats
		f()
		runtime.ReadMemStats(&a)
		f()
		runtime.ReadMemStats(&b)
		fmt.Println(n, testing.AllocsPerRun(20, f), b.TotalAlloc-a.TotalAlloc)
	}
	at("union", func() { sink = Union(Set[int]{1: {}}, Set[int]{2: {}}) })
	at("list", func() { sink = new(List[string]).Push("a").Push("b") })
	at("reduce", func() { Reduce(l.Each(), 0.0, func(a, v float64) float64 { return a + v }) })
	at("filter", func() { sink = Filter(words, func(w string) bool { return len(w) > 3 }) })
	at("group", func() { sink = GroupBy(words, func(w string) byte { return w[0] }) })
	at("keys", func() { sink = SortedKeys(map[string]int{"b": 1, "a": 2}) })
	at("some", func() { sink = Some(42) })
	at("some local", func() { _ = Some(42).OrElse(1) })
	at("sum", func() { _ = Sum(1, 2, 3, 4) })
	at("cache hit", func() { c.Get(3) })
	at("cache err", func() { _, e := c.Get(-1); sink = e })
}

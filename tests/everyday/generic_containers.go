package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

type Stack[T any] struct{ items []T }

var ErrEmpty = errors.New("empty stack")

func (s *Stack[T]) Push(v ...T) *Stack[T] { s.items = append(s.items, v...); return s }
func (s *Stack[T]) Pop() (v T, err error) {
	if len(s.items) == 0 {
		return v, fmt.Errorf("pop %T: %w", v, ErrEmpty)
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, nil
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

type OrderedMap[K cmp.Ordered, V any] struct {
	keys []K
	m    map[K]V
}

func NewOrderedMap[K cmp.Ordered, V any](ps ...Pair[K, V]) *OrderedMap[K, V] {
	o := &OrderedMap[K, V]{m: make(map[K]V)}
	for _, p := range ps {
		o.Set(p.Key, p.Val)
	}
	return o
}
func (o *OrderedMap[K, V]) Set(k K, v V) {
	if _, ok := o.m[k]; !ok {
		i, _ := slices.BinarySearch(o.keys, k)
		o.keys = slices.Insert(o.keys, i, k)
	}
	o.m[k] = v
}
func (o *OrderedMap[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range o.keys {
			if !yield(k, o.m[k]) {
				return
			}
		}
	}
}

type Set[T comparable] map[T]struct{}

func SetOf[T comparable](vs ...T) Set[T] {
	s := Set[T]{}
	for _, v := range vs {
		s[v] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }
func Union[S ~map[T]struct{}, T comparable](a, b S) S {
	r := make(S, len(a)+len(b))
	for k := range a {
		r[k] = struct{}{}
	}
	for k := range b {
		r[k] = struct{}{}
	}
	return r
}

func Map[T, U any](s []T, f func(T) U) []U {
	out := make([]U, 0, len(s))
	for _, v := range s {
		out = append(out, f(v))
	}
	return out
}
func Filter[S ~[]T, T any](s S, f func(T) bool) S {
	var out S
	for _, v := range s {
		if f(v) {
			out = append(out, v)
		}
	}
	return out
}
func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}
func Sum[T Number](s ...T) (t T) {
	for _, v := range s {
		t += v
	}
	return
}

type Celsius float64
type Names []string

type Tree[T any] struct {
	cmp   func(a, b T) int
	root  *node[T]
	count int
}
type node[T any] struct {
	v    T
	l, r *node[T]
}

func (t *Tree[T]) Insert(v T) bool {
	p := &t.root
	for *p != nil {
		switch c := t.cmp(v, (*p).v); {
		case c < 0:
			p = &(*p).l
		case c > 0:
			p = &(*p).r
		default:
			return false
		}
	}
	*p = &node[T]{v: v}
	t.count++
	return true
}
func (n *node[T]) walk(yield func(T) bool) bool {
	return n == nil || n.l.walk(yield) && yield(n.v) && n.r.walk(yield)
}
func (t *Tree[T]) All() iter.Seq[T] { return func(y func(T) bool) { t.root.walk(y) } }

func main() {
	s := new(Stack[string])
	s.Push("a", "b").Push("c")
	for {
		v, err := s.Pop()
		if err != nil {
			fmt.Println(err, errors.Is(err, ErrEmpty))
			break
		}
		fmt.Print(v, " ")
	}
	om := NewOrderedMap(Pair[string, int]{"z", 26}, Pair[string, int]{"a", 1}, Pair[string, int]{"m", 13})
	for k, v := range om.All() {
		fmt.Print(Pair[string, int]{k, v}, ";")
		if k == "m" {
			break
		}
	}
	fmt.Println()
	fmt.Printf("%T %T %v\n", om, s, Pair[float64, []int]{1.5, []int{1, 2}})
	u := Union(SetOf(1, 2, 3), SetOf(3, 4))
	fmt.Println(len(u), u.Has(4), u.Has(9), u)
	ns := Names{"bob", "al", "christine"}
	fmt.Printf("%T %v\n", Filter(ns, func(s string) bool { return len(s) > 2 }), Map(ns, strings.ToUpper))
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[Celsius](10, 20.5), Reduce(ns, 0, func(a int, s string) int { return a + len(s) }))
	t := &Tree[string]{cmp: func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) }}
	for _, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t.Insert(w)
	}
	fmt.Println(t.count, slices.Collect(t.All()))
	next, stop := iter.Pull(t.All())
	defer stop()
	a, ok1 := next()
	b, ok2 := next()
	fmt.Println(a, ok1, b, ok2)
	fmt.Printf("%T\n", t.root)
	fmt.Printf("%v %+v\n", Pair[string, Pair[int, bool]]{"x", Pair[int, bool]{1, true}}, struct{ P Pair[int, int] }{Pair[int, int]{1, 2}})
}

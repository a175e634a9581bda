package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
)

type Numeric interface {
	~int | ~int64 | ~float64
	comparable
}
type Stringish interface{ ~string | ~[]byte }

func Len[S Stringish](s S) int         { return len(s) }
func Conv[To, From Numeric](f From) To { return To(f) }
func Ptr[T any](v T) *T                { return &v }
func Zero[T any]() (z T)               { return }
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T] { return Option[T]{v, true} }
func None[T any]() Option[T]    { return Option[T]{} }
func (o Option[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}
func (o Option[T]) String() string {
	if !o.ok {
		return fmt.Sprintf("None[%T]", o.v)
	}
	return fmt.Sprintf("Some(%v)", o.v)
}
func Bind[A, B any](o Option[A], f func(A) Option[B]) Option[B] {
	if !o.ok {
		return None[B]()
	}
	return f(o.v)
}

type Result[T any] struct {
	Val T
	Err error
}

func Try[T any](f func() T) (r Result[T]) {
	defer func() {
		if x := recover(); x != nil {
			r.Err = fmt.Errorf("caught: %v", x)
		}
	}()
	return Result[T]{Val: f()}
}

type Shape interface {
	Area() float64
	comparable
}
type Sq struct{ S float64 }

func (s Sq) Area() float64 { return s.S * s.S }
func Largest[S Shape](ss ...S) (best S) {
	for _, s := range ss {
		if s != best && s.Area() > best.Area() {
			best = s
		}
	}
	return
}

type Setter[T any] interface {
	*T
	Set(string) error
}
type IntVal struct{ N int }

func (i *IntVal) Set(s string) (err error) { i.N, err = strconv.Atoi(s); return }
func ParseAll[T any, P Setter[T]](ss ...string) ([]T, error) {
	out := make([]T, len(ss))
	for i, s := range ss {
		if err := P(&out[i]).Set(s); err != nil {
			return nil, fmt.Errorf("item %d: %w", i, err)
		}
	}
	return out, nil
}

type Cache[K comparable, V any] struct {
	mu sync.Mutex
	m  map[K]V
	fn func(K) (V, error)
}

func Memo[K comparable, V any](fn func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{fn: fn, m: make(map[K]V)}
}
func (c *Cache[K, V]) Get(k K) (V, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.m[k]; ok {
		return v, nil
	}
	v, err := c.fn(k)
	if err == nil {
		c.m[k] = v
	}
	return v, err
}

type Tree[K cmp.Ordered, V any] struct {
	root *tnode[K, V]
}
type tnode[K cmp.Ordered, V any] struct {
	k    K
	v    V
	kids [2]*tnode[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil && (*p).k != k {
		i := 0
		if k > (*p).k {
			i = 1
		}
		p = &(*p).kids[i]
	}
	if *p == nil {
		*p = &tnode[K, V]{k: k}
	}
	(*p).v = v
}
func (t Tree[K, V]) All() iter.Seq2[K, V] {
	var push func(n *tnode[K, V], y func(K, V) bool) bool
	push = func(n *tnode[K, V], y func(K, V) bool) bool {
		return n == nil || push(n.kids[0], y) && y(n.k, n.v) && push(n.kids[1], y)
	}
	return func(y func(K, V) bool) { push(t.root, y) }
}

type Num[T Numeric] []T

func (n Num[T]) Sum() (s T) {
	for _, v := range n {
		s += v
	}
	return
}
func (n Num[T]) Avg() float64 { return float64(n.Sum()) / float64(len(n)) }

type Event[T any] struct {
	Name string `json:"name"`
	Data T      `json:"data"`
}
type Handler[T any] func(Event[T]) error

func (h Handler[T]) Twice() Handler[T] {
	return func(e Event[T]) error { return errors.Join(h(e), h(e)) }
}
func GroupBy[T any, K comparable](s []T, key func(T) K) map[K][]T {
	m := make(map[K][]T)
	for _, v := range s {
		m[key(v)] = append(m[key(v)], v)
	}
	return m
}
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K { return slices.Sorted(maps.Keys(m)) }
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}
func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

type sortBy[T any] struct {
	s    []T
	less func(a, b T) bool
}

func (s sortBy[T]) Len() int           { return len(s.s) }
func (s sortBy[T]) Less(i, j int) bool { return s.less(s.s[i], s.s[j]) }
func (s sortBy[T]) Swap(i, j int)      { s.s[i], s.s[j] = s.s[j], s.s[i] }

type Vec[T any] = []T
type MyInt int
type Rec[T interface{ Less(T) bool }] struct{ v T }

func (m MyInt) Less(o MyInt) bool { return m < o }
func MinOf[T interface{ Less(T) bool }](a T, bs ...T) T {
	for _, b := range bs {
		if b.Less(a) {
			a = b
		}
	}
	return a
}
func kindOf[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case []T:
		return "slice of itself"
	case fmt.Stringer:
		return "stringer"
	}
	return fmt.Sprintf("%T", v)
}

func main() {
	fmt.Println(Len("héllo"), Len([]byte{1}), Conv[int](3.9), Conv[float64](MyIntToInt(4)), *Ptr("x"), Zero[[]int]() == nil, Must(strconv.Atoi("7")))
	o := Bind(Some("12"), func(s string) Option[int] {
		if n, err := strconv.Atoi(s); err == nil {
			return Some(n)
		}
		return None[int]()
	})
	fmt.Println(o, None[map[string]int](), o.OrElse(0), None[string]().OrElse("dflt"), Some(Some(1)))
	fmt.Printf("%+v %T\n", Try(func() int { var a []int; return a[3] }), Try(func() string { return "fine" }))
	fmt.Println(Largest(Sq{1}, Sq{3}, Sq{2}))
	fmt.Println(ParseAll[IntVal]("1", "2"))
	fmt.Println(ParseAll[IntVal]("1", "z"))
	calls := 0
	c := Memo(func(n int) (string, error) { calls++; return strings.Repeat("*", n), nil })
	c.Get(3)
	v, _ := c.Get(3)
	fmt.Println(v, calls)
	var t Tree[string, []int]
	for i, w := range strings.Fields("m c x a m z") {
		t.Put(w, []int{i})
	}
	for k, v := range t.All() {
		fmt.Print(k, v, " ")
	}
	fmt.Println(Num[float64]{1, 2.5}.Sum(), Num[int]{1, 2}.Avg())
	b, _ := json.Marshal([]any{Event[int]{"n", 5}, Event[map[string]bool]{"m", map[string]bool{"k": true}}, Event[*string]{}})
	fmt.Println(string(b))
	var ev Event[[]Event[string]]
	fmt.Println(json.Unmarshal([]byte(`{"name":"outer","data":[{"name":"in","data":"d"}]}`), &ev), ev)
	fmt.Printf("%T %#v\n", ev, ev)
	h := Handler[int](func(e Event[int]) error { return fmt.Errorf("%s=%d", e.Name, e.Data) })
	fmt.Printf("%q\n", h.Twice()(Event[int]{"q", 1}))
	g := GroupBy([]int{1, 2, 3, 4, 5}, func(i int) bool { return i%2 == 0 })
	fmt.Println(g, Keys(map[string]int{"b": 1, "a": 2}))
	fmt.Println(Compose(strconv.Itoa, func(s string) []byte { return []byte(s + "!") })(42), Curry(func(a int, b string) string { return b + strconv.Itoa(a) })(1)("x"))
	w := []string{"ccc", "a", "bb"}
	sort.Sort(sortBy[string]{w, func(a, b string) bool { return len(a) < len(b) }})
	fmt.Println(w, MinOf(MyInt(4), 2, 3), kindOf(3), kindOf([]int{}), kindOf(o), kindOf(Rec[MyInt]{1}), kindOf(Vec[string]{}))
	f := slices.IndexFunc[[]int]
	fmt.Println(f([]int{1, 2}, func(i int) bool { return i == 2 }))
	fmt.Printf("%T %T %T\n", t, c, Curry[int, string, error])
	fmt.Println(Must(ParseAll[IntVal]("q")))
}
func MyIntToInt(m MyInt) int { return int(m) }

package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	out := make([]R, len(s))
	for i, v := range s {
		out[i] = f(v)
	}
	return out
}
func Apply[F ~func(A) B, A, B any](f F, a A) B { return f(a) }
func First[M ~map[K]V, K cmp.Ordered, V any](m M) (k K, v V) {
	k = slices.Min(slices.Collect(maps.Keys(m)))
	return k, m[k]
}

type box[T any] struct{ v T }
type handler[T any] func(*box[T]) *box[T]

func wrap[T any](n int) *box[T] { return nil }
func (b *box[T]) as(x any) *box[T] {
	if o, ok := x.(*box[T]); ok {
		return o
	}
	return x.(*box[T])
}
func unused[K comparable, V any](m map[K]*box[V]) *box[V] { return nil }

type Names []string
type IDs = []int

func main() {
	find := slices.IndexFunc[[]int]
	less := slices.SortedFunc[string]
	first := First[map[string]float64]
	sortNames := slices.Sort[Names]
	clone := maps.Clone[map[int]bool]
	n := Names{"c", "a", "b"}
	sortNames(n)
	fmt.Println(find(IDs{4, 5}, func(i int) bool { return i == 5 }), n, clone(map[int]bool{1: true}))
	fmt.Println(first(map[string]float64{"y": 1, "x": 2.5}))
	fmt.Println(less(slices.Values(n), func(a, b string) int { return -cmp.Compare(a, b) }))
	fmt.Println(Map(n, strconv.Quote), Map([]int{1, 2}, strconv.Itoa), Apply(strconv.Itoa, 7))
	var conv func([]int, func(int) string) []string = Map
	fmt.Println(conv(IDs{3}, strconv.Itoa))
	slices.SortFunc(n, func(a, b string) int { return cmp.Compare(b, a) })
	fmt.Println(n, slices.MaxFunc(n, cmp.Compare[string]), slices.IsSortedFunc(n, cmp.Compare))
	var h handler[int] = func(b *box[int]) *box[int] { return b.as(b) }
	fmt.Println(h(&box[int]{3}).v, wrap[string](1) == nil)
	fmt.Printf("%T %T %T\n", find, first, less)
	defer func() { fmt.Println(recover()) }()
	h(nil).as(&box[string]{"x"})
}

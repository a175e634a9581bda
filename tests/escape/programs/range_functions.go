package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

type Tree[K any] struct {
	l, r *Tree[K]
	key  K
}

func (t *Tree[K]) All() iter.Seq[K] {
	return func(yield func(K) bool) { t.push(yield) }
}
func (t *Tree[K]) push(yield func(K) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.key) && t.r.push(yield)
}
func insert[K any](t *Tree[K], k K, less func(a, b K) bool) *Tree[K] {
	if t == nil {
		return &Tree[K]{key: k}
	}
	if less(k, t.key) {
		t.l = insert(t.l, k, less)
	} else {
		t.r = insert(t.r, k, less)
	}
	return t
}
func filter[T any](s iter.Seq[T], ok func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range s {
			if ok(x) && !yield(x) {
				return
			}
		}
	}
}
func count(n int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, fmt.Sprint(i)) {
				return
			}
		}
	}
}
func find(n int) (res string, err error) {
	for i, s := range count(n) {
		if i == 2 {
			return s, nil
		}
		if i > 5 {
			break
		}
	}
	return "", fmt.Errorf("no %d", n)
}

func main() {
	var t *Tree[string]
	for _, w := range []string{"b", "a", "c"} {
		t = insert(t, w, func(a, b string) bool { return a < b })
	}
	limit := 2
	for k := range filter(t.All(), func(s string) bool { return len(s) < limit }) {
		fmt.Println(k)
	}
	fmt.Println(find(4))
	m := map[string][]int{"x": {1}, "y": {2, 3}}
	for k := range maps.Keys(m) {
		m[k] = append(m[k], len(k))
	}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.IndexFunc([]int{1, 2}, func(x int) bool { return x == limit }))
}

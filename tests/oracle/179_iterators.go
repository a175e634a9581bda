// Iterators, loops over them and iter.Pull, measured.
package main

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"testing"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func filter[T any](s iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if f(v) && !yield(v) {
				return
			}
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

type tree struct {
	l, r *tree
	v    int
}

func (t *tree) all(yield func(int) bool) bool {
	if t == nil {
		return true
	}
	return t.l.all(yield) && yield(t.v) && t.r.all(yield)
}
func (t *tree) All() iter.Seq[int] { return func(yield func(int) bool) { t.all(yield) } }

func bytesOf(f func()) (uint64, uint64) {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return b.Mallocs - a.Mallocs, b.TotalAlloc - a.TotalAlloc
}

func find(t *tree, want int) (r int) {
	defer func() { r *= 2 }()
	for v := range t.All() {
		if v == want {
			return v
		}
	}
	return -1
}

func main() {
	t := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
	bytesOf(func() {})
	show := func(name string, f func()) {
		f()
		n, b := bytesOf(f)
		fmt.Println(name, testing.AllocsPerRun(10, f), n, b)
	}
	sum := 0
	show("count", func() {
		for i := range count(10) {
			sum += i
		}
	})
	show("filter", func() {
		for i := range filter(count(10), func(i int) bool { return i%2 == 0 }) {
			sum += i
		}
	})
	show("tree", func() {
		for i := range t.All() {
			sum += i
		}
	})
	show("find", func() { sum += find(t, 2) })
	show("pull", func() {
		next, stop := iter.Pull(count(5))
		next()
		next()
		stop()
	})
	show("pull2", func() {
		next, stop := iter.Pull2(maps.All(map[string]int{"a": 1}))
		next()
		stop()
	})
	show("zip", func() {
		for a, b := range zip(count(3), t.All()) {
			sum += a * b
		}
	})
	show("collect", func() { _ = slices.Collect(count(20)) })
	show("sorted", func() { _ = slices.Sorted(maps.Keys(map[int]bool{3: true, 1: true})) })
	show("values", func() {
		for i, v := range slices.Backward([]int{1, 2, 3}) {
			sum += i * v
		}
	})
	show("chunk", func() {
		for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
			sum += len(c)
		}
	})
	show("rangeint", func() {
		for i := range 10 {
			sum += i
		}
	})
	show("nested return", func() {
		func() int {
			for a := range count(3) {
				for b := range count(3) {
					if a*b == 2 {
						return a
					}
				}
			}
			return 0
		}()
	})
	fmt.Println(sum)
	defer func() { fmt.Println("recovered", recover()) }()
	var saved func(int) bool
	bad := func(yield func(int) bool) { saved = yield; yield(1) }
	for x := range bad {
		fmt.Println("x", x)
	}
	saved(2)
}

// Loops over functions that return, break and nest, measured.
package main

import (
	"fmt"
	"iter"
	"runtime"
)

type tree struct {
	l, r *tree
	v    int
}

func (t *tree) all(yield func(int) bool) bool {
	return t == nil || t.l.all(yield) && yield(t.v) && t.r.all(yield)
}
func (t *tree) All() iter.Seq[int] { return func(yield func(int) bool) { t.all(yield) } }

func find(t *tree, want int) (r int) {
	defer func() { r *= 2 }()
	for v := range t.All() {
		if v == want {
			return v
		}
	}
	return -1
}
func find2(t *tree, want int) int {
	for v := range t.All() {
		if v == want {
			return v
		}
	}
	return -1
}
func find3(t *tree, want int) (r int) {
	for v := range t.All() {
		if v == want {
			r = v
			break
		}
	}
	return
}
func find4(t *tree, want int) (r, s int) {
	for v := range t.All() {
		if v == want {
			return v, 1
		}
	}
	return
}
func find5(t *tree, want string) (string, error) {
	for v := range t.All() {
		if v == 2 {
			return want, nil
		}
	}
	return "", nil
}
func nest(t *tree) int {
outer:
	for v := range t.All() {
		for w := range t.All() {
			if w == 2 {
				continue outer
			}
			if v == 3 {
				return w
			}
		}
	}
	return 0
}
func b(name string, f func()) {
	var a, c runtime.MemStats
	f()
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&c)
	fmt.Println(name, c.Mallocs-a.Mallocs, c.TotalAlloc-a.TotalAlloc)
}
func main() {
	t := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
	b("find", func() { find(t, 2) })
	b("find2", func() { find2(t, 2) })
	b("find3", func() { find3(t, 2) })
	b("find4", func() { find4(t, 2) })
	b("find5", func() { find5(t, "x") })
	b("nest", func() { nest(t) })
}

package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type Tree[T any] struct {
	Val         T
	Left, Right *Tree[T]
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *Tree[T]) push(yield func(T) bool) bool {
	if t == nil {
		return true
	}
	return t.Left.push(yield) && yield(t.Val) && t.Right.push(yield)
}
func pairs[A, B any](as []A, bs []B) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for _, a := range as {
			for _, b := range bs {
				if !yield(a, b) {
					return
				}
			}
		}
	}
}
func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() { fmt.Print("<", n, ">") }()
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
func search(limit int) (x, y int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered %v", r)
		}
	}()
outer:
	for a := range count(10) {
		for b := range count(10) {
			switch {
			case b > a:
				continue outer
			case a*b == limit:
				return a, b, nil
			case a*b > 100:
				break outer
			case a == 8:
				panic(errors.New("eight"))
			}
		}
	}
	return -1, -1, errors.New("none")
}
func filter[V any](s iter.Seq[V], f func(V) bool) iter.Seq[V] {
	return func(yield func(V) bool) {
		s(func(v V) bool { return !f(v) || yield(v) })
	}
}
func mapSeq[A, B any](s iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for v := range s {
			if !yield(f(v)) {
				return
			}
		}
	}
}
func enumerate[T any](s iter.Seq[T]) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range s {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}
func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}
func defers() (log []string) {
	for i := range count(3) {
		defer func() { log = append(log, fmt.Sprint("d", i)) }()
		log = append(log, fmt.Sprint("b", i))
	}
	log = append(log, "end")
	return
}
func closures() []func() int {
	var fs []func() int
	for i := range count(3) {
		fs = append(fs, func() int { i += 10; return i })
	}
	return fs
}

func main() {
	t := &Tree[string]{"m", &Tree[string]{"c", nil, &Tree[string]{Val: "f"}}, &Tree[string]{Val: "x"}}
	for v := range t.All() {
		if v == "m" {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println(slices.Collect(t.All()), slices.Sorted(mapSeq(t.All(), func(s string) int { return -int(s[0]) })))
	for a, b := range pairs([]int{1, 2}, []string{"x", "y"}) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	fmt.Println(search(12))
	fmt.Println(search(1000))
	for i, v := range enumerate(filter(count(10), func(n int) bool { return n%3 == 0 })) {
		if i == 2 {
			fmt.Println("stop at", v)
			break
		}
	}
	fmt.Println(defers())
	for _, f := range closures() {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	next, stop := iter.Pull2(maps.All(map[string]int{"only": 1}))
	k, v, ok := next()
	fmt.Println(k, v, ok)
	k, v, ok = next()
	fmt.Printf("%q %v %v\n", k, v, ok)
	stop()
	n2, s2 := iter.Pull(count(5))
	fmt.Println(n2())
	fmt.Println(n2())
	s2()
	fmt.Println(n2())
	var seq iter.Seq[int] = func(y func(int) bool) { _ = y(7) && y(8) }
	for range seq {
		fmt.Print("tick ")
	}
	for range func(func() bool) {} {
		fmt.Print("never")
	}
	m := maps.Collect(enumerate(strings.FieldsSeq("a b c")))
	fmt.Println(m, slices.Collect(maps.Values(map[int]int{1: 2})))
	func() {
		defer func() { fmt.Println("caught:", recover()) }()
		for x := range bad {
			fmt.Println("x", x)
			break
		}
	}()
	func() {
		defer func() { fmt.Println("caught:", recover()) }()
		var leaked func(int) bool
		for x := range func(y func(int) bool) { leaked = y; y(1) } {
			_ = x
		}
		leaked(2)
	}()
	func() {
		defer func() { fmt.Println("caught:", recover()) }()
		p, _ := iter.Pull(func(y func(int) bool) { y(1); panic("in iterator") })
		fmt.Println(p())
		fmt.Println(p())
	}()
	i := 0
loop:
	for x := range count(5) {
		for range count(2) {
			i++
			if x == 1 {
				break loop
			}
			if i > 100 {
				goto done
			}
			continue loop
		}
	}
done:
	fmt.Println(i)
}

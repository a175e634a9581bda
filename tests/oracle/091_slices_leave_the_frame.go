// slices that grow in the frame and outlive it
package main

import (
	"errors"
	"fmt"
	"runtime"
)

type item struct {
	name string
	next *item
}

var global []*item
var kept [][]string

func clobber(n int) int {
	var pad [128]int
	for i := range pad {
		pad[i] = n
	}
	if n == 0 {
		runtime.GC()
		return pad[5]
	}
	return clobber(n-1) + pad[n]
}

func items(n int) []*item {
	var s []*item
	for i := range n {
		s = append(s, &item{name: fmt.Sprint(i)})
		if i == 1 {
			clobber(3)
		}
	}
	return s
}

func words(n int) (s []string, err error) {
	for i := range n {
		s = append(s, fmt.Sprint("w", i))
	}
	if n > 5 {
		return nil, errors.New("many")
	}
	return s, nil
}

func toGlobal(n int) {
	var s []*item
	for i := range n {
		s = append(s, &item{name: fmt.Sprint("g", i)})
	}
	global = s
}

func filter(in []string, keep func(string) bool) []string {
	out := in[:0:0]
	for _, v := range in {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func perRow(n int) {
	for i := range n {
		var row []string
		for j := range i {
			row = append(row, fmt.Sprint(j))
		}
		kept = append(kept, row)
	}
}

func withCap(n int) []string {
	var s []string
	for i := range n {
		s = append(s, fmt.Sprint(i))
	}
	if cap(s) == 100 {
		s = s[:1]
	}
	return s
}

func shared(n int) ([]int, []int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	t := s
	t = append(t, 100)
	return s, t
}

func collect[T any](vs ...T) []T {
	var s []T
	for _, v := range vs {
		s = append(s, v)
	}
	return s
}

func recovered() (s []string) {
	defer func() { recover() }()
	for i := range 5 {
		s = append(s, fmt.Sprint("r", i))
		if i == 1 {
			panic("stop")
		}
	}
	return s
}

func main() {
	a, b := items(2), items(6)
	w, _ := words(2)
	_, err := words(9)
	toGlobal(3)
	perRow(4)
	c, d := withCap(1), withCap(3)
	s, t := shared(3)
	g := collect("x", "y")
	h := collect(1, 2, 3)
	r := recovered()
	e := filter([]string{"a", "b", "a"}, func(s string) bool { return s == "a" })
	clobber(20)
	for _, l := range [][]*item{a, b, global} {
		for _, i := range l {
			fmt.Print(i.name, " ")
		}
		fmt.Println(len(l), cap(l))
	}
	fmt.Println(w, cap(w), err, kept, c, cap(c), d, cap(d))
	fmt.Println(s, cap(s), t, cap(t), g, cap(g), h, cap(h), r, cap(r), e, cap(e))
	for _, k := range kept {
		fmt.Print(cap(k), " ")
	}
	fmt.Println(items(0) == nil, withCap(0) == nil)
}

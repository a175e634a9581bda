package main

import "fmt"

type node struct {
	next *node
	val  [4]int
	data []byte
}
type list struct {
	head *node
	size int
}

func (l *list) push(v int) *node {
	n := &node{val: [4]int{v}}
	n.next = l.head
	l.head = n
	l.size++
	return n
}
func (l list) each(f func(*node)) {
	for n := l.head; n != nil; n = n.next {
		f(n)
	}
}
func local() int {
	var l list
	l.push(1).data = make([]byte, 8)
	return l.size
}
func arrays() [3]*int {
	x, y := 1, 2
	a := [3]*int{&x, nil, &y}
	b := a
	b[1] = new(int)
	return b
}
func copies(src []*int) []*int {
	dst := make([]*int, len(src))
	copy(dst, src)
	c := append([]*int(nil), src...)
	c = append(c, dst[0])
	return c[:1:1]
}
func matrix(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
	}
	return m
}
func grow() []int {
	s := make([]int, 0, 4)
	for i := 0; i < 10; i++ {
		s = append(s, i)
	}
	return s
}

func main() {
	l := &list{}
	l.push(3)
	total := 0
	l.each(func(n *node) { total += n.val[0] })
	q := 7
	fmt.Println(total, local(), *arrays()[0], len(copies([]*int{&q})), matrix(2), grow())
	pp := &l
	(*pp).head.data = append((*pp).head.data, "abc"...)
	x := struct {
		a, b int
		p    *int
	}{1, 2, &q}
	y := x
	y.p = &total
	fmt.Println(y.a, *y.p, x)
}

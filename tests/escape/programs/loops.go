package main

type node struct {
	next *node
	v    int
}

var all []*int

func list(n int) *node {
	var head *node
	for i := 0; i < n; i++ {
		head = &node{head, i}
	}
	return head
}

func sum(n int) int {
	s := 0
	for i := range n {
		t := &node{nil, i}
		s += t.v
	}
	return s
}

func perIteration() {
	for i := 0; i < 3; i++ {
		all = append(all, &i)
	}
	for i, v := range []string{"a", "b"} {
		defer func() { println(i, v) }()
	}
}

func outer() int {
	var last *int
	for i := 0; i < 3; i++ {
		x := i
		last = &x
	}
	return *last
}

func jumps(n int) {
	var p *int
again:
	x := n
	p = &x
	if n--; n > 0 {
		goto again
	}
	_ = *p
}

func overMap(m map[string]*int) (r *int) {
	for k, v := range m {
		if k == "x" {
			r = v
		}
	}
	return
}

func overChan(c chan []byte) (n int) {
	for b := range c {
		n += len(b)
	}
	return
}

func overArray() *int {
	a := [3]*int{new(int), nil, nil}
	for _, p := range a {
		if p != nil {
			return p
		}
	}
	return nil
}

func main() {
	list(3)
	println(sum(3), outer())
	perIteration()
	jumps(3)
	overMap(nil)
	overChan(nil)
	overArray()
}

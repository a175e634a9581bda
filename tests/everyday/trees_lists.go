package main

import (
	"fmt"
	"strings"
)

type Node struct {
	Key         int
	Left, Right *Node
	height      int
}

func height(n *Node) int {
	if n == nil {
		return 0
	}
	return n.height
}
func (n *Node) update() { n.height = 1 + max(height(n.Left), height(n.Right)) }
func rotR(y *Node) *Node {
	x := y.Left
	y.Left, x.Right = x.Right, y
	y.update()
	x.update()
	return x
}
func rotL(x *Node) *Node {
	y := x.Right
	x.Right, y.Left = y.Left, x
	x.update()
	y.update()
	return y
}
func insert(n *Node, k int) *Node {
	if n == nil {
		return &Node{Key: k, height: 1}
	}
	switch {
	case k < n.Key:
		n.Left = insert(n.Left, k)
	case k > n.Key:
		n.Right = insert(n.Right, k)
	default:
		return n
	}
	n.update()
	switch b := height(n.Left) - height(n.Right); {
	case b > 1:
		if k > n.Left.Key {
			n.Left = rotL(n.Left)
		}
		return rotR(n)
	case b < -1:
		if k < n.Right.Key {
			n.Right = rotR(n.Right)
		}
		return rotL(n)
	}
	return n
}
func remove(n *Node, k int) *Node {
	if n == nil {
		return nil
	}
	switch {
	case k < n.Key:
		n.Left = remove(n.Left, k)
	case k > n.Key:
		n.Right = remove(n.Right, k)
	case n.Left == nil:
		return n.Right
	case n.Right == nil:
		return n.Left
	default:
		m := n.Right
		for m.Left != nil {
			m = m.Left
		}
		n.Key = m.Key
		n.Right = remove(n.Right, m.Key)
	}
	n.update()
	return n
}
func (n *Node) String() string {
	if n == nil {
		return "()"
	}
	return fmt.Sprintf("(%v %d %v)", n.Left, n.Key, n.Right)
}
func levels(n *Node) (out [][]int) {
	for q := []*Node{n}; len(q) > 0; {
		var next []*Node
		var row []int
		for _, x := range q {
			if x == nil {
				continue
			}
			row = append(row, x.Key)
			next = append(next, x.Left, x.Right)
		}
		if row != nil {
			out = append(out, row)
		}
		q = next
	}
	return
}

type Trie struct {
	kids map[rune]*Trie
	end  bool
}

func (t *Trie) Add(w string) {
	for _, r := range w {
		if t.kids == nil {
			t.kids = map[rune]*Trie{}
		}
		c, ok := t.kids[r]
		if !ok {
			c = &Trie{}
			t.kids[r] = c
		}
		t = c
	}
	t.end = true
}
func (t *Trie) Words(prefix string, f func(string)) {
	if t.end {
		f(prefix)
	}
	for r := 'a'; r <= 'z'; r++ {
		if c := t.kids[r]; c != nil {
			c.Words(prefix+string(r), f)
		}
	}
}

type List[T any] struct {
	head, tail *elem[T]
	n          int
}
type elem[T any] struct {
	v    T
	next *elem[T]
}

func (l *List[T]) Add(vs ...T) {
	for _, v := range vs {
		e := &elem[T]{v: v}
		if l.tail == nil {
			l.head = e
		} else {
			l.tail.next = e
		}
		l.tail = e
		l.n++
	}
}
func (l *List[T]) Reverse() {
	var prev *elem[T]
	l.tail = l.head
	for cur := l.head; cur != nil; {
		cur.next, prev, cur = prev, cur, cur.next
	}
	l.head = prev
}
func (l List[T]) String() string {
	var s []string
	for e := l.head; e != nil; e = e.next {
		s = append(s, fmt.Sprint(e.v))
	}
	return "[" + strings.Join(s, " -> ") + "]"
}
func hasCycle[T any](h *elem[T]) bool {
	for slow, fast := h, h; fast != nil && fast.next != nil; {
		slow, fast = slow.next, fast.next.next
		if slow == fast {
			return true
		}
	}
	return false
}

type UF struct{ p, sz []int }

func NewUF(n int) *UF {
	u := &UF{make([]int, n), make([]int, n)}
	for i := range u.p {
		u.p[i], u.sz[i] = i, 1
	}
	return u
}
func (u *UF) Find(x int) int {
	for u.p[x] != x {
		u.p[x] = u.p[u.p[x]]
		x = u.p[x]
	}
	return x
}
func (u *UF) Union(a, b int) bool {
	a, b = u.Find(a), u.Find(b)
	if a == b {
		return false
	}
	if u.sz[a] < u.sz[b] {
		a, b = b, a
	}
	u.p[b] = a
	u.sz[a] += u.sz[b]
	return true
}

type binTree struct{ l, r *binTree }

func bottomUp(d int) *binTree {
	if d <= 0 {
		return &binTree{}
	}
	return &binTree{bottomUp(d - 1), bottomUp(d - 1)}
}
func (t *binTree) check() int {
	if t.l == nil {
		return 1
	}
	return 1 + t.l.check() + t.r.check()
}

func walk(t *Node, ch chan<- int) {
	if t != nil {
		walk(t.Left, ch)
		ch <- t.Key
		walk(t.Right, ch)
	}
}
func same(a, b *Node) bool {
	c1, c2 := make(chan int), make(chan int)
	go func() { defer close(c1); walk(a, c1) }()
	go func() { defer close(c2); walk(b, c2) }()
	for {
		x, ok1 := <-c1
		y, ok2 := <-c2
		if ok1 != ok2 || x != y {
			return false
		}
		if !ok1 {
			return true
		}
	}
}

func main() {
	var root, other *Node
	for _, k := range []int{10, 20, 30, 40, 50, 25} {
		root = insert(root, k)
	}
	for _, k := range []int{50, 25, 40, 10, 20, 30} {
		other = insert(other, k)
	}
	fmt.Println(root, levels(root), height(root), same(root, other))
	root = remove(root, 30)
	fmt.Println(root, same(root, other))
	var t Trie
	for _, w := range strings.Fields("car card care cat dog") {
		t.Add(w)
	}
	t.Words("", func(s string) { fmt.Print(s, " ") })
	fmt.Println()
	var l List[any]
	l.Add(1, "two", 3.0, []int{4})
	l.Reverse()
	fmt.Println(l, l.n, hasCycle(l.head), &l)
	l.tail.next = l.head
	fmt.Println(hasCycle(l.head))
	u := NewUF(6)
	fmt.Println(u.Union(0, 1), u.Union(1, 2), u.Union(0, 2), u.Find(2) == u.Find(0), u.Find(3) == u.Find(0))
	total := 0
	for d := 4; d <= 12; d += 4 {
		total += bottomUp(d).check()
	}
	fmt.Println(total)
	big := &List[int]{}
	for i := range 5000 {
		big.Add(i)
	}
	big.Reverse()
	fmt.Println(big.head.v, big.tail.v)
	var deep func(int) int
	deep = func(n int) int {
		if n == 0 {
			return 0
		}
		return 1 + deep(n-1)
	}
	fmt.Println(deep(100000))
}

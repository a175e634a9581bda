package main

import (
	"container/heap"
	"fmt"
	"hash/fnv"
	"math"
	"sort"
	"strings"
)

type node struct {
	r     rune
	n     int
	l, rt *node
}
type pq []*node

func (p pq) Len() int { return len(p) }
func (p pq) Less(i, j int) bool {
	if p[i].n != p[j].n {
		return p[i].n < p[j].n
	}
	return p[i].r < p[j].r
}
func (p pq) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)   { *p = append(*p, x.(*node)) }
func (p *pq) Pop() (x any) {
	x, *p = (*p)[len(*p)-1], (*p)[:len(*p)-1]
	return
}

func build(s string) *node {
	freq := map[rune]int{}
	for _, r := range s {
		freq[r]++
	}
	var q pq
	for r, n := range freq {
		q = append(q, &node{r: r, n: n})
	}
	heap.Init(&q)
	for len(q) > 1 {
		a, b := heap.Pop(&q).(*node), heap.Pop(&q).(*node)
		heap.Push(&q, &node{min(a.r, b.r), a.n + b.n, a, b})
	}
	return q[0]
}
func codes(n *node, pre string, m map[rune]string) map[rune]string {
	if n.l == nil {
		m[n.r] = pre
		return m
	}
	codes(n.l, pre+"0", m)
	return codes(n.rt, pre+"1", m)
}
func decode(root *node, bits string) string {
	var sb strings.Builder
	cur := root
	for _, b := range bits {
		if cur = [...]*node{'0': cur.l, '1': cur.rt}[b]; cur.l == nil {
			sb.WriteRune(cur.r)
			cur = root
		}
	}
	return sb.String()
}

type Bitset []uint64

func (b *Bitset) Set(i int) {
	for len(*b) <= i>>6 {
		*b = append(*b, 0)
	}
	(*b)[i>>6] |= 1 << (i & 63)
}
func (b Bitset) Has(i int) bool { return i>>6 < len(b) && b[i>>6]>>(uint(i)&63)&1 == 1 }
func (b Bitset) String() string {
	var s []string
	for i := range len(b) * 64 {
		if b.Has(i) {
			s = append(s, fmt.Sprint(i))
		}
	}
	return "{" + strings.Join(s, " ") + "}"
}

type Bloom struct {
	bits Bitset
	m, k uint32
}

func (b *Bloom) idx(s string, f func(int) bool) bool {
	h := fnv.New64a()
	h.Write([]byte(s))
	v := h.Sum64()
	for i := range b.k {
		if !f(int((uint32(v) + i*uint32(v>>32)) % b.m)) {
			return false
		}
	}
	return true
}
func (b *Bloom) Add(s string)      { b.idx(s, func(i int) bool { b.bits.Set(i); return true }) }
func (b *Bloom) Has(s string) bool { return b.idx(s, b.bits.Has) }

func kmeans(pts [][2]float64, k, iters int) (cent [][2]float64, sizes []int) {
	cent = append(cent, pts[:k]...)
	for range iters {
		sum := make([][3]float64, k)
		for _, p := range pts {
			best, bd := 0, math.Inf(1)
			for i, c := range cent {
				if d := math.Hypot(p[0]-c[0], p[1]-c[1]); d < bd {
					best, bd = i, d
				}
			}
			sum[best][0] += p[0]
			sum[best][1] += p[1]
			sum[best][2]++
		}
		sizes = sizes[:0]
		for i, s := range sum {
			if s[2] > 0 {
				cent[i] = [2]float64{s[0] / s[2], s[1] / s[2]}
			}
			sizes = append(sizes, int(s[2]))
		}
	}
	return
}

type Ring[T any] struct {
	buf        []T
	head, size int
}

func NewRing[T any](n int) *Ring[T] { return &Ring[T]{buf: make([]T, n)} }
func (r *Ring[T]) Push(v T) (old T, dropped bool) {
	at := (r.head + r.size) % len(r.buf)
	if r.size == len(r.buf) {
		old, dropped = r.buf[at], true
		r.head = (r.head + 1) % len(r.buf)
	} else {
		r.size++
	}
	r.buf[at] = v
	return
}
func (r *Ring[T]) Do(f func(int, T)) {
	for i := range r.size {
		f(i, r.buf[(r.head+i)%len(r.buf)])
	}
}
func bf(prog, in string) string {
	var tape [300]byte
	var out []byte
	var st []int
	jump := map[int]int{}
	for i, c := range prog {
		switch c {
		case '[':
			st = append(st, i)
		case ']':
			j := st[len(st)-1]
			st = st[:len(st)-1]
			jump[i], jump[j] = j, i
		}
	}
	for pc, p := 0, 0; pc < len(prog); pc++ {
		switch prog[pc] {
		case '>':
			p++
		case '<':
			p--
		case '+':
			tape[p]++
		case '-':
			tape[p]--
		case '.':
			out = append(out, tape[p])
		case ',':
			if in != "" {
				tape[p], in = in[0], in[1:]
			}
		case '[':
			if tape[p] == 0 {
				pc = jump[pc]
			}
		case ']':
			if tape[p] != 0 {
				pc = jump[pc]
			}
		}
	}
	return string(out)
}

func main() {
	text := "abracadabra alakazam ✓"
	root := build(text)
	cs := codes(root, "", map[rune]string{})
	var bits strings.Builder
	for _, r := range text {
		bits.WriteString(cs[r])
	}
	keys := make([]rune, 0, len(cs))
	for r := range cs {
		keys = append(keys, r)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := cs[keys[i]], cs[keys[j]]
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
	for _, r := range keys {
		fmt.Printf("%c=%s ", r, cs[r])
	}
	fmt.Println(bits.Len(), decode(root, bits.String()) == text)
	var b Bitset
	for _, i := range []int{3, 64, 130, 3} {
		b.Set(i)
	}
	fmt.Println(b, len(b), b.Has(65), b.Has(1000))
	bl := &Bloom{m: 256, k: 3}
	for _, w := range strings.Fields("go rust zig") {
		bl.Add(w)
	}
	fmt.Println(bl.Has("go"), bl.Has("zig"), bl.Has("python"), bl.bits)
	var pts [][2]float64
	for i := range 12 {
		pts = append(pts, [2]float64{float64(i%3*10) + float64(i)/10, float64(i%3*5) - float64(i)/20})
	}
	fmt.Println(kmeans(pts, 3, 5))
	r := NewRing[string](3)
	for _, s := range []string{"a", "b", "c", "d", "e"} {
		fmt.Print(r.Push(s))
		fmt.Print(" ")
	}
	r.Do(func(i int, s string) { fmt.Print(i, s, ";") })
	fmt.Println()
	fmt.Printf("%q %q\n", bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.", ""), bf(",[.,]", "cat\x00"))
	defer func() {
		fmt.Println(recover())
		fmt.Println(bf("<+", ""))
	}()
	bf("[]]", "")
}

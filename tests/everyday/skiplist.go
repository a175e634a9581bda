package main

import (
	"cmp"
	"fmt"
	"iter"
	"math/rand"
	"slices"
	"strings"
)

const maxLevel = 8

type slNode[K cmp.Ordered, V any] struct {
	key  K
	val  V
	next []*slNode[K, V]
}
type SkipList[K cmp.Ordered, V any] struct {
	head *slNode[K, V]
	rnd  *rand.Rand
	n    int
}

func New[K cmp.Ordered, V any](seed int64) *SkipList[K, V] {
	return &SkipList[K, V]{head: &slNode[K, V]{next: make([]*slNode[K, V], maxLevel)}, rnd: rand.New(rand.NewSource(seed))}
}
func (s *SkipList[K, V]) path(k K) (prev [maxLevel]*slNode[K, V]) {
	x := s.head
	for l := maxLevel - 1; l >= 0; l-- {
		for x.next[l] != nil && x.next[l].key < k {
			x = x.next[l]
		}
		prev[l] = x
	}
	return
}
func (s *SkipList[K, V]) Put(k K, v V) (old V, replaced bool) {
	prev := s.path(k)
	if n := prev[0].next[0]; n != nil && n.key == k {
		old, n.val = n.val, v
		return old, true
	}
	lvl := 1
	for lvl < maxLevel && s.rnd.Intn(2) == 0 {
		lvl++
	}
	n := &slNode[K, V]{k, v, make([]*slNode[K, V], lvl)}
	for l := range lvl {
		n.next[l], prev[l].next[l] = prev[l].next[l], n
	}
	s.n++
	return
}
func (s *SkipList[K, V]) Del(k K) bool {
	prev := s.path(k)
	n := prev[0].next[0]
	if n == nil || n.key != k {
		return false
	}
	for l := range n.next {
		prev[l].next[l] = n.next[l]
	}
	s.n--
	return true
}
func (s *SkipList[K, V]) From(k K) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for n := s.path(k)[0].next[0]; n != nil && yield(n.key, n.val); n = n.next[0] {
		}
	}
}
func (s *SkipList[K, V]) Levels() (out [maxLevel]int) {
	for l := range out {
		for n := s.head.next[l]; n != nil; n = n.next[l] {
			out[l]++
		}
	}
	return
}

type Index[D any] struct {
	docs  []D
	terms *SkipList[string, []int]
	text  func(D) string
}

func (ix *Index[D]) Add(ds ...D) {
	for _, d := range ds {
		id := len(ix.docs)
		ix.docs = append(ix.docs, d)
		for _, w := range strings.Fields(strings.ToLower(ix.text(d))) {
			var ids []int
			for k, v := range ix.terms.From(w) {
				if k == w {
					ids = v
				}
				break
			}
			if !slices.Contains(ids, id) {
				ix.terms.Put(w, append(ids, id))
			}
		}
	}
}
func (ix *Index[D]) Prefix(p string) (out []string) {
	for k, ids := range ix.terms.From(p) {
		if !strings.HasPrefix(k, p) {
			break
		}
		out = append(out, fmt.Sprint(k, ids))
	}
	return
}

type Doc struct{ Title, Body string }

func main() {
	s := New[int, string](1)
	r := rand.New(rand.NewSource(2))
	for range 300 {
		k := r.Intn(200)
		s.Put(k, fmt.Sprint("v", k))
	}
	for range 100 {
		s.Del(r.Intn(200))
	}
	prev := -1
	sorted := true
	for k := range s.From(0) {
		sorted = sorted && k > prev
		prev = k
	}
	fmt.Println(s.n, sorted, s.Levels())
	for k, v := range s.From(150) {
		fmt.Print(k, v, " ")
		if k > 160 {
			break
		}
	}
	fmt.Println()
	fmt.Println(s.Put(-5, "neg"))
	fmt.Println(s.Put(-5, "again"))
	ix := Index[Doc]{terms: New[string, []int](3), text: func(d Doc) string { return d.Title + " " + d.Body }}
	ix.Add(Doc{"Go tour", "a tour of go"}, Doc{"Gopher", "gophers go touring"}, Doc{"Zig", "to go or not"})
	fmt.Println(ix.Prefix("go"), ix.Prefix("to"), ix.Prefix("q"), ix.terms.n)
	fmt.Printf("%T %T\n", ix, s.From)
	var zero SkipList[float64, struct{}]
	defer func() { fmt.Println("recovered:", recover()) }()
	zero.Put(1, struct{}{})
}

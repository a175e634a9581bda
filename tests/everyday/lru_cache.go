package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type entry[K comparable, V any] struct {
	key K
	val V
}
type LRU[K comparable, V any] struct {
	cap     int
	ll      *list.List
	m       map[K]*list.Element
	OnEvict func(K, V)
}

func New[K comparable, V any](n int) *LRU[K, V] {
	return &LRU[K, V]{cap: n, ll: list.New(), m: map[K]*list.Element{}}
}
func (c *LRU[K, V]) Get(k K) (v V, ok bool) {
	if e, hit := c.m[k]; hit {
		c.ll.MoveToFront(e)
		return e.Value.(*entry[K, V]).val, true
	}
	return
}
func (c *LRU[K, V]) Put(k K, v V) {
	if e, ok := c.m[k]; ok {
		c.ll.MoveToFront(e)
		e.Value.(*entry[K, V]).val = v
		return
	}
	c.m[k] = c.ll.PushFront(&entry[K, V]{k, v})
	if c.ll.Len() > c.cap {
		last := c.ll.Back()
		e := c.ll.Remove(last).(*entry[K, V])
		delete(c.m, e.key)
		if c.OnEvict != nil {
			c.OnEvict(e.key, e.val)
		}
	}
}

type Item struct {
	name     string
	priority int
	index    int
}
type PQ []*Item

func (p PQ) Len() int            { return len(p) }
func (p PQ) Less(i, j int) bool  { return p[i].priority > p[j].priority }
func (p PQ) Swap(i, j int)       { p[i], p[j] = p[j], p[i]; p[i].index = i; p[j].index = j }
func (p *PQ) Push(x interface{}) { it := x.(*Item); it.index = len(*p); *p = append(*p, it) }
func (p *PQ) Pop() interface{} {
	old := *p
	n := len(old)
	it := old[n-1]
	old[n-1] = nil
	it.index = -1
	*p = old[:n-1]
	return it
}

type IntHeap []int

func (h IntHeap) Len() int           { return len(h) }
func (h IntHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h IntHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *IntHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *IntHeap) Pop() any {
	x := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return x
}

func main() {
	c := New[string, int](2)
	c.OnEvict = func(k string, v int) { fmt.Println("evict", k, v) }
	c.Put("a", 1)
	c.Put("b", 2)
	fmt.Println(c.Get("a"))
	c.Put("c", 3)
	fmt.Println(c.Get("b"))
	c.Put("a", 10)
	c.Put("d", 4)
	for e := c.ll.Front(); e != nil; e = e.Next() {
		fmt.Printf("%+v ", *e.Value.(*entry[string, int]))
	}
	fmt.Println()
	pq := PQ{}
	heap.Init(&pq)
	for n, p := range map[string]int{"low": 1, "high": 9, "mid": 5} {
		heap.Push(&pq, &Item{name: n, priority: p})
	}
	for _, it := range pq {
		if it.name == "low" {
			it.priority = 7
			heap.Fix(&pq, it.index)
			break
		}
	}
	for pq.Len() > 0 {
		it := heap.Pop(&pq).(*Item)
		fmt.Printf("%s:%d ", it.name, it.priority)
	}
	fmt.Println()
	h := &IntHeap{5, 2, 8, 1, 9, 3}
	heap.Init(h)
	heap.Push(h, 0)
	heap.Remove(h, 2)
	fmt.Println(*h)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	r := ring.New(5)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	r.Unlink(2)
	r.Do(func(v any) { fmt.Print(v, ",") })
	fmt.Println(r.Len())
	l := list.New()
	l.PushBack(1)
	two := l.PushBack(2)
	l.InsertBefore(1.5, two)
	l.InsertAfter("x", two)
	o := list.New()
	o.PushBack('r')
	l.PushFrontList(o)
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

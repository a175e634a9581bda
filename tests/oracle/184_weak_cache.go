// A cache of weak pointers, observers, unique handles, a pool, finalizers in order.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
	"unique"
	"weak"
)

type Cache[K comparable, V any] struct {
	mu   sync.Mutex
	m    map[K]weak.Pointer[V]
	make func(K) *V
	hits int
	gone int
}

func NewCache[K comparable, V any](mk func(K) *V) *Cache[K, V] {
	return &Cache[K, V]{m: make(map[K]weak.Pointer[V]), make: mk}
}

func (c *Cache[K, V]) Get(k K) *V {
	c.mu.Lock()
	defer c.mu.Unlock()
	if w, ok := c.m[k]; ok {
		if v := w.Value(); v != nil {
			c.hits++
			return v
		}
	}
	v := c.make(k)
	c.m[k] = weak.Make(v)
	runtime.AddCleanup(v, func(k K) {
		c.mu.Lock()
		defer c.mu.Unlock()
		if w, ok := c.m[k]; ok && w.Value() == nil {
			delete(c.m, k)
			c.gone++
		}
	}, k)
	return v
}

func (c *Cache[K, V]) stats() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return fmt.Sprint(len(c.m), c.hits, c.gone)
}

type blob struct {
	name string
	data [100]byte
}

type res struct{ id int }

var pool = sync.Pool{New: func() any { return &res{-1} }}

func settle() {
	for i := 0; i < 3; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}

type observer struct{ name string }
type subject struct{ obs []weak.Pointer[observer] }

func (s *subject) notify() (names []string) {
	live := s.obs[:0]
	for _, w := range s.obs {
		if o := w.Value(); o != nil {
			names = append(names, o.name)
			live = append(live, w)
		}
	}
	s.obs = live
	return
}

func main() {
	c := NewCache(func(k string) *blob { return &blob{name: k} })
	a := c.Get("a")
	b := c.Get("b")
	c.Get("a")
	c.Get("c")
	fmt.Println(c.stats())
	settle()
	fmt.Println(c.stats())
	runtime.KeepAlive(a)
	settle()
	fmt.Println(c.stats(), b.name)
	b = nil
	settle()
	fmt.Println(c.stats())

	h1 := unique.Make(strings.Repeat("x", 20))
	h2 := unique.Make(strings.Repeat("x", 20))
	h3 := unique.Make("y")
	fmt.Println(h1 == h2, h1 == h3, len(h1.Value()))
	type pt struct{ x, y int }
	u1, u2 := unique.Make(pt{1, 2}), unique.Make(pt{1, 2})
	fmt.Println(u1 == u2, u1.Value())

	r := pool.Get().(*res)
	fmt.Println(r.id)
	r.id = 7
	pool.Put(r)
	fmt.Println(pool.Get().(*res).id)
	pool.Put(&res{8})
	runtime.GC()
	fmt.Println(pool.Get().(*res).id)
	pool.Put(&res{9})
	runtime.GC()
	runtime.GC()
	fmt.Println(pool.Get().(*res).id)

	s := &subject{}
	o1, o2 := &observer{"one"}, &observer{"two"}
	s.obs = append(s.obs, weak.Make(o1), weak.Make(o2), weak.Make(&observer{"three"}))
	settle()
	fmt.Println(s.notify(), len(s.obs))
	runtime.KeepAlive(o1)
	settle()
	fmt.Println(s.notify(), len(s.obs))
	runtime.KeepAlive(o2)

	var z weak.Pointer[int]
	fmt.Println(z.Value() == nil, z == weak.Make[int](nil))
	order := make(chan string, 4)
	func() {
		type node struct {
			name string
			next *node
		}
		n2 := &node{"second", nil}
		n1 := &node{"first", n2}
		runtime.SetFinalizer(n1, func(n *node) { order <- n.name })
		runtime.SetFinalizer(n2, func(n *node) { order <- n.name })
	}()
	settle()
	close(order)
	for n := range order {
		fmt.Println(n)
	}
	w := weak.Make(&[]int{1, 2, 3}[1])
	settle()
	fmt.Println(w.Value() == nil)
	p := new(int)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		runtime.AddCleanup(p, func(q *int) {}, p)
	}()
}

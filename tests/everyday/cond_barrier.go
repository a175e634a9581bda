package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type Barrier struct {
	mu    sync.Mutex
	c     *sync.Cond
	n     int
	count int
	gen   int
}

func NewBarrier(n int) *Barrier { b := &Barrier{n: n}; b.c = sync.NewCond(&b.mu); return b }
func (b *Barrier) Wait() (leader bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	gen := b.gen
	if b.count++; b.count == b.n {
		b.gen++
		b.count = 0
		b.c.Broadcast()
		return true
	}
	for gen == b.gen {
		b.c.Wait()
	}
	return false
}

type RWMap[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
}

func (r *RWMap[K, V]) Update(k K, f func(V, bool) V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.m == nil {
		r.m = map[K]V{}
	}
	old, ok := r.m[k]
	r.m[k] = f(old, ok)
}
func (r *RWMap[K, V]) Snapshot() map[K]V {
	r.mu.RLock()
	defer r.mu.RUnlock()
	out := make(map[K]V, len(r.m))
	for k, v := range r.m {
		out[k] = v
	}
	return out
}

type Flight[T any] struct {
	mu    sync.Mutex
	calls map[string]*call[T]
}
type call[T any] struct {
	wg  sync.WaitGroup
	val T
	err error
	dup int
}

func (g *Flight[T]) Do(k string, f func() (T, error)) (T, error, bool) {
	g.mu.Lock()
	if g.calls == nil {
		g.calls = make(map[string]*call[T])
	}
	if c, ok := g.calls[k]; ok {
		c.dup++
		g.mu.Unlock()
		c.wg.Wait()
		return c.val, c.err, true
	}
	c := new(call[T])
	c.wg.Add(1)
	g.calls[k] = c
	g.mu.Unlock()
	c.val, c.err = f()
	c.wg.Done()
	g.mu.Lock()
	delete(g.calls, k)
	g.mu.Unlock()
	return c.val, c.err, c.dup > 0
}

type SpinLock struct{ f atomic.Uint32 }

func (s *SpinLock) Lock() {
	for !s.f.CompareAndSwap(0, 1) {
		time.Sleep(time.Microsecond)
	}
}
func (s *SpinLock) Unlock() { s.f.Store(0) }

type stack[T any] struct{ top atomic.Pointer[elem[T]] }
type elem[T any] struct {
	v    T
	next *elem[T]
}

func (s *stack[T]) Push(v T) {
	e := &elem[T]{v: v}
	for {
		if e.next = s.top.Load(); s.top.CompareAndSwap(e.next, e) {
			return
		}
	}
}
func (s *stack[T]) Pop() (v T, ok bool) {
	for {
		e := s.top.Load()
		if e == nil {
			return
		}
		if s.top.CompareAndSwap(e, e.next) {
			return e.v, true
		}
	}
}

func main() {
	b := NewBarrier(3)
	var wg sync.WaitGroup
	var m RWMap[string, []int]
	var leaders atomic.Int32
	for id := range 3 {
		wg.Go(func() {
			for round := range 4 {
				m.Update(fmt.Sprint("r", round), func(v []int, _ bool) []int { return append(v, id) })
				if b.Wait() {
					leaders.Add(1)
				}
			}
		})
	}
	wg.Wait()
	s := m.Snapshot()
	for _, v := range s {
		sort.Ints(v)
	}
	fmt.Println(s, leaders.Load())
	var f Flight[string]
	var calls atomic.Int32
	shared := 0
	var mu sync.Mutex
	for range 5 {
		wg.Go(func() {
			v, err, dup := f.Do("k", func() (string, error) {
				calls.Add(1)
				time.Sleep(10 * time.Millisecond)
				return strings.Repeat("v", 2), nil
			})
			mu.Lock()
			defer mu.Unlock()
			if dup && v == "vv" && err == nil {
				shared++
			}
		})
	}
	wg.Wait()
	fmt.Println(calls.Load(), shared)
	var sp SpinLock
	n := 0
	for range 4 {
		wg.Go(func() {
			for range 50 {
				sp.Lock()
				n++
				sp.Unlock()
			}
		})
	}
	wg.Wait()
	var l sync.Locker = &sp
	l.Lock()
	fmt.Println(n, sp.f.Load())
	var st stack[int]
	for i := range 10 {
		wg.Go(func() { st.Push(i) })
	}
	wg.Wait()
	sum := 0
	for v, ok := st.Pop(); ok; v, ok = st.Pop() {
		sum += v
	}
	fmt.Println(sum)
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.RUnlock()
}

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Counter struct {
	mu sync.RWMutex
	m  map[string]int
}

func (c *Counter) Inc(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k]++
}
func (c *Counter) Get(k string) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.m[k]
}

type Queue[T any] struct {
	mu    sync.Mutex
	cond  *sync.Cond
	items []T
	cap   int
}

func NewQueue[T any](n int) *Queue[T] {
	q := &Queue[T]{cap: n}
	q.cond = sync.NewCond(&q.mu)
	return q
}
func (q *Queue[T]) Put(v T) {
	q.mu.Lock()
	for len(q.items) == q.cap {
		q.cond.Wait()
	}
	q.items = append(q.items, v)
	q.mu.Unlock()
	q.cond.Broadcast()
}
func (q *Queue[T]) Take() T {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.cond.Wait()
	}
	v := q.items[0]
	q.items = q.items[1:]
	q.cond.Broadcast()
	return v
}

type config struct{ level int }

func main() {
	c := Counter{m: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func(n int) {
			defer wg.Done()
			c.Inc([]string{"a", "b", "c"}[n%3])
		}(i)
	}
	wg.Wait()
	fmt.Println(c.m, c.Get("b"))
	q := NewQueue[int](2)
	sum := 0
	wg.Go(func() {
		for range 20 {
			sum += q.Take()
		}
	})
	for i := range 20 {
		q.Put(i)
	}
	wg.Wait()
	fmt.Println("sum", sum)
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	get := sync.OnceValue(func() int { fmt.Println("computed"); return 42 })
	fmt.Println(get(), get())
	ov2 := sync.OnceValues(func() (int, error) { return 1, fmt.Errorf("e") })
	fmt.Println(ov2())
	var sm sync.Map
	for i := range 5 {
		sm.Store(i, i*i)
	}
	v, loaded := sm.LoadOrStore(2, "x")
	fmt.Println(v, loaded)
	sm.Delete(3)
	v, ok := sm.LoadAndDelete(4)
	fmt.Println(v, ok)
	n := 0
	sm.Range(func(k, v any) bool { n += k.(int); return true })
	fmt.Println(n, sm.CompareAndSwap(1, 1, 100))
	pool := sync.Pool{New: func() any { fmt.Println("new buffer"); return new([]byte) }}
	b := pool.Get().(*[]byte)
	*b = append(*b, "hello"...)
	pool.Put(b)
	fmt.Println(len(*pool.Get().(*[]byte)))
	var ops atomic.Int64
	var old uint32
	for range 10 {
		wg.Add(1)
		go func() {
			for range 100 {
				ops.Add(1)
				atomic.AddUint32(&old, 2)
			}
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println(ops.Load(), atomic.LoadUint32(&old))
	var av atomic.Value
	av.Store(config{1})
	fmt.Println(av.Load().(config).level, av.CompareAndSwap(config{1}, config{2}), av.Load())
	var ap atomic.Pointer[config]
	fmt.Println(ap.Load() == nil)
	ap.Store(&config{9})
	fmt.Printf("%+v %v\n", *ap.Load(), ap.Swap(nil).level)
	var flag atomic.Bool
	done := make(chan struct{})
	go func() {
		for !flag.Load() {
			time.Sleep(time.Millisecond)
		}
		close(done)
	}()
	flag.Store(true)
	<-done
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	fmt.Println(atomic.AddInt64(new(int64), -5), ops.CompareAndSwap(1000, 1), ops.And(3), ops.Or(8), ops.Load())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var w sync.WaitGroup
		w.Done()
	}()
	mu.Unlock()
}

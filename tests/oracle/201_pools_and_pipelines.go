// Worker pools, pipelines, semaphores, conditions, tickers; a panic within a panic ends the program.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

type Task struct {
	ID   int
	Fn   func() (any, error)
	Done chan struct{}
	res  any
	err  error
}
type Pool struct {
	tasks chan *Task
	wg    sync.WaitGroup
	once  sync.Once
}

func NewPool(n int) *Pool {
	p := &Pool{tasks: make(chan *Task, n)}
	for i := 0; i < n; i++ {
		p.wg.Add(1)
		go func(id int) {
			defer p.wg.Done()
			for t := range p.tasks {
				p.run(t)
			}
		}(i)
	}
	return p
}
func (p *Pool) run(t *Task) {
	defer close(t.Done)
	defer func() {
		if r := recover(); r != nil {
			t.err = fmt.Errorf("task %d panicked: %v", t.ID, r)
		}
	}()
	t.res, t.err = t.Fn()
}
func (p *Pool) Submit(id int, f func() (any, error)) *Task {
	t := &Task{ID: id, Fn: f, Done: make(chan struct{})}
	p.tasks <- t
	return t
}
func (p *Pool) Close()             { p.once.Do(func() { close(p.tasks) }); p.wg.Wait() }
func (t *Task) Wait() (any, error) { <-t.Done; return t.res, t.err }

type Semaphore chan struct{}

func (s Semaphore) With(f func()) { s <- struct{}{}; defer func() { <-s }(); f() }

func fanIn[T any](cs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, c := range cs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}
func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}
func stage(in <-chan int, f func(int) int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}

type rate struct {
	mu   sync.Mutex
	last time.Time
	n    int
}

func (r *rate) allow(now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now.Sub(r.last) > time.Second {
		r.last, r.n = now, 0
	}
	r.n++
	return r.n <= 2
}

func main() {
	p := NewPool(3)
	var ts []*Task
	for i := range 5 {
		ts = append(ts, p.Submit(i, func() (any, error) {
			if i == 2 {
				panic("two")
			}
			if i == 3 {
				return nil, fmt.Errorf("three")
			}
			return strings.Repeat("*", i), nil
		}))
	}
	for _, t := range ts {
		fmt.Println(t.Wait())
	}
	p.Close()
	p.Close()
	sum := 0
	for v := range fanIn(gen(5), stage(gen(4), func(i int) int { return i * 10 })) {
		sum += v
	}
	fmt.Println(sum)
	sem := make(Semaphore, 2)
	var mu sync.Mutex
	max, cur := 0, 0
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			sem.With(func() {
				mu.Lock()
				cur++
				if cur > max {
					max = cur
				}
				mu.Unlock()
				time.Sleep(time.Millisecond)
				mu.Lock()
				cur--
				mu.Unlock()
			})
		})
	}
	wg.Wait()
	fmt.Println(max)
	r := &rate{}
	t0 := time.Unix(1000, 0)
	fmt.Println(r.allow(t0), r.allow(t0), r.allow(t0), r.allow(t0.Add(2*time.Second)))
	tick := time.NewTicker(10 * time.Millisecond)
	timeout := time.After(35 * time.Millisecond)
	n := 0
loop:
	for {
		select {
		case <-tick.C:
			n++
		case <-timeout:
			break loop
		}
	}
	tick.Stop()
	fmt.Println(n)
	cond := sync.NewCond(&mu)
	ready := 0
	for range 3 {
		go func() {
			mu.Lock()
			ready++
			mu.Unlock()
			cond.Broadcast()
		}()
	}
	mu.Lock()
	for ready < 3 {
		cond.Wait()
	}
	mu.Unlock()
	fmt.Println(ready, runtime.NumGoroutine())
	at := func(name string, f func()) { fmt.Println(name, testing.AllocsPerRun(20, f)) }
	at("pool task", func() {
		q := NewPool(1)
		q.Submit(1, func() (any, error) { return 1000, nil }).Wait()
		q.Close()
	})
	at("fan in", func() {
		for range fanIn(gen(2), gen(2)) {
		}
	})
	at("sem", func() { sem.With(func() {}) })
	at("select timeout", func() {
		select {
		case <-time.After(time.Microsecond):
		case <-make(chan int):
		}
	})
	at("cond", func() { var m sync.Mutex; c := sync.NewCond(&m); c.Broadcast() })
	at("mutex map", func() {
		m := struct {
			sync.Mutex
			m map[string]int
		}{m: map[string]int{}}
		m.Lock()
		m.m["a"]++
		m.Unlock()
	})
	defer func() {
		fmt.Println("deferred", recover())
		var mm map[string][]int
		mm["x"] = append(mm["x"], 1)
	}()
	close(p.tasks)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

type Job struct{ ID, N int }
type Result struct {
	Job
	Sum int
	Err error
}

func worker(ctx context.Context, id int, jobs <-chan Job, res chan<- Result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		select {
		case <-ctx.Done():
			res <- Result{Job: j, Err: ctx.Err()}
			continue
		default:
		}
		s := 0
		for i := 1; i <= j.N; i++ {
			s += i
		}
		if j.N%7 == 0 {
			res <- Result{j, 0, fmt.Errorf("job %d: bad number %d", j.ID, j.N)}
			continue
		}
		res <- Result{Job: j, Sum: s}
	}
}

type Group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
	sem  chan struct{}
}

func (g *Group) Go(f func() error) {
	if g.sem != nil {
		g.sem <- struct{}{}
	}
	g.wg.Add(1)
	go func() {
		defer func() {
			if g.sem != nil {
				<-g.sem
			}
			g.wg.Done()
		}()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	}()
}
func (g *Group) Wait() error { g.wg.Wait(); return g.err }

func gen(ctx context.Context, n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 0; i < n; i++ {
			select {
			case c <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return c
}
func sq(in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			out <- v * v
		}
	}()
	return out
}
func merge[T any](cs ...<-chan T) <-chan T {
	out := make(chan T, 1)
	var wg sync.WaitGroup
	wg.Add(len(cs))
	for _, c := range cs {
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

func main() {
	jobs, res := make(chan Job, 4), make(chan Result)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go worker(context.Background(), i, jobs, res, &wg)
	}
	go func() {
		for i := range 10 {
			jobs <- Job{i, i * 3}
		}
		close(jobs)
		wg.Wait()
		close(res)
	}()
	var all []Result
	for r := range res {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	for _, r := range all {
		fmt.Printf("%+v\n", r)
	}
	g := Group{sem: make(chan struct{}, 2)}
	var running, peak atomic.Int32
	for i := range 6 {
		g.Go(func() error {
			n := running.Add(1)
			defer running.Add(-1)
			for p := peak.Load(); n > p && !peak.CompareAndSwap(p, n); p = peak.Load() {
			}
			time.Sleep(time.Duration(i+1) * 5 * time.Millisecond)
			if i == 3 {
				return errors.New("task 3 failed")
			}
			return nil
		})
	}
	fmt.Println(g.Wait(), peak.Load() <= 2)
	ctx, cancel := context.WithCancelCause(context.Background())
	total := 0
	for v := range merge(sq(gen(ctx, 10)), sq(gen(ctx, 5))) {
		total += v
	}
	cancel(errors.New("done with it"))
	fmt.Println(total, ctx.Err(), context.Cause(ctx))
	tctx, c2 := context.WithTimeout(context.WithValue(ctx, "k", 5), time.Hour)
	defer c2()
	fmt.Println(tctx.Err(), tctx.Value("k"))
	tctx, c3 := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer c3()
	select {
	case <-tctx.Done():
		fmt.Println(tctx.Err(), errors.Is(tctx.Err(), context.DeadlineExceeded))
	case <-time.After(time.Second):
		fmt.Println("late")
	}
	time.Sleep(time.Millisecond)
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine())
}

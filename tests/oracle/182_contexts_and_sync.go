// Contexts, timers and package sync: behaviour and allocations.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"
)

type key struct{}
type timeoutErr struct{}

func (timeoutErr) Error() string { return "custom timeout" }

func worker(ctx context.Context, id int, jobs <-chan int, out chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		select {
		case j, ok := <-jobs:
			if !ok {
				return
			}
			out <- fmt.Sprintf("%d*%d=%d", j, j, j*j)
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), key{}, "v"))
	fmt.Println(ctx.Value(key{}), ctx.Err())
	fmt.Println(ctx)
	child, cancel2 := context.WithTimeout(ctx, time.Second)
	_, hasDeadline := child.Deadline()
	fmt.Println(hasDeadline)
	cancel()
	<-child.Done()
	fmt.Println(child.Err(), context.Cause(child))
	cancel2()
	c3, cancel3 := context.WithCancelCause(context.Background())
	cancel3(timeoutErr{})
	fmt.Println(c3.Err(), context.Cause(c3))
	c4, cancel4 := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel4()
	select {
	case <-c4.Done():
		fmt.Println(c4.Err(), errors.Is(c4.Err(), context.DeadlineExceeded))
	case <-time.After(time.Second):
		fmt.Println("late")
	}
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(c4.Err(), &te), te.Timeout())
	stop := context.AfterFunc(ctx, func() { fmt.Println("after func") })
	time.Sleep(time.Millisecond)
	fmt.Println(stop())
	c5 := context.WithoutCancel(ctx)
	fmt.Println(c5.Err(), c5.Value(key{}))
	fmt.Println(context.TODO(), c5)

	jobs, out := make(chan int), make(chan string, 10)
	var wg sync.WaitGroup
	wctx, wcancel := context.WithCancel(context.Background())
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go worker(wctx, i, jobs, out, &wg)
	}
	for i := 1; i <= 5; i++ {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	wcancel()
	close(out)
	n := 0
	for s := range out {
		n += len(s)
	}
	fmt.Println(n)
	var sink context.Context
	at := func(name string, f func()) { fmt.Println(name, testing.AllocsPerRun(20, f)) }
	at("value", func() { sink = context.WithValue(context.Background(), key{}, 1000) })
	at("cancel", func() { c, cf := context.WithCancel(context.Background()); sink = c; cf() })
	at("cancel used", func() { c, cf := context.WithCancel(context.Background()); sink = c; _ = c.Done(); cf() })
	at("child", func() {
		c, cf := context.WithCancel(context.Background())
		d, df := context.WithCancel(c)
		sink = d
		df()
		cf()
	})
	at("timeout", func() { c, cf := context.WithTimeout(context.Background(), time.Hour); sink = c; cf() })
	at("cause", func() { c, cf := context.WithCancelCause(context.Background()); sink = c; cf(nil) })
	at("lookup", func() { _ = sink.Value(key{}) })
	at("timer", func() { t := time.NewTimer(time.Hour); t.Stop() })
	at("afterfunc", func() { t := time.AfterFunc(time.Hour, func() {}); t.Stop() })
	at("ticker", func() { t := time.NewTicker(time.Hour); t.Stop() })
	at("after", func() { <-time.After(0) })
	at("sleep", func() { time.Sleep(1) })
	at("mutex", func() { var m sync.Mutex; m.Lock(); m.Unlock() })
	at("once", func() { var o sync.Once; o.Do(func() {}) })
	at("oncevalue", func() { f := sync.OnceValue(func() int { return 1 }); f() })
	at("waitgroup", func() { var w sync.WaitGroup; w.Add(1); go func() { w.Done() }(); w.Wait() })
	at("waitgroup go", func() { var w sync.WaitGroup; w.Go(func() {}); w.Wait() })
	at("chan", func() { c := make(chan int, 1); c <- 1; <-c })
	at("cond", func() { c := sync.NewCond(&sync.Mutex{}); c.Signal() })
	var m sync.Map
	at("syncmap store", func() { m.Store("a", 1) })
	at("syncmap load", func() { m.Load("a") })
	at("syncmap loadorstore", func() { m.LoadOrStore("b", 2) })
	var p sync.Pool
	p.New = func() any { return new([64]byte) }
	at("pool", func() { x := p.Get(); p.Put(x) })
}

package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sort"
	"strings"
	"sync"
	"time"
)

type Msg struct {
	From string
	Seq  int
	Ack  chan<- bool
}

func producer(name string, n int, out chan<- Msg, wg *sync.WaitGroup) {
	defer wg.Done()
	ack := make(chan bool)
	for i := range n {
		out <- Msg{name, i, ack}
		if !<-ack {
			return
		}
	}
}

type Actor struct {
	inbox chan func(*state)
	done  chan struct{}
}
type state struct{ n map[string]int }

func NewActor() *Actor {
	a := &Actor{make(chan func(*state)), make(chan struct{})}
	go func() {
		defer close(a.done)
		s := &state{map[string]int{}}
		for f := range a.inbox {
			f(s)
		}
	}()
	return a
}
func (a *Actor) Inc(k string) { a.inbox <- func(s *state) { s.n[k]++ } }
func (a *Actor) Snapshot() map[string]int {
	r := make(chan map[string]int)
	a.inbox <- func(s *state) {
		c := map[string]int{}
		for k, v := range s.n {
			c[k] = v
		}
		r <- c
	}
	return <-r
}

type Semaphore chan struct{}

func (s Semaphore) With(f func()) { s <- struct{}{}; defer func() { <-s }(); f() }

func pingpong(n int) (log []string) {
	ping, pong := make(chan int), make(chan int)
	done := make(chan struct{})
	go func() {
		for v := range ping {
			log = append(log, fmt.Sprint("ping", v))
			pong <- v + 1
		}
		close(done)
	}()
	v := 0
	for range n {
		ping <- v
		v = <-pong
		log = append(log, fmt.Sprint("pong", v))
	}
	close(ping)
	<-done
	return
}
func first(ctx context.Context, fs ...func(context.Context) string) string {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := make(chan string, len(fs))
	for _, f := range fs {
		go func() { c <- f(ctx) }()
	}
	return <-c
}
func or(chs ...<-chan struct{}) <-chan struct{} {
	switch len(chs) {
	case 0:
		return nil
	case 1:
		return chs[0]
	}
	out := make(chan struct{})
	go func() {
		defer close(out)
		select {
		case <-chs[0]:
		case <-or(chs[1:]...):
		}
	}()
	return out
}
func philosophers(n int) int {
	forks := make([]sync.Mutex, n)
	var wg sync.WaitGroup
	var mu sync.Mutex
	meals := 0
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			a, b := i, (i+1)%n
			if a > b {
				a, b = b, a
			}
			for range 3 {
				forks[a].Lock()
				forks[b].Lock()
				time.Sleep(time.Millisecond)
				mu.Lock()
				meals++
				mu.Unlock()
				forks[b].Unlock()
				forks[a].Unlock()
			}
		}()
	}
	wg.Wait()
	return meals
}

func main() {
	ch := make(chan Msg)
	var wg sync.WaitGroup
	for _, n := range []string{"a", "b", "c"} {
		wg.Add(1)
		go producer(n, 5, ch, &wg)
	}
	go func() { wg.Wait(); close(ch) }()
	got := map[string]int{}
	for m := range ch {
		got[m.From]++
		m.Ack <- m.Seq < 3 || m.From != "b"
	}
	fmt.Println(got)
	a := NewActor()
	var wg2 sync.WaitGroup
	for i := range 9 {
		wg2.Add(1)
		go func() { defer wg2.Done(); a.Inc(string(rune('x' + i%3))) }()
	}
	wg2.Wait()
	fmt.Println(a.Snapshot())
	close(a.inbox)
	<-a.done
	fmt.Println(strings.Join(pingpong(3), " "))
	fmt.Println(first(context.Background(),
		func(c context.Context) string { <-c.Done(); return "slow" },
		func(c context.Context) string { time.Sleep(time.Second); return "medium" },
		func(c context.Context) string { time.Sleep(time.Millisecond); return "fast" }))
	sig := func(d time.Duration) <-chan struct{} {
		c := make(chan struct{})
		time.AfterFunc(d, func() { close(c) })
		return c
	}
	t := time.Now()
	<-or(sig(time.Hour), sig(3*time.Millisecond), sig(time.Minute), nil)
	fmt.Println(time.Since(t) < time.Second)
	fmt.Println(philosophers(5))
	sem := make(Semaphore, 2)
	var mu sync.Mutex
	cur, peak := 0, 0
	for range 8 {
		wg.Add(1)
		go sem.With(func() {
			defer wg.Done()
			mu.Lock()
			cur++
			peak = max(peak, cur)
			mu.Unlock()
			time.Sleep(time.Millisecond)
			mu.Lock()
			cur--
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(peak)
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, os.Interrupt)
	select {
	case s := <-quit:
		fmt.Println(s)
	case <-time.After(2 * time.Millisecond):
		fmt.Println("no signal")
	}
	var nilch chan int
	select {
	case v := <-nilch:
		fmt.Println(v)
	case nilch <- 1:
	default:
		fmt.Println("nil channels never ready")
	}
	bc := make(chan int, 3)
	bc <- 1
	bc <- 2
	close(bc)
	v, ok := <-bc
	fmt.Println(v, ok, len(bc), cap(bc))
	<-bc
	v, ok = <-bc
	fmt.Println(v, ok)
	res := make(chan string)
	var names []string
	for _, n := range []string{"q", "w", "e"} {
		go func(n string) { res <- strings.ToUpper(n) }(n)
	}
	for range 3 {
		names = append(names, <-res)
	}
	sort.Strings(names)
	fmt.Println(names)
	cond := sync.NewCond(&mu)
	ready := 0
	for range 3 {
		go func() { mu.Lock(); ready++; mu.Unlock(); cond.Signal() }()
	}
	mu.Lock()
	for ready < 3 {
		cond.Wait()
	}
	mu.Unlock()
	fmt.Println("ready", ready)
	var m = map[int]int{}
	_ = m
	sendOnly := chan<- int(make(chan int))
	fmt.Printf("%T %T\n", sendOnly, sig)
}

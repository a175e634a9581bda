package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

type Server struct {
	reqs  chan request
	quit  chan chan error
	state map[string]int
}
type request struct {
	op, key string
	val     int
	resp    chan<- response
}
type response struct {
	val int
	err error
}

func (s *Server) loop() {
	var pending error
	for {
		select {
		case r := <-s.reqs:
			switch r.op {
			case "set":
				s.state[r.key] = r.val
				r.resp <- response{}
			case "get":
				if v, ok := s.state[r.key]; ok {
					r.resp <- response{val: v}
					continue
				}
				pending = fmt.Errorf("no key %q", r.key)
				r.resp <- response{err: pending}
			}
		case q := <-s.quit:
			q <- pending
			return
		}
	}
}
func (s *Server) do(op, k string, v int) (int, error) {
	c := make(chan response)
	s.reqs <- request{op, k, v, c}
	r := <-c
	return r.val, r.err
}

type Sub struct {
	updates chan string
	closing chan chan error
}

func subscribe(src []string) *Sub {
	s := &Sub{make(chan string), make(chan chan error)}
	go func() {
		var queue []string
		next := time.After(0)
		i := 0
		for {
			var first string
			var updates chan string
			if len(queue) > 0 {
				first, updates = queue[0], s.updates
			}
			select {
			case <-next:
				if i < len(src) {
					queue = append(queue, src[i])
					i++
					next = time.After(time.Millisecond)
				}
			case updates <- first:
				queue = queue[1:]
			case errc := <-s.closing:
				close(s.updates)
				errc <- errors.New("closed by user")
				return
			}
		}
	}()
	return s
}
func (s *Sub) Close() error { e := make(chan error); s.closing <- e; return <-e }

func broadcast[T any](n int) (send func(T), stop func() [][]T) {
	chans := make([]chan T, n)
	got := make([][]T, n)
	var wg sync.WaitGroup
	for i := range chans {
		chans[i] = make(chan T, 1)
		wg.Go(func() {
			for v := range chans[i] {
				got[i] = append(got[i], v)
			}
		})
	}
	return func(v T) {
			for _, c := range chans {
				c <- v
			}
		}, func() [][]T {
			for _, c := range chans {
				close(c)
			}
			wg.Wait()
			return got
		}
}
func batch(in <-chan int, n int, d time.Duration) <-chan []int {
	out := make(chan []int)
	go func() {
		defer close(out)
		var b []int
		t := time.NewTimer(d)
		flush := func() {
			if len(b) > 0 {
				out <- b
				b = nil
			}
			t.Reset(d)
		}
		for {
			select {
			case v, ok := <-in:
				if !ok {
					flush()
					return
				}
				if b = append(b, v); len(b) == n {
					flush()
				}
			case <-t.C:
				flush()
			}
		}
	}()
	return out
}

func main() {
	s := &Server{make(chan request), make(chan chan error), map[string]int{}}
	go s.loop()
	s.do("set", "x", 5)
	fmt.Println(s.do("get", "x", 0))
	fmt.Println(s.do("get", "y", 0))
	q := make(chan error)
	s.quit <- q
	fmt.Println(<-q)
	sub := subscribe([]string{"a", "b", "c"})
	fmt.Println(<-sub.updates, <-sub.updates, <-sub.updates)
	fmt.Println(sub.Close())
	v, ok := <-sub.updates
	fmt.Printf("%q %v\n", v, ok)
	send, stop := broadcast[string](3)
	send("x")
	send("y")
	fmt.Println(stop())
	in := make(chan int)
	go func() {
		for i := range 5 {
			in <- i
		}
		time.Sleep(60 * time.Millisecond)
		in <- 5
		close(in)
	}()
	for b := range batch(in, 2, 20*time.Millisecond) {
		fmt.Print(b, " ")
	}
	fmt.Println()
	c1, c2 := make(chan int), make(chan int)
	go func() {
		for i := range 3 {
			c1 <- i
		}
		close(c1)
	}()
	go func() {
		for i := range 2 {
			c2 <- i * 100
		}
		close(c2)
	}()
	sum, open := 0, 2
	for open > 0 {
		select {
		case v, ok := <-c1:
			if !ok {
				c1 = nil
				open--
				break
			}
			sum += v
		case v, ok := <-c2:
			if !ok {
				c2 = nil
				open--
				continue
			}
			sum += v
		}
	}
	fmt.Println(sum)
	arr := [2]chan int{make(chan int, 1), make(chan int, 1)}
	idx := func(i int) int { fmt.Print("idx", i, " "); return i }
	val := func(i int) int { fmt.Print("val", i, " "); return i }
	select {
	case arr[idx(0)] <- val(10):
		fmt.Println("sent")
	case arr[idx(1)] = <-chan chan int(nil):
	}
	var m [3]int
	arr[1] <- 42
	select {
	case m[idx(2)] = <-arr[1]:
		fmt.Println(m)
	}
	done := make(chan struct{})
	res := make(chan int)
	go func() {
		defer close(res)
		for i := 0; ; i++ {
			select {
			case res <- i:
			case <-done:
				return
			}
		}
	}()
	for v := range res {
		if v == 3 {
			close(done)
			break
		}
	}
	timeout := time.NewTimer(time.Hour)
	defer timeout.Stop()
	sem := make(chan struct{}, 1)
	for i := range 3 {
		select {
		case sem <- struct{}{}:
			fmt.Print("acquired", i, " ")
		case <-timeout.C:
		default:
			fmt.Print("busy", i, " ")
		}
	}
	fmt.Println()
	select {}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type TokenBucket struct {
	tokens chan struct{}
	stop   chan struct{}
}

func NewBucket(n int, every time.Duration) *TokenBucket {
	b := &TokenBucket{make(chan struct{}, n), make(chan struct{})}
	for range n {
		b.tokens <- struct{}{}
	}
	go func() {
		t := time.NewTicker(every)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case b.tokens <- struct{}{}:
				default:
				}
			case <-b.stop:
				return
			}
		}
	}()
	return b
}
func (b *TokenBucket) Wait(ctx context.Context) error {
	select {
	case <-b.tokens:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("limiter: %w", ctx.Err())
	}
}
func (b *TokenBucket) Allow() bool {
	select {
	case <-b.tokens:
		return true
	default:
		return false
	}
}

var ErrOpen = errors.New("circuit open")

type Breaker struct {
	mu        sync.Mutex
	failures  int
	openUntil time.Time
}

func (b *Breaker) Do(f func() error) error {
	b.mu.Lock()
	if time.Now().Before(b.openUntil) {
		b.mu.Unlock()
		return ErrOpen
	}
	b.mu.Unlock()
	err := f()
	b.mu.Lock()
	defer b.mu.Unlock()
	if err != nil {
		if b.failures++; b.failures >= 3 {
			b.openUntil = time.Now().Add(50 * time.Millisecond)
			b.failures = 0
		}
		return err
	}
	b.failures = 0
	return nil
}
func retry(ctx context.Context, n int, f func(int) error) (err error) {
	delay := time.Millisecond
	for i := range n {
		if err = f(i); err == nil {
			return nil
		}
		select {
		case <-time.After(delay):
			delay *= 2
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		}
	}
	return fmt.Errorf("after %d attempts (next delay %v): %w", n, delay, err)
}
func debounce(d time.Duration, f func(string)) func(string) {
	var t *time.Timer
	var mu sync.Mutex
	return func(s string) {
		mu.Lock()
		defer mu.Unlock()
		if t != nil {
			t.Stop()
		}
		t = time.AfterFunc(d, func() { f(s) })
	}
}

type Cache struct {
	mu   sync.RWMutex
	data map[string]item
	ttl  time.Duration
}
type item struct {
	v   any
	exp time.Time
}

func (c *Cache) Get(k string, load func() (any, error)) (any, bool, error) {
	c.mu.RLock()
	it, ok := c.data[k]
	c.mu.RUnlock()
	if ok && time.Now().Before(it.exp) {
		return it.v, true, nil
	}
	v, err := load()
	if err != nil {
		return nil, false, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[k] = item{v, time.Now().Add(c.ttl)}
	return v, false, nil
}

func main() {
	b := NewBucket(3, 10*time.Millisecond)
	start := time.Now()
	for range 6 {
		b.Wait(context.Background())
	}
	el := time.Since(start)
	fmt.Println(el >= 29*time.Millisecond, el < 200*time.Millisecond, b.Allow())
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Millisecond)
	slow := NewBucket(0, time.Hour)
	err := slow.Wait(ctx)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	cancel()
	close(b.stop)
	var br Breaker
	for i := range 6 {
		fmt.Print(i, " ", br.Do(func() error { return fmt.Errorf("fail %d", i) }), "; ")
	}
	time.Sleep(60 * time.Millisecond)
	fmt.Println(br.Do(func() error { return nil }))
	fmt.Println(retry(context.Background(), 4, func(i int) error {
		if i < 2 {
			return errors.New("flaky")
		}
		return nil
	}))
	fmt.Println(retry(context.Background(), 3, func(i int) error { return fmt.Errorf("try %d", i) }))
	ctx, cancel = context.WithCancel(context.Background())
	cancel()
	fmt.Printf("%q\n", retry(ctx, 5, func(int) error { return errors.New("x") }))
	out := make(chan string, 3)
	d := debounce(25*time.Millisecond, func(s string) { out <- s })
	d("a")
	d("b")
	d("c")
	fmt.Println(<-out, len(out))
	c := Cache{data: map[string]item{}, ttl: 20 * time.Millisecond}
	for i := range 4 {
		v, hit, err := c.Get("k", func() (any, error) { return i, nil })
		fmt.Print(v, hit, err, " ")
		if i == 1 {
			time.Sleep(30 * time.Millisecond)
		}
	}
	fmt.Println()
	parent, stop := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	var mu sync.Mutex
	counts := map[string]int{}
	for i := range 4 {
		wg.Go(func() {
			cctx, cc := context.WithTimeoutCause(parent, time.Duration(i+1)*100*time.Millisecond, fmt.Errorf("slow %d", i))
			defer cc()
			<-cctx.Done()
			mu.Lock()
			defer mu.Unlock()
			counts[context.Cause(cctx).Error()]++
		})
	}
	time.Sleep(250 * time.Millisecond)
	stop()
	wg.Wait()
	fmt.Println(counts)
	after := context.AfterFunc(parent, func() { out <- "afterfunc" })
	fmt.Println(<-out, after())
	dl, ok := ctx.Deadline()
	fmt.Println(dl.IsZero(), ok, ctx, context.WithoutCancel(parent).Err())
	type ctxKey struct{}
	vctx := context.WithValue(ctx, ctxKey{}, "v")
	fmt.Println(vctx.Value(ctxKey{}), vctx.Value("x"), vctx)
	heartbeat := time.Tick(40 * time.Millisecond)
	timeout := time.After(140 * time.Millisecond)
	n := 0
	for run := true; run; {
		select {
		case <-heartbeat:
			n++
		case <-timeout:
			run = false
		}
	}
	fmt.Println(n)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type Topic[T any] struct {
	mu     sync.RWMutex
	subs   map[int]chan T
	nextID int
	closed bool
	drops  atomic.Int64
}

var ErrClosed = errors.New("topic closed")

func (t *Topic[T]) Subscribe(ctx context.Context, buf int) (<-chan T, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil, ErrClosed
	}
	if t.subs == nil {
		t.subs = make(map[int]chan T)
	}
	id := t.nextID
	t.nextID++
	c := make(chan T, buf)
	t.subs[id] = c
	context.AfterFunc(ctx, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		if c, ok := t.subs[id]; ok {
			delete(t.subs, id)
			close(c)
		}
	})
	return c, nil
}
func (t *Topic[T]) Publish(v T) (n int, err error) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	if t.closed {
		return 0, ErrClosed
	}
	for _, c := range t.subs {
		select {
		case c <- v:
			n++
		default:
			t.drops.Add(1)
		}
	}
	return
}
func (t *Topic[T]) Close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = true
	for id, c := range t.subs {
		close(c)
		delete(t.subs, id)
	}
}

type Service interface {
	Name() string
	Run(context.Context) error
}
type svc struct {
	name  string
	after time.Duration
	err   error
	log   *log.Logger
}

func (s svc) Name() string { return s.name }
func (s svc) Run(ctx context.Context) error {
	select {
	case <-time.After(s.after):
		return s.err
	case <-ctx.Done():
		return fmt.Errorf("%s stopped: %w", s.name, context.Cause(ctx))
	}
}
func supervise(parent context.Context, ss ...Service) error {
	ctx, cancel := context.WithCancelCause(parent)
	defer cancel(nil)
	var wg sync.WaitGroup
	errs := make([]error, len(ss))
	for i, s := range ss {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() {
				if r := recover(); r != nil {
					errs[i] = fmt.Errorf("%s panicked: %v", s.Name(), r)
					cancel(errs[i])
				}
			}()
			if errs[i] = s.Run(ctx); errs[i] != nil {
				cancel(fmt.Errorf("%s failed", s.Name()))
			}
		}()
	}
	wg.Wait()
	return errors.Join(errs...)
}

type panicky struct{ svc }

func (p panicky) Run(context.Context) error { var m map[string]int; m[p.name]++; return nil }

type key struct{ name string }

func main() {
	var t Topic[string]
	ctx, cancel := context.WithCancel(context.Background())
	a, _ := t.Subscribe(ctx, 4)
	b, _ := t.Subscribe(context.Background(), 1)
	for _, m := range []string{"one", "two", "three"} {
		fmt.Print(t.Publish(m))
		fmt.Print(" ")
	}
	cancel()
	var got []string
	for m := range a {
		got = append(got, m)
	}
	fmt.Println(got, t.drops.Load())
	t.Close()
	for m := range b {
		fmt.Print(m, " ")
	}
	_, err := t.Publish("x")
	_, err2 := t.Subscribe(ctx, 1)
	fmt.Println(err, err2 == ErrClosed)
	lg := log.New(os.Stdout, "sup ", log.Lmsgprefix)
	err = supervise(context.Background(), svc{"fast", 5 * time.Millisecond, nil, lg}, svc{"bad", 30 * time.Millisecond, errors.New("boom"), lg}, svc{"slow", time.Hour, nil, lg})
	ls := strings.Split(err.Error(), "\n")
	sort.Strings(ls)
	lg.Println(len(ls), ls)
	lg.Println(supervise(context.Background(), panicky{svc{name: "p"}}))
	tctx, stop := context.WithTimeoutCause(context.Background(), 10*time.Millisecond, errors.New("too slow"))
	defer stop()
	fmt.Println(supervise(tctx, svc{"s1", time.Minute, nil, lg}))
	v := context.WithValue(context.WithValue(context.Background(), key{"user"}, "ann"), key{"id"}, 7)
	fmt.Println(v.Value(key{"user"}), v.Value(key{"id"}), v.Value(key{"none"}), v)
	dctx, c2 := context.WithDeadline(v, time.Now().Add(-time.Second))
	defer c2()
	fmt.Println(dctx.Err(), dctx.Value(key{"id"}))
	cc, fn := context.WithCancelCause(dctx)
	fn(errors.New("late"))
	fmt.Println(context.Cause(cc), errors.Is(cc.Err(), context.DeadlineExceeded))
	func() {
		defer func() { fmt.Println(recover()) }()
		context.WithValue(context.Background(), nil, 1)
	}()
	var once sync.Once
	for range 2 {
		func() {
			defer func() { fmt.Println("once:", recover()) }()
			once.Do(func() { panic("first time") })
		}()
	}
}

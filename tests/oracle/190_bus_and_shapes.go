// An event bus, shapes behind interfaces, type switches, a generic pipeline.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

type Event struct {
	Name string
	Data any
}
type Handler func(Event)

type Bus struct {
	mu   sync.RWMutex
	subs map[string][]Handler
	n    atomic.Int64
}

func (b *Bus) On(name string, h Handler) func() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = make(map[string][]Handler)
	}
	b.subs[name] = append(b.subs[name], h)
	i := len(b.subs[name]) - 1
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.subs[name][i] = nil
	}
}

func (b *Bus) Emit(name string, data any) {
	b.mu.RLock()
	hs := b.subs[name]
	b.mu.RUnlock()
	for _, h := range hs {
		if h != nil {
			h(Event{name, data})
			b.n.Add(1)
		}
	}
}

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Rect struct{ w, h float64 }
type Circle struct{ r float64 }
type Scaled struct {
	Shape
	k float64
}

func (r Rect) Area() float64         { return r.w * r.h }
func (r Rect) Perimeter() float64    { return 2 * (r.w + r.h) }
func (c *Circle) Area() float64      { return 3 * c.r * c.r }
func (c *Circle) Perimeter() float64 { return 6 * c.r }
func (s Scaled) Area() float64       { return s.k * s.k * s.Shape.Area() }

func total(shapes ...Shape) (a float64) {
	for _, s := range shapes {
		a += s.Area()
	}
	return
}

func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprint("int ", x)
	case string:
		return "string " + x
	case []byte:
		return "bytes " + string(x)
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return "stringer " + x.String()
	case func() int:
		return fmt.Sprint("func ", x())
	case Shape:
		return fmt.Sprint("shape ", x.Area())
	}
	return fmt.Sprintf("other %T", v)
}

type pipeline[T any] struct{ stages []func(T) T }

func (p *pipeline[T]) add(f func(T) T) *pipeline[T] { p.stages = append(p.stages, f); return p }
func (p *pipeline[T]) run(v T) T {
	for _, s := range p.stages {
		v = s(v)
	}
	return v
}

var sinkS Shape

func main() {
	var b Bus
	got := []string{}
	off := b.On("x", func(e Event) { got = append(got, fmt.Sprint("1:", e.Data)) })
	b.On("x", func(e Event) { got = append(got, fmt.Sprint("2:", e.Data)) })
	b.Emit("x", 5)
	off()
	b.Emit("x", "s")
	b.Emit("y", nil)
	fmt.Println(got, b.n.Load())
	fmt.Println(total(Rect{1, 2}, &Circle{2}, Scaled{Rect{1, 1}, 3}, &Scaled{&Circle{1}, 2}))
	for _, v := range []any{nil, 1, int64(2), "s", []byte("b"), fmt.Errorf("e"), func() int { return 9 }, Rect{2, 2}, 3.5, struct{}{}} {
		fmt.Println(describe(v))
	}
	p := (&pipeline[string]{}).add(func(s string) string { return s + "!" }).add(func(s string) string { return "<" + s + ">" })
	fmt.Println(p.run("x"))
	at := func(n string, f func()) { fmt.Println(n, testing.AllocsPerRun(20, f)) }
	at("emit int", func() { b.Emit("q", 5000) })
	at("total", func() { total(Rect{1, 2}, &Circle{2}) })
	at("iface rect", func() { sinkS = Rect{1, 2} })
	at("iface scaled", func() { sinkS = Scaled{Rect{1, 2}, 3} })
	at("describe", func() { describe(3.5) })
	at("pipeline", func() { (&pipeline[int]{}).add(func(i int) int { return i }).run(1) })
	at("atomic", func() { var v atomic.Value; v.Store(1); v.Load() })
	var wg sync.WaitGroup
	var n atomic.Int32
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n.Add(int32(i))
			runtime.Gosched()
		}()
	}
	wg.Wait()
	fmt.Println(n.Load())
}

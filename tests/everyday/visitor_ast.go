package main

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

type Shape interface {
	Accept(v Visitor) any
}
type Visitor interface {
	VisitCircle(*Circle) any
	VisitRect(*Rect) any
	VisitGroup(*Group) any
}
type (
	Circle struct{ R float64 }
	Rect   struct{ W, H float64 }
	Group  struct {
		Name string
		Kids []Shape
	}
)

func (c *Circle) Accept(v Visitor) any { return v.VisitCircle(c) }
func (r *Rect) Accept(v Visitor) any   { return v.VisitRect(r) }
func (g *Group) Accept(v Visitor) any  { return v.VisitGroup(g) }

type area struct{}

func (area) VisitCircle(c *Circle) any { return math.Pi * c.R * c.R }
func (area) VisitRect(r *Rect) any     { return r.W * r.H }
func (a area) VisitGroup(g *Group) any {
	t := 0.0
	for _, k := range g.Kids {
		t += k.Accept(a).(float64)
	}
	return t
}

type printer struct {
	depth int
	strings.Builder
}

func (p *printer) line(f string, a ...any) any {
	p.WriteString(strings.Repeat("  ", p.depth) + fmt.Sprintf(f, a...) + "\n")
	return nil
}
func (p *printer) VisitCircle(c *Circle) any { return p.line("circle r=%g", c.R) }
func (p *printer) VisitRect(r *Rect) any     { return p.line("rect %gx%g", r.W, r.H) }
func (p *printer) VisitGroup(g *Group) any {
	p.line("group %q", g.Name)
	p.depth++
	defer func() { p.depth-- }()
	for _, k := range g.Kids {
		k.Accept(p)
	}
	return nil
}

type Observer interface{ Notify(topic string, data any) }
type ObserverFunc func(string, any)

func (f ObserverFunc) Notify(t string, d any) { f(t, d) }

type Bus struct{ subs map[string][]Observer }

func (b *Bus) Sub(t string, o Observer) func() {
	if b.subs == nil {
		b.subs = make(map[string][]Observer)
	}
	b.subs[t] = append(b.subs[t], o)
	i := len(b.subs[t]) - 1
	return func() { b.subs[t][i] = nil }
}
func (b *Bus) Pub(t string, d any) (n int) {
	for _, o := range b.subs[t] {
		if o == nil {
			continue
		}
		o.Notify(t, d)
		n++
	}
	return
}

type Command interface {
	Do() error
	Undo()
}
type setCmd struct {
	m        map[string]int
	k        string
	new, old int
	had      bool
}

func (c *setCmd) Do() error {
	if c.new < 0 {
		return fmt.Errorf("negative: %d", c.new)
	}
	c.old, c.had = c.m[c.k], has(c.m, c.k)
	c.m[c.k] = c.new
	return nil
}
func (c *setCmd) Undo() {
	if c.had {
		c.m[c.k] = c.old
	} else {
		delete(c.m, c.k)
	}
}
func has[M ~map[K]V, K comparable, V any](m M, k K) bool { _, ok := m[k]; return ok }

type Strategy func([]int) []int

var strategies = map[string]Strategy{
	"bubble": func(a []int) []int {
		for i := range a {
			for j := 0; j < len(a)-i-1; j++ {
				if a[j] > a[j+1] {
					a[j], a[j+1] = a[j+1], a[j]
				}
			}
		}
		return a
	},
	"quick": quick,
	"merge": merge,
	"insertion": func(a []int) []int {
		for i := 1; i < len(a); i++ {
			for j := i; j > 0 && a[j] < a[j-1]; j-- {
				a[j], a[j-1] = a[j-1], a[j]
			}
		}
		return a
	},
}

func quick(a []int) []int {
	if len(a) < 2 {
		return a
	}
	p := a[len(a)/2]
	var lo, eq, hi []int
	for _, x := range a {
		switch {
		case x < p:
			lo = append(lo, x)
		case x > p:
			hi = append(hi, x)
		default:
			eq = append(eq, x)
		}
	}
	return append(append(quick(lo), eq...), quick(hi)...)
}
func merge(a []int) []int {
	if len(a) <= 1 {
		return a
	}
	m := len(a) / 2
	l, r := merge(a[:m:m]), merge(a[m:])
	out := make([]int, 0, len(a))
	for len(l) > 0 && len(r) > 0 {
		if l[0] <= r[0] {
			out, l = append(out, l[0]), l[1:]
		} else {
			out, r = append(out, r[0]), r[1:]
		}
	}
	return append(append(out, l...), r...)
}

func main() {
	g := &Group{"root", []Shape{&Circle{1}, &Group{"in", []Shape{&Rect{2, 3}, &Rect{1, 1}}}, &Group{Name: "empty"}}}
	fmt.Printf("%.3f\n", g.Accept(area{}))
	var p printer
	g.Accept(&p)
	fmt.Print(p.String())
	var b Bus
	var log []string
	un := b.Sub("a", ObserverFunc(func(t string, d any) { log = append(log, fmt.Sprint("1:", t, d)) }))
	b.Sub("a", ObserverFunc(func(t string, d any) { log = append(log, fmt.Sprintf("2:%s%T", t, d)) }))
	fmt.Println(b.Pub("a", 1), b.Pub("b", 2))
	un()
	fmt.Println(b.Pub("a", []int{3}), log)
	m := map[string]int{"x": 1}
	var undo []Command
	for _, c := range []Command{&setCmd{m: m, k: "x", new: 5}, &setCmd{m: m, k: "y", new: 6}, &setCmd{m: m, k: "z", new: -1}} {
		if err := c.Do(); err != nil {
			fmt.Println(err)
			continue
		}
		undo = append(undo, c)
	}
	fmt.Println(m)
	for i := len(undo) - 1; i >= 0; i-- {
		undo[i].Undo()
	}
	fmt.Println(m)
	names := []string{}
	for n := range strategies {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Println(n, strategies[n]([]int{5, 2, 8, 1, 9, 3, 5}))
	}
	var v Visitor = area{}
	if _, ok := v.(interface{ String() string }); !ok {
		fmt.Printf("%T is no Stringer, %T is %t\n", v, &p, Visitor(&p).(fmt.Stringer).String() != "")
	}
}

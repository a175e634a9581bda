package main

import (
	"fmt"
	"slices"
)

type Shape interface{ Area() int }
type Square struct{ side int }

func (s *Square) Area() int { return s.side * s.side }

type Pair[K comparable, V any] struct {
	k K
	v V
}

func (p Pair[K, V]) Key() K         { return p.k }
func (p *Pair[K, V]) Set(k K, v V) int { p.k, p.v = k, v; return 1 }

func areaG[T Shape](x T) int { return x.Area() }

func maxG[T int | float64](a, b T) T { return a + b }

func mapG[A, B any](xs []A, f func(A) B) []B {
	var out []B
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func main() {
	sq := &Square{2}
	fmt.Println(areaG(sq), areaG[*Square](sq))
	fmt.Println(maxG(1, 2), maxG(1.5, 2)+1)
	p := &Pair[string, int]{"k", 1}
	fmt.Println(p.Key(), p.Set("z", 2), (*p).Key())
	fmt.Println(slices.Max([]int{1, 2}), slices.Contains([]string{"a"}, "b"))
	fmt.Println(mapG([]int{1}, func(n int) string { return "x" }))
	f := maxG[int]
	fmt.Println(f(1, 2))
	fmt.Println(Pair[int, []string]{}.Key())
	fmt.Println(len(slices.Clone([]int{1})))
}

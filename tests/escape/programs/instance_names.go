package main

import "fmt"

type C[T any] interface{ Get() T }

type A[T any] struct{ v T }

func (a A[T]) Get() T { return a.v }

func show[T any](c C[T]) T { return c.Get() }

func viaAny[T any](x any) T {
	if c, ok := x.(C[T]); ok {
		return c.Get()
	}
	var zero T
	return zero
}

type Num interface{ ~int | ~int64 }

type Str interface{ String() string }
type My int

func (m My) String() string { return fmt.Sprint(int(m)) }

func join[T Str](xs ...T) string {
	out := ""
	for _, x := range xs {
		var s Str = x
		out += s.String() + x.String()
	}
	return out
}

type G[K comparable, V any] struct{ m map[K]V }

func (g *G[K, V]) put(k K, v V) {
	if g.m == nil {
		g.m = map[K]V{k: v}
	}
	g.m[k] = v
}
func (g *G[K, V]) keys() []K {
	out := make([]K, 0, len(g.m))
	for k := range g.m {
		out = append(out, k)
	}
	return out
}
func pair[K comparable, V any](k K, v V) []struct {
	k K
	v V
} {
	return []struct {
		k K
		v V
	}{{k, v}}
}
func one[T any]() T { return zero[T]() }
func zero[T any]() T {
	var z T
	return z
}

func main() {
	fmt.Println(show[int](A[int]{3}), viaAny[string](A[string]{"x"}))
	fmt.Println(join(My(1), My(2)))
	g := &G[string, *My]{}
	m := My(4)
	g.put("a", &m)
	fmt.Println(len(g.keys()), len(pair(1, "s")), one[My](), one[[]byte]())
	h := &G[[2]byte, struct{ a *int }]{}
	h.put([2]byte{1}, struct{ a *int }{})
	fmt.Println(len(h.keys()), pair([]byte("k")[0], func() {})[0].k)
	var x any = byte(7)
	fmt.Println(x.(byte)+1, x.(byte)+byte(1), rune('a')+1)
}

package main

type number interface{ ~int | ~float64 }
type namer interface{ name() string }
type stack[T any] struct{ items []T }
type tree[K comparable, V any] struct {
	left, right *tree[K, V]
	key         K
	value       V
}
type dog struct{ n *int }

func (d dog) name() string { return "dog" }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) pop() *T {
	v := s.items[len(s.items)-1]
	return &v
}

func fold[T number](xs []T) T {
	var sum T
	for _, x := range xs {
		sum += x
	}
	return sum
}

func collect[K comparable, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}

func call[T namer](v T) string { return v.name() }

func ptr[T any](v T) *T { return &v }

func build[K comparable, V any](k K, v V) *tree[K, V] {
	return &tree[K, V]{key: k, value: v}
}

func main() {
	var s stack[int]
	s.push(1)
	println(*s.pop(), fold([]int{1, 2}), fold([]float64{1}))
	collect(map[string]int{"a": 1})
	println(call(dog{}), *ptr("x"), *ptr(3))
	build("k", 1)
}

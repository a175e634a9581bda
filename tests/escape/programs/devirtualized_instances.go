package main

type St interface{ String() string }
type M struct{ s string }

func (m M) String() string { return m.s }

type L[T any] struct{ v []T }

func (l *L[T]) Len() int { return len(l.v) }

type Ln interface{ Len() int }
type Box[T any] interface{ Get() T }
type bx[T any] struct{ v T }

func (b *bx[T]) Get() T { return b.v }

func F[T any](x T) (string, T) {
	var s St = M{"x"}
	println(s.String())
	var n Ln = &L[T]{}
	println(n.Len())
	var b Box[T] = &bx[T]{x}
	f := func() int {
		var k Ln = &L[int]{}
		return k.Len()
	}
	println(f())
	return s.String(), b.Get()
}

func main() {
	a, b := F(3)
	println(a, b)
	c, d := F("x")
	println(c, d)
	var n Ln = &L[string]{}
	println(n.Len())
	var e Box[int] = &bx[int]{3}
	println(e.Get())
}

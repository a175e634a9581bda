package main

type Mer interface{ M() }
type A struct{ n int }

func (a A) M() {}

type B struct{ n int }

func (b *B) M() {}

func F[T Mer](t T) { t.M() }
func F2[T Mer](t T) {
	T.M(t)
	t.M()
}

func main() {
	a := A{1}
	F(&a)
	b := B{1}
	F(&b)
	c := B{2}
	F2(&c)
	d := A{2}
	F[Mer](d)
	e := struct{ A }{d}
	F(&e)
	g := struct{ *B }{&B{3}}
	F(g)
	h := struct{ *B }{&B{3}}
	F(&h)
}

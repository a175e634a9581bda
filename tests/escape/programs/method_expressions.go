package main

type S string

func (s S) val() int { return len(s) }

type P struct{ n int }

func (p *P) get() int { return p.n }
func (p *P) self() *P { return p }
func (p *P) store()   { g = p }

var g *P

type E struct{ *P }
type V struct{ P }
type D struct{ V }
type I struct{ J }
type J interface{ get() int }

func main() {
	var s S
	println((*S).val(&s), S.val(s))
	v := V{}
	println((*V).get(&v))
	d := D{}
	println((*D).get(&d))
	e := E{&P{1}}
	println(E.get(e), (*E).get(&e))
	d2 := D{}
	(*D).store(&d2)
	d3 := D{}
	println((*D).self(&d3).n)
	var i I
	i.J = &P{3}
	println(I.get(i), (*I).get(&i))
	f := (*V).get
	v2 := V{}
	println(f(&v2))
	k := (*S).val
	s2 := S("a")
	println(k(&s2))
	h := v2.get
	println(h())
	var w J = &P{4}
	x := J.get
	println(x(w), J.get(w))
	v3 := V{}
	defer (*V).store(&v3)
	v4 := V{}
	go (*V).get(&v4)
}

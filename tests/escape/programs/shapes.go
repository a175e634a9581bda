package main

type T struct{ a, b int; p *int }
type I interface{ M() }

func (t T) M()   {}
func (t *T) P(q *int) { t.p = q }

var g *T = &T{1, 2, nil}
var gm = map[string]int{"a": 1}
var gs = []any{1, "x", f()}
var gf = func() {}
var gi I = T{}
var ge any = f()

func f() int { return 1 }

func rangef(seq func(yield func(int) bool)) int {
	s := 0
	for x := range seq {
		s += x
	}
	return s
}

func gen[E any](n int, e E) []E {
	x := make([]E, n)
	y := new(E)
	*y = e
	z := []E{e}
	_ = z
	func() { println(n) }()
	var i any = e
	_ = i
	return x
}

type S[E any] struct{ v E; next *S[E] }

func (s *S[E]) add(e E) *S[E] { return &S[E]{e, s} }

type Str interface{ String() string }
type MyS struct{ x *int }

func (m MyS) String() string { return "" }
func str[E Str](e E) string  { return e.String() }

func main() {
	var v I = T{}
	v.M()
	t := new(T)
	x := 1
	go t.P(&x)
	defer t.P(nil)
	for i := 0; i < 3; i++ {
		defer println(i)
		go func() { println(i) }()
	}
	rangef(func(y func(int) bool) { y(1) })
	gen(3, 1)
	gen(3, "a")
	gen(3, t)
	var s *S[int]
	s.add(1)
	str(MyS{})
	m := t.P
	m(nil)
	n := 10
	b := make([]int, n)
	_ = b
	var buf []int
	buf = append(buf, 1, 2)
	q := new(42)
	_ = q
	var e any = 'a'
	e = 3.5
	e = "s" + string(rune(n))
	e = int8(5)
	e = len(b) > 3 && n == 2
	_ = e
	println(e)
	sw := any(x)
	switch z := sw.(type) {
	case int:
		println(z)
	case []int, *int:
		println(&z)
	}
	func() (int, any) { return 1, 2 }()
	h2(h())
}

func h() (int, string) { return 1, "" }
func h2(a any, b any) {}

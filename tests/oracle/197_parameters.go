// What sixty functions let flow from their parameters.
package main

import "fmt"

type T struct {
	a, b *int
	s    []int
	m    map[string]*T
	f    func() *T
	next *T
	arr  [3]*T
	i    any
}

var g *int
var gt *T
var gs [][]int

func p1(x *int)               { g = x }
func p2(x *int) *int          { return x }
func p3(x **int) *int         { return *x }
func p4(t *T) *int            { return t.a }
func p5(t T) *int             { return t.a }
func p6(t *T, x *int)         { t.a = x }
func p7(s []int) []int        { return s[1:] }
func p8(s []*int) *int        { return s[0] }
func p9(m map[string]*T) *T   { return m["x"] }
func p10(f func() *T) *T      { return f() }
func p11(c chan *int, x *int) { c <- x }
func p12(c chan *int) *int    { return <-c }
func p13(i any) any           { return i }
func p14(i any) *int          { return i.(*int) }
func p15(x *int) (a, b *int)  { return x, g }
func p16(x, y *int) (a *int)  { a = x; a = y; return }
func p17(t *T) *T {
	for t.next != nil {
		t = t.next
	}
	return t
}
func p18(t *T) **int                  { return &t.a }
func p19(x int) *int                  { y := x; return &y }
func p20(x [3]*T) *T                  { return x[1] }
func p21(x *[3]*T) []*T               { return x[:] }
func p22(s string) []byte             { return []byte(s) }
func p23(b []byte) string             { return string(b) }
func p24(xs ...*int) []*int           { return xs }
func p25(xs ...any)                   {}
func p26(f func(*int), x *int)        { f(x) }
func p27(x *int) func() *int          { return func() *int { return x } }
func p28(x *int) func()               { return func() { *x = 1 } }
func p29(x int) func() int            { return func() int { x++; return x } }
func p30(t *T)                        { t.next = t }
func p31(t *T)                        { gt = t.next }
func p32(a, b *T)                     { a.next = b; b.arr[0] = a }
func p33(x *int) (r struct{ p *int }) { r.p = x; return }
func p34(x *int) [2]*int              { return [2]*int{x, nil} }
func p35(x *int) map[int]*int         { return map[int]*int{1: x} }
func p36(x *int) any                  { return x }
func p37(x int) any                   { return x }
func p38(x *int) interface{ M() }     { return v{x} }
func p39(x *int)                      { defer func() { g = x }() }
func p40(x *int)                      { go func() { *x = 2 }() }
func p41(s []int) (n int) {
	for _, v := range s {
		n += v
	}
	return
}
func p42(s [][]int) { gs = append(gs, s...) }
func p43(s []int)   { gs = append(gs, s) }
func p44(x *int) *int {
	var y *int
	for i := 0; i < 3; i++ {
		z := i
		y = &z
	}
	if *x > 0 {
		return x
	}
	return y
}
func p45(t *T) (r *int) {
	switch x := t.i.(type) {
	case *int:
		r = x
	case *T:
		r = x.b
	}
	return
}
func p46(x *int, ok bool) (r *int) {
	if ok {
		goto end
	}
	r = x
end:
	return
}
func p47(a []int, i int) *int        { return &a[i] }
func p48(a *[4]int, i int) *int      { return &a[i] }
func p49(a [4]int, i int) *int       { return &a[i] }
func p50(s string, t string) string  { return s + t }
func p51(s string) string            { return s[1:] }
func p52(x *int)                     { y := &x; **y = 3; p1(*y) }
func p53(x *int)                     { var i any = x; _ = i }
func p54(x *int)                     { s := []*int{x}; s = append(s, nil); _ = s }
func p55(x *T)                       { x.f = func() *T { return x } }
func p56(m map[*int]string, x *int)  { m[x] = "" }
func p57(m map[string]int, k string) { m[k]++ }
func p58(x *T) (y T)                 { y = *x; return }
func p59(x T) (y *T)                 { y = &x; return }
func p60(c chan<- func(), x *int)    { c <- func() { *x++ } }

type v struct{ p *int }

func (v) M() {}

func main() {
	x := 1
	y := new(int)
	p1(y)
	p2(&x)
	t := T{a: &x}
	p6(&t, new(int))
	p26(func(q *int) { *q = 3 }, &x)
	fmt.Println(x, *p19(3), *p2(&x), p29(1)(), len(p24(&x, y)), p50("a", "b"), p37(300))
	z := []int{1, 2, 3}
	fmt.Println(p7(z), p41([]int{1, 2}), *p47(z, 1))
	w := 5
	f := p27(&w)
	fmt.Println(*f())
	k := &T{}
	p30(k)
	p31(&T{next: &T{}})
	for i := 0; i < 2; i++ {
		u := T{next: k}
		k = &u
	}
	fmt.Println(k.next != nil, gt != nil)
}

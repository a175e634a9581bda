package main

type pair struct{ a, b *int }

var ints []int
var table map[string]*int

func sizes(n int) int {
	a := make([]byte, 64)
	b := make([]byte, n)
	c := make([]int, 8193)
	d := make([]int, 8192)
	e := make([]struct{}, n)
	var f [131073]byte
	var g [131072]byte
	h := new([65536]byte)
	i := new([65537]byte)
	k := 3
	m := make([]int, 0, k)
	return len(a) + len(b) + len(c) + len(d) + len(e) + int(f[1]) + int(g[1]) + len(h) + len(i) + cap(m)
}

func grow(s []int, p []*int, x *int) ([]int, []*int) {
	s = append(s, 1, 2)
	p = append(p, x)
	var l []string
	l = append(l, "a")
	println(len(l))
	ints = append(ints, s...)
	return s, p
}

func maps(k string, v *int) int {
	m := map[string]*int{k: v}
	m[k] = v
	table = make(map[string]*int)
	n := make(map[int]int, 100)
	delete(m, k)
	return len(n)
}

func fields(p *pair, q pair, x *int) *int {
	p.a = x
	q.b = x
	r := pair{x, nil}
	s := &pair{x, x}
	s.b = r.a
	return q.a
}

func arrays(x *int) []*int {
	var a [4]*int
	a[2] = x
	b := [...]*int{x, x}
	println(len(b))
	return a[1:3]
}

func strings(a, b string, raw []byte) string {
	c := a + b + "!"
	if string(raw) == c {
		return c
	}
	d := []byte(a)
	for i, r := range []rune(b) {
		println(i, r)
	}
	e := a + b
	println(len(d), len(e))
	return string(raw)
}

func copies(dst, src []*int) int { return copy(dst, src) }

func pointers(p ***int) *int { return **p }

func values() (*int, *string) { return new(3), new("x" + "y") }

type buf struct {
	data []byte
	bits [8]byte
}

func (b *buf) trim(n int) { b.data = b.data[n:] }
func (b *buf) own()       { b.data = b.bits[:] }
func swap(x, y *pair)     { x.a, x.b = x.b, x.a; y.a = y.b }

func main() {
	sizes(3)
	grow(nil, nil, nil)
	maps("", nil)
	fields(nil, pair{}, nil)
	arrays(nil)
	strings("", "", nil)
	copies(nil, nil)
	pointers(nil)
	values()
	var b buf
	b.trim(0)
	b.own()
	swap(nil, nil)
}

// Options, lists, visitors, labels, results, formats.
package main

import "fmt"

type Matrix [3][3]int
type Option func(*config)
type config struct {
	name  string
	size  int
	hooks []func(string)
}

func WithName(n string) Option       { return func(c *config) { c.name = n } }
func WithSize(n int) Option          { return func(c *config) { c.size = n } }
func WithHook(h func(string)) Option { return func(c *config) { c.hooks = append(c.hooks, h) } }
func New(opts ...Option) *config {
	c := &config{name: "default", size: 1}
	for _, o := range opts {
		o(c)
	}
	return c
}

type linked struct {
	val  int
	next *linked
}

func build(n int) (head *linked) {
	tail := &head
	for i := 0; i < n; i++ {
		*tail = &linked{val: i}
		tail = &(*tail).next
	}
	return
}

func sum(l *linked) (s int) {
	for ; l != nil; l = l.next {
		s += l.val
	}
	return
}

func reverse(l *linked) *linked {
	var prev *linked
	for l != nil {
		l.next, prev, l = prev, l, l.next
	}
	return prev
}

type visitor interface{ visit(n any) visitor }
type counter map[string]int

func (c counter) visit(n any) visitor { c[fmt.Sprintf("%T", n)]++; return c }

func walk(v visitor, n any) {
	if v = v.visit(n); v == nil {
		return
	}
	switch n := n.(type) {
	case []any:
		for _, x := range n {
			walk(v, x)
		}
	case map[string]any:
		for _, x := range n {
			walk(v, x)
		}
	}
}

func deferOrder() (out []int) {
	for i := 0; i < 4; i++ {
		defer func(n int) { out = append(out, n*10+i) }(i * 2)
	}
	return []int{-1}
}

func namedResult() (x int, err error) {
	defer func() {
		if r := recover(); r != nil {
			x, err = -1, fmt.Errorf("caught %v", r)
		}
	}()
	x = 5
	var a []int
	return a[x], nil
}

func multi() (int, string, []byte) { return 1, "two", []byte("three") }

func takes(i int, s string, b []byte) string { return fmt.Sprint(i, s, string(b)) }

func labels() string {
	s := ""
outer:
	for i := 0; ; i++ {
		for j := 0; j < 3; j++ {
			switch {
			case j == 2:
				continue outer
			case i == 3:
				break outer
			}
			s += fmt.Sprint(i, j, ";")
		}
	}
	return s
}

func main() {
	c := New(WithName("x"), WithHook(func(s string) { fmt.Println("hook", s) }), WithSize(9))
	for _, h := range c.hooks {
		h(c.name)
	}
	fmt.Printf("%+v %d\n", c.name, c.size)
	l := build(10)
	fmt.Println(sum(l), reverse(l).val)
	v := counter{}
	walk(v, []any{1, "a", []any{2.5, nil}, map[string]any{"k": true}})
	fmt.Println(map[string]int(v))
	fmt.Println(deferOrder())
	fmt.Println(namedResult())
	fmt.Println(takes(multi()))
	fmt.Println(labels())
	m := Matrix{{1, 2, 3}, {4, 5, 6}}
	n := m
	n[0][0] = 100
	p := &m[1]
	p[2] = 60
	fmt.Println(m, n, m == n, len(m))
	x := []int{1, 2, 3, 4, 5}
	y := x[1:3]
	y = append(y, 99)
	z := append(x[:2:2], 7)
	fmt.Println(x, y, z, len(y), cap(y), cap(z))
	copy(x[2:], x)
	fmt.Println(x)
	var i interface{} = m
	if mm, ok := i.(Matrix); ok {
		mm[2][2] = 9
		fmt.Println(mm[2], i.(Matrix)[2])
	}
	a := [...]string{2: "c", 0: "a"}
	fmt.Printf("%q %d\n", a, len(a))
	for i, r := range "aé世\xff" {
		fmt.Print(i, ":", string(r), "(", r, ") ")
	}
	fmt.Println()
	var nilmap map[string]int
	fmt.Println(nilmap["x"], len(nilmap))
	delete(nilmap, "x")
	const big = 1 << 40
	fmt.Println(big>>38, uint8(255)+uint8(len(x)), -7/2, -7%3, 7&^5, 1<<3|1)
	f := fmt.Sprintf
	fmt.Println(f("%08b|%x|%X|%o|%#x|%+d|%6.2f|%-6s|%6s|%t|%c|%U|%e|%g", 5, 255, 255, 8, 255, 3, 3.14159, "ab", "cd", true, 'x', '世', 12345.678, 1e21))
	fmt.Println(f("%v %+v %#v %T", c == nil, struct {
		A int
		B string
	}{1, "x"}, []string{"a"}, c.hooks))
	fmt.Println(f("%5t|%p|%s|%d|%v", true, nil, []string{"a", "b"}, []int{1}, [2]bool{true}))
	fmt.Println(f("%!|%z|%d", 1), f("%d"), f("%d %d", 1), f("x", 1), f("%s", nil), f("%d", "s"))
	fmt.Println(f("%*d|%-*d|%.*f", 5, 1, 5, 2, 2, 3.14159), f("%[2]d %[1]d", 1, 2), f("%6.3v|%x|% x|%q", 3.14159, "hi", "hi", 'x'))
}

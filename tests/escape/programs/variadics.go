package main

import (
	"fmt"
	"strings"
)

func join(sep string, parts ...string) string { return strings.Join(parts, sep) }
func sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}
func keep(xs ...*int) []*int { return xs }
func anyOf(xs ...any) any    { return xs[0] }
func pass(xs ...any)         { fmt.Println(xs...) }

func main() {
	a, b := 1, 2
	fmt.Println(join(",", "a", "b"), sum(a, b, 3), sum(), sum([]int{1, 2}...))
	p := keep(&a, &b)
	fmt.Println(*p[0], anyOf(a, "x", 3.5), anyOf([]int{a}))
	pass(a, p, "x")
	bs := []byte("hello")
	s := string(bs)
	rs := []rune(s)
	t := string(rs) + "x" + s
	if string(bs) == "hello" {
		t += string(rune(a + 64))
	}
	m := map[string]int{}
	m[string(bs)]++
	for i, c := range []byte(t) {
		m[t[i:]] = int(c)
	}
	fmt.Println(len(m), t)
	var sb strings.Builder
	sb.WriteString(t)
	fmt.Fprintf(&sb, "%d", a)
	fmt.Println(sb.String())
}

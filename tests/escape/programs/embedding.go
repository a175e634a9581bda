package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strconv"
)

type shape interface {
	area() float64
	name() string
}
type base struct{ label string }

func (b *base) name() string { return b.label }

type rect struct {
	base
	w, h float64
}
type circ struct {
	*base
	r float64
}

func (r rect) area() float64  { return r.w * r.h }
func (c *circ) area() float64 { return c.r * c.r }

type upper struct{ w io.Writer }

func (u upper) Write(p []byte) (int, error) { return u.w.Write(bytes.ToUpper(p)) }

func total(ss []shape) (t float64) {
	for _, s := range ss {
		t += s.area()
	}
	return
}
func lines(r io.Reader) (out []string) {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		out = append(out, sc.Text())
	}
	return out
}
func parse(s string) (n int, err error) {
	if n, err = strconv.Atoi(s); err != nil {
		return 0, fmt.Errorf("bad %q: %w", s, err)
	}
	return
}

func main() {
	r := &rect{base{"r"}, 2, 3}
	c := circ{&base{"c"}, 1}
	ss := []shape{r, &c}
	fmt.Println(total(ss), ss[0].name())
	var buf bytes.Buffer
	fmt.Fprintln(upper{&buf}, "hi")
	io.Copy(os.Stdout, &buf)
	fmt.Println(lines(bytes.NewReader([]byte("a\nb"))))
	n, err := parse("12x")
	fmt.Println(n, err)
	goto end
end:
	for i := 0; i < 2; i++ {
		p := &i
		if *p == 1 {
			continue
		}
		func() { fmt.Println(*p) }()
	}
	var grid [3][3]*rect
	grid[1][2] = r
	m := map[[2]int]*rect{{1, 2}: grid[1][2]}
	for k, v := range m {
		fmt.Println(k, v.w)
	}
}

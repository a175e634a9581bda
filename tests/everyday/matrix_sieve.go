package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"text/tabwriter"
)

type Matrix [][]float64

var ErrShape = errors.New("shape mismatch")

func NewMatrix(r, c int) Matrix {
	back := make([]float64, r*c)
	m := make(Matrix, r)
	for i := range m {
		m[i] = back[i*c : (i+1)*c : (i+1)*c]
	}
	return m
}
func (m Matrix) Mul(o Matrix) (Matrix, error) {
	if len(m[0]) != len(o) {
		return nil, fmt.Errorf("%dx%d * %dx%d: %w", len(m), len(m[0]), len(o), len(o[0]), ErrShape)
	}
	r := NewMatrix(len(m), len(o[0]))
	for i := range m {
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return r, nil
}
func (m Matrix) T() Matrix {
	r := NewMatrix(len(m[0]), len(m))
	for i, row := range m {
		for j, v := range row {
			r[j][i] = v
		}
	}
	return r
}
func (m Matrix) Det() float64 {
	n := len(m)
	a := NewMatrix(n, n)
	for i := range m {
		copy(a[i], m[i])
	}
	det := 1.0
	for c := 0; c < n; c++ {
		p := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		if a[p][c] == 0 {
			return 0
		}
		if p != c {
			a[p], a[c] = a[c], a[p]
			det = -det
		}
		det *= a[c][c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
		}
	}
	return det
}
func (m Matrix) String() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 4, 0, 1, ' ', tabwriter.AlignRight)
	for _, r := range m {
		for _, v := range r {
			fmt.Fprintf(w, "%.4g\t", v)
		}
		fmt.Fprintln(w)
	}
	w.Flush()
	return b.String()
}

type Grid [9][9]byte

func (g *Grid) ok(r, c int, v byte) bool {
	for i := range 9 {
		if g[r][i] == v || g[i][c] == v || g[r/3*3+i/3][c/3*3+i%3] == v {
			return false
		}
	}
	return true
}
func (g *Grid) solve() bool {
	for r := range g {
		for c := range g[r] {
			if g[r][c] != 0 {
				continue
			}
			for v := byte(1); v <= 9; v++ {
				if g.ok(r, c, v) {
					g[r][c] = v
					if g.solve() {
						return true
					}
					g[r][c] = 0
				}
			}
			return false
		}
	}
	return true
}

func sieve(n int) (ps []int) {
	comp := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if comp[i] {
			continue
		}
		ps = append(ps, i)
		for j := i * i; j <= n; j += i {
			comp[j] = true
		}
	}
	return
}
func generate(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}
func filter(in <-chan int, out chan<- int, p int) {
	for {
		if i := <-in; i%p != 0 {
			out <- i
		}
	}
}
func queens(n int) (count int) {
	var place func(row int, cols, d1, d2 uint)
	place = func(row int, cols, d1, d2 uint) {
		if row == n {
			count++
			return
		}
		for c := 0; c < n; c++ {
			b := uint(1) << c
			if cols&b|d1&(b<<row)|d2&(1<<(n+c-row)) != 0 {
				continue
			}
			place(row+1, cols|b, d1|b<<row, d2|1<<(n+c-row))
		}
	}
	place(0, 0, 0, 0)
	return
}
func hanoi(n int, a, b, c string, move func(string, string)) {
	if n > 0 {
		hanoi(n-1, a, c, b, move)
		move(a, c)
		hanoi(n-1, b, a, c, move)
	}
}
func life(cells map[[2]int]bool) map[[2]int]bool {
	n := map[[2]int]int{}
	for c := range cells {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if dx|dy != 0 {
					n[[2]int{c[0] + dx, c[1] + dy}]++
				}
			}
		}
	}
	out := map[[2]int]bool{}
	for c, k := range n {
		if k == 3 || k == 2 && cells[c] {
			out[c] = true
		}
	}
	return out
}

func main() {
	a := Matrix{{1, 2, 3}, {4, 5, 6}}
	p, err := a.Mul(a.T())
	fmt.Print(p, err, "\n")
	_, err = a.Mul(a)
	fmt.Println(err, errors.Is(err, ErrShape))
	fmt.Println(Matrix{{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}}.Det(), a.T()[2][1])
	ps := sieve(50)
	fmt.Println(ps, len(ps), cap(ps))
	ch := make(chan int)
	go generate(ch)
	for range 12 {
		prime := <-ch
		fmt.Print(prime, " ")
		ch1 := make(chan int)
		go filter(ch, ch1, prime)
		ch = ch1
	}
	fmt.Println(queens(6), queens(8))
	moves := 0
	hanoi(8, "A", "B", "C", func(x, y string) { moves++ })
	fmt.Println(moves)
	g := map[[2]int]bool{{0, 1}: true, {1, 2}: true, {2, 0}: true, {2, 1}: true, {2, 2}: true}
	for range 4 {
		g = life(g)
	}
	fmt.Println(g)
	var tri [8][]int
	for i := range tri {
		tri[i] = make([]int, i+1)
		tri[i][0], tri[i][i] = 1, 1
		for j := 1; j < i; j++ {
			tri[i][j] = tri[i-1][j-1] + tri[i-1][j]
		}
	}
	fmt.Println(tri[7], tri[:3])
	var s Grid
	for i, l := range []string{"53..7....", "6..195...", ".98....6.", "8...6...3", "4..8.3..1", "7...2...6", ".6....28.", "...419..5", "....8..79"} {
		for j := range l {
			if l[j] != '.' {
				s[i][j] = l[j] - '0'
			}
		}
	}
	fmt.Println(s.solve())
	for _, r := range s {
		fmt.Fprintln(os.Stdout, r)
	}
	spiral := func(m [][]int) (o []int) {
		t, b, l, r := 0, len(m)-1, 0, len(m[0])-1
		for t <= b && l <= r {
			for i := l; i <= r; i++ {
				o = append(o, m[t][i])
			}
			t++
			for i := t; i <= b; i++ {
				o = append(o, m[i][r])
			}
			r--
			for i := r; t <= b && i >= l; i-- {
				o = append(o, m[b][i])
			}
			b--
			for i := b; l <= r && i >= t; i-- {
				o = append(o, m[i][l])
			}
			l++
		}
		return
	}
	fmt.Println(spiral([][]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}))
	var x [3][4]int
	y := x
	y[1][2] = 5
	fmt.Println(x == y, x[1], y[1], len(y), len(y[0]))
}

package main

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

type Float interface{ ~float32 | ~float64 }
type Vec[T Float] []T
type Metric[T Float] func(a, b Vec[T]) T
type Meters float64
type Unit interface{ ~float64 }
type Quantity[U Unit] struct{ v U }
type Km = Quantity[Meters]

func (v Vec[T]) Dot(o Vec[T]) (s T) {
	for i := range v {
		s += v[i] * o[i]
	}
	return
}
func (v Vec[T]) Norm() T { return T(math.Sqrt(float64(v.Dot(v)))) }
func (v Vec[T]) Map(f func(T) T) Vec[T] {
	out := make(Vec[T], len(v))
	for i, x := range v {
		out[i] = f(x)
	}
	return out
}
func Nearest[T Float](m Metric[T], q Vec[T], vs ...Vec[T]) (best int) {
	bd := T(math.Inf(1))
	for i, v := range vs {
		if d := m(q, v); d < bd {
			best, bd = i, d
		}
	}
	return
}
func Euclid[T Float](a, b Vec[T]) T {
	d := make(Vec[T], len(a))
	for i := range a {
		d[i] = a[i] - b[i]
	}
	return d.Norm()
}
func (q Quantity[U]) Add(o Quantity[U]) Quantity[U] { return Quantity[U]{q.v + o.v} }
func (q Quantity[U]) String() string                { return fmt.Sprintf("%.1f%T", float64(q.v), q.v) }

type Poly []float64

func (p Poly) Eval(x float64) (y float64) {
	for i := len(p) - 1; i >= 0; i-- {
		y = y*x + p[i]
	}
	return
}
func (p Poly) Derive() Poly {
	if len(p) < 2 {
		return Poly{0}
	}
	d := make(Poly, len(p)-1)
	for i := range d {
		d[i] = p[i+1] * float64(i+1)
	}
	return d
}
func (p Poly) Mul(q Poly) Poly {
	r := make(Poly, len(p)+len(q)-1)
	for i, a := range p {
		for j, b := range q {
			r[i+j] += a * b
		}
	}
	return r
}
func (p Poly) String() string {
	var t []string
	for i := len(p) - 1; i >= 0; i-- {
		switch c := p[i]; {
		case c == 0:
		case i == 0:
			t = append(t, fmt.Sprintf("%+g", c))
		case i == 1:
			t = append(t, fmt.Sprintf("%+gx", c))
		default:
			t = append(t, fmt.Sprintf("%+gx^%d", c, i))
		}
	}
	if t == nil {
		return "0"
	}
	return strings.TrimPrefix(strings.Join(t, " "), "+")
}

var ErrNoRoot = errors.New("no sign change")

func bisect(f func(float64) float64, a, b, eps float64) (x float64, n int, err error) {
	if f(a)*f(b) > 0 {
		return math.NaN(), 0, fmt.Errorf("[%g,%g]: %w", a, b, ErrNoRoot)
	}
	for ; b-a > eps; n++ {
		if x = (a + b) / 2; f(a)*f(x) <= 0 {
			b = x
		} else {
			a = x
		}
	}
	return
}
func simpson(f func(float64) float64, a, b float64, n int) float64 {
	h := (b - a) / float64(n)
	s := f(a) + f(b)
	for i := 1; i < n; i++ {
		s += f(a+float64(i)*h) * float64(2+2*(i%2))
	}
	return s * h / 3
}
func solve(a [][]float64, b []float64) ([]float64, error) {
	n := len(a)
	for c := range n {
		p := c
		for r := c; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		if math.Abs(a[p][c]) < 1e-12 {
			return nil, fmt.Errorf("singular at column %d", c)
		}
		a[c], a[p], b[c], b[p] = a[p], a[c], b[p], b[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = b[i]
		for k := i + 1; k < n; k++ {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x, nil
}

func main() {
	v := Vec[float64]{3, 4}
	w := Vec[float32]{1, 2, 2}
	fmt.Println(v.Norm(), w.Norm(), v.Map(math.Exp2), v.Dot(Vec[float64]{1, -1}))
	fmt.Println(Nearest(Euclid[float64], v, Vec[float64]{0, 0}, Vec[float64]{3, 3}, Vec[float64]{9, 9}))
	fmt.Println(Nearest(func(a, b Vec[float32]) float32 { return -a.Dot(b) }, w, w, w.Map(func(x float32) float32 { return 2 * x })))
	a := Km{1500}
	fmt.Println(a.Add(Km{v: 0.5}), a == Quantity[Meters]{1500})
	fmt.Printf("%T %v %T\n", a, []Km{a}, Euclid[float32])
	p := Poly{-6, 11, -6, 1}
	fmt.Println(p, "|", p.Derive(), "|", p.Derive().Derive().Derive().Derive(), "|", Poly{1, 1}.Mul(Poly{-1, 1}), p.Eval(2), p.Eval(0.5))
	fmt.Println(bisect(p.Eval, 2.5, 10, 1e-6))
	_, _, err := bisect(math.Exp, -1, 1, 1e-6)
	fmt.Println(err, errors.Is(err, ErrNoRoot))
	fmt.Printf("%.8f %.8f\n", simpson(math.Sin, 0, math.Pi, 100), simpson(Poly{0, 0, 3}.Eval, 0, 2, 2))
	fmt.Println(solve([][]float64{{2, 1, -1}, {-3, -1, 2}, {-2, 1, 2}}, []float64{8, -11, -3}))
	fmt.Println(solve([][]float64{{1, 2}, {2, 4}}, []float64{1, 2}))
	mean, m2 := 0.0, 0.0
	for i, x := range []float64{2, 4, 4, 4, 5, 5, 7, 9} {
		d := x - mean
		mean += d / float64(i+1)
		m2 += d * (x - mean)
	}
	fmt.Println(mean, math.Sqrt(m2/8))
	defer func() { fmt.Println(recover()) }()
	v.Dot(Vec[float64]{1})
}

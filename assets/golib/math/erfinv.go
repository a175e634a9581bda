package math

// Erfinv returns x with Erf(x) = y, found by Newton's method from a rough start.
// Differs: real Go uses a rational approximation; the last digits may differ.
func Erfinv(y float64) float64 {
	switch {
	case IsNaN(y) || y < -1 || y > 1:
		return NaN()
	case y == 1:
		return Inf(1)
	case y == -1:
		return Inf(-1)
	case y == 0:
		return y
	}
	l := Log(1 - y*y)
	a := 2/(Pi*0.147) + l/2
	x := Copysign(Sqrt(Sqrt(a*a-l/0.147)-a), y)
	for i := 0; i < 4; i++ {
		d := (Erf(x) - y) / (2 / SqrtPi * Exp(-x*x))
		x -= d / (1 + x*d)
	}
	return x
}

func Erfcinv(x float64) float64 { return Erfinv(1 - x) }

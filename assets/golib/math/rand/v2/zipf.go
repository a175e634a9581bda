package rand

import "math"

// Zipf gives numbers k in [0, imax] with a probability proportional to (v+k)^-s, by rejection-inversion
// (W. Hörmann, G. Derflinger, Rejection-Inversion to Generate Variates from Monotone Discrete Distributions).
type Zipf struct {
	r              *Rand
	v, q, s        float64
	last           float64 // H(imax+0.5)
	span           float64 // what lies between it and the first value's end
	power, inverse float64 // 1-q and 1/(1-q)
}

func (z *Zipf) h(x float64) float64 { return math.Exp(z.power*math.Log(z.v+x)) * z.inverse }

func (z *Zipf) hinv(x float64) float64 { return math.Exp(z.inverse*math.Log(z.power*x)) - z.v }

// NewZipf wants s > 1 and v >= 1, and gives nil otherwise.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, v: v, q: s, power: 1.0 - s}
	z.inverse = 1.0 / z.power
	z.last = z.h(float64(imax) + 0.5)
	z.span = z.h(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.last
	z.s = 1 - z.hinv(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1.0)))
	return z
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.last + z.r.Float64()*z.span
		x := z.hinv(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || u >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}

// Package ziggurat makes the tables of Marsaglia and Tsang's method for normal and exponential random numbers, on first use.
package ziggurat

import "math"

const (
	NormStart = 3.442619855899      // where the normal distribution's last layer begins
	ExpStart  = 7.69711747013104972 // the same of the exponential one
	normArea  = 9.91256303526217e-3
	expArea   = 3.9496598225815571993e-3
)

// Table holds for each layer: K, the numbers that need no further test; W, the scale; F, the height.
type Table struct {
	K []uint32
	W []float32
	F []float32
}

var norm, exponential *Table

// Norm has 128 layers.
func Norm() *Table {
	if norm == nil {
		norm = build(128, 1<<31, NormStart, normArea,
			func(x float64) float64 { return math.Exp(-.5 * x * x) },
			func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) })
	}
	return norm
}

// Exp has 256 layers.
func Exp() *Table {
	if exponential == nil {
		exponential = build(256, 1<<32, ExpStart, expArea,
			func(x float64) float64 { return math.Exp(-x) },
			func(y float64) float64 { return -math.Log(y) })
	}
	return exponential
}

// build stacks layers of one area under the curve f, from the last one down; inverse is f's inverse.
func build(n int, scale, start, area float64, f, inverse func(float64) float64) *Table {
	t := &Table{make([]uint32, n), make([]float32, n), make([]float32, n)}
	x := start
	base := area / f(x)
	t.K[0] = uint32(x / base * scale)
	t.W[0] = float32(base / scale)
	t.W[n-1] = float32(x / scale)
	t.F[0] = 1
	t.F[n-1] = float32(f(x))
	for i := n - 2; i >= 1; i-- {
		above := x
		x = inverse(area/x + f(x))
		t.K[i+1] = uint32(x / above * scale)
		t.F[i] = float32(f(x))
		t.W[i] = float32(x / scale)
	}
	return t
}

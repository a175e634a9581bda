package main

import (
	"fmt"
	"math"
	"math/big"
	"math/cmplx"
	"strings"
)

func fft(a []complex128) []complex128 {
	n := len(a)
	if n == 1 {
		return a
	}
	even, odd := make([]complex128, n/2), make([]complex128, n/2)
	for i := range n / 2 {
		even[i], odd[i] = a[2*i], a[2*i+1]
	}
	e, o := fft(even), fft(odd)
	out := make([]complex128, n)
	for k := range n / 2 {
		t := cmplx.Exp(complex(0, -2*math.Pi*float64(k)/float64(n))) * o[k]
		out[k], out[k+n/2] = e[k]+t, e[k]-t
	}
	return out
}
func mandel(c complex128) int {
	z := complex(0, 0)
	for i := range 50 {
		if cmplx.Abs(z) > 2 {
			return i
		}
		z = z*z + c
	}
	return 50
}

func main() {
	for _, c := range fft([]complex128{1, 2, 3, 4, 0, 0, 0, 0}) {
		fmt.Printf("%.3f ", c)
	}
	fmt.Println()
	for y := 1.0; y >= -1; y -= 0.25 {
		var b strings.Builder
		for x := -2.0; x <= 0.5; x += 0.0625 {
			b.WriteByte(" .:-=+*#%@"[mandel(complex(x, y))*9/50])
		}
		fmt.Println(strings.TrimRight(b.String(), " "))
	}
	z := 3 + 4i
	var w complex64 = complex64(z) / 2
	fmt.Println(z*z, z/(1-1i), real(z), imag(w), cmplx.Abs(z), cmplx.Phase(1i), z == 3+4i, -z, w)
	fmt.Println(cmplx.Sqrt(-1), cmplx.Pow(2i, 2), cmplx.Conj(z), cmplx.IsNaN(cmplx.NaN()), cmplx.Inf())
	r, th := cmplx.Polar(1 + 1i)
	fmt.Printf("%.4f %.4f %v\n", r, th, cmplx.Rect(2, 0))
	x := big.NewRat(1, 3)
	x.Add(x, big.NewRat(1, 6))
	fmt.Println(x, x.FloatString(5), new(big.Rat).SetFloat64(0.125), new(big.Rat).Mul(x, x).Num())
	pi := new(big.Float).SetPrec(200)
	pi.SetString("3.14159265358979323846264338327950288419716939937510582097494459")
	two := big.NewFloat(2)
	fmt.Println(pi.Text('f', 40), new(big.Float).Quo(pi, two).String(), new(big.Float).Sqrt(two))
	a, _ := new(big.Int).SetString("ffffffffffffffffffff", 16)
	b := new(big.Int).Lsh(big.NewInt(1), 70)
	fmt.Println(a, b, new(big.Int).Mul(a, b), new(big.Int).Quo(a, big.NewInt(12345)), new(big.Int).Mod(a, big.NewInt(12345)), a.Text(36), new(big.Int).Sqrt(a), new(big.Int).And(a, b), new(big.Int).Neg(b))
	fmt.Printf("%x %d %10d|%v\n", b, a, big.NewInt(-5), new(big.Int).ModInverse(big.NewInt(3), big.NewInt(11)))
	h := []float64{}
	for i := 0.0; i < 1; i += 0.1 {
		h = append(h, i)
	}
	fmt.Println(h, len(h))
	fmt.Println(math.Sin(1), math.Cos(1e6), math.Exp(1), math.Log(10), math.Pow(2, 0.5), math.Atan2(-1, -1), math.Gamma(5.5), math.Erf(0.5), math.Tanh(0.3), math.Log1p(1e-10), math.Expm1(1e-5))
	fr, ex := math.Frexp(10)
	ip, fp := math.Modf(-3.75)
	fmt.Println(fr, ex, ip, fp, math.Ldexp(0.5, 4), math.Nextafter(1, 2), math.FMA(2, 3, 4), math.Remainder(10, 3), math.Float32bits(1.5), math.Signbit(math.Copysign(0, -1)))
	fmt.Println(float32(1)/3, 1.0/3, float32(16777217), 1e100, 123456789.0*1000, 5/2*2.0, 7/2.0, math.MaxUint32, -5%3, 0.1+0.2 == 0.3)
	var f32 float32 = 0.1
	fmt.Println(float64(f32), f32*f32, f32 == 0.1, float64(f32) == 0.1)
	const huge = 1 << 62
	fmt.Println(huge/3.0, uint64(huge)<<1, int64(huge)+1, math.Floor(-0.5), 1/3.0*3 == 1)
	nan := math.NaN()
	m := map[float64]int{nan: 1}
	m[nan] = 2
	_, ok := m[nan]
	fmt.Println(len(m), ok, nan != nan, math.Max(nan, 1), min(1.0, nan), math.Min(-0.0, 0))
}

package main

import (
	"fmt"
	"io"
	"math"
	"math/cmplx"
	"math/rand"
	"os"
	"runtime"
	"strings"
	"time"
)

type ErrNegativeSqrt float64

func (e ErrNegativeSqrt) Error() string {
	return fmt.Sprintf("cannot Sqrt negative number: %v", float64(e))
}
func Sqrt(x float64) (float64, error) {
	if x < 0 {
		return 0, ErrNegativeSqrt(x)
	}
	z := 1.0
	for prev := 0.0; math.Abs(z-prev) > 1e-12; {
		prev, z = z, z-(z*z-x)/(2*z)
	}
	return z, nil
}

type IPAddr [4]byte

func (ip IPAddr) String() string { return fmt.Sprintf("%d.%d.%d.%d", ip[0], ip[1], ip[2], ip[3]) }

type Vertex struct{ Lat, Long float64 }

func (v *Vertex) Scale(f float64) { v.Lat, v.Long = v.Lat*f, v.Long*f }
func (v Vertex) Abs() float64     { return math.Hypot(v.Lat, v.Long) }

type Abser interface{ Abs() float64 }
type MyFloat float64

func (f MyFloat) Abs() float64 {
	if f < 0 {
		return float64(-f)
	}
	return float64(f)
}

type I interface{ M() }
type T struct{ S string }

func (t *T) M() {
	if t == nil {
		fmt.Println("<nil>")
		return
	}
	fmt.Println(t.S)
}
func describe(i I) { fmt.Printf("(%v, %T)\n", i, i) }

var (
	ToBe   bool       = false
	MaxInt uint64     = 1<<64 - 1
	z      complex128 = cmplx.Sqrt(-5 + 12i)
)

const (
	Big   = 1 << 100
	Small = Big >> 99
)

func needInt(x int) int           { return x*10 + 1 }
func needFloat(x float64) float64 { return x * 0.1 }
func split(sum int) (x, y int) {
	x = sum * 4 / 9
	y = sum - x
	return
}

type MyReader struct{}

func (MyReader) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'A'
	}
	return len(b), nil
}
func Pic(dx, dy int) [][]uint8 {
	p := make([][]uint8, dy)
	for y := range p {
		p[y] = make([]uint8, dx)
		for x := range p[y] {
			p[y][x] = uint8(x ^ y*(x+y))
		}
	}
	return p
}

func main() {
	fmt.Println(Sqrt(2))
	fmt.Println(Sqrt(-2))
	for _, h := range []struct {
		n  string
		ip IPAddr
	}{{"loopback", IPAddr{127, 0, 0, 1}}, {"googleDNS", IPAddr{8, 8, 8, 8}}} {
		fmt.Printf("%v: %v %s %v\n", h.n, h.ip, h.ip, h)
	}
	fmt.Printf("Type: %T Value: %v\n", ToBe, ToBe)
	fmt.Printf("Type: %T Value: %v\n", MaxInt, MaxInt)
	fmt.Printf("Type: %T Value: %v\n", z, z)
	fmt.Println(needInt(Small), needFloat(Small), needFloat(Big))
	fmt.Println(split(17))
	v := Vertex{3, 4}
	p := &v
	p.Scale(10)
	var a Abser = MyFloat(-math.Sqrt2)
	fmt.Println(v.Abs(), p.Abs(), a.Abs(), v)
	a = &v
	fmt.Println(a.Abs(), a)
	var i I
	var t *T
	i = t
	describe(i)
	i.M()
	i = &T{"hello"}
	i.M()
	var e interface{} = "hello"
	s, ok := e.(string)
	f, ok2 := e.(float64)
	fmt.Println(s, ok, f, ok2)
	pr := []int{2, 3, 5, 7, 11, 13}
	pr = pr[:0]
	fmt.Printf("len=%d cap=%d %v\n", len(pr), cap(pr), pr)
	pr = pr[:4]
	pr = pr[2:]
	fmt.Printf("len=%d cap=%d %v\n", len(pr), cap(pr), pr)
	var ns []int
	fmt.Println(ns, len(ns), cap(ns), ns == nil)
	m := map[string]Vertex{"Bell": {40.68433, -74.39967}, "G": {37.42202, -122.08408}}
	fmt.Println(m)
	r := strings.NewReader("Hello, Reader!")
	b := make([]byte, 8)
	for {
		n, err := r.Read(b)
		fmt.Printf("n = %v err = %v b = %v %q\n", n, err, b, b[:n])
		if err == io.EOF {
			break
		}
	}
	MyReader{}.Read(b)
	fmt.Println(string(b), Pic(4, 3))
	rnd := rand.New(rand.NewSource(42))
	fmt.Println(rnd.Intn(100), rnd.Intn(100), rnd.Perm(5), rnd.Float64(), rnd.Int63(), rnd.NormFloat64())
	rnd.Shuffle(3, func(i, j int) { pr = append(pr, i*10+j) })
	fmt.Println(pr)
	switch os := runtime.GOOS; os {
	case "linux":
		fmt.Println("Linux.", runtime.GOARCH, runtime.Compiler)
	default:
		fmt.Printf("%s.\n", os)
	}
	switch time.Saturday {
	case time.Friday + 1:
		fmt.Println("Today.")
	}
	for i := 0; i < 3; i++ {
		defer fmt.Fprint(os.Stdout, i, "\n")
	}
	c := make(chan int, 2)
	quit := make(chan int)
	go func() {
		for range 10 {
			fmt.Print(<-c, " ")
		}
		quit <- 0
	}()
	x, y := 0, 1
	for run := true; run; {
		select {
		case c <- x:
			x, y = y, x+y
		case <-quit:
			fmt.Println("quit")
			run = false
		}
	}
	i = nil
	i.M()
}

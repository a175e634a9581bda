// Boxes of every kind, measured through MemStats.
package main

import (
	"fmt"
	"runtime"
)

type (
	celsius float64
	id      uint32
	flag    bool
	letter  rune
	pair    struct{ a, b int32 }
	tagged  struct {
		name string
		n    int
	}
	one    struct{ p *int }
	nested struct{ o one }
	padded struct {
		_ [0]func()
		x int64
	}
	tiny3  [3]byte
	fn     func(int) int
	ch     chan int
	m      map[string]int
	arr1   [1]*int
	arrs   [2]string
	cplx   complex64
	embed  struct{ error }
	iface2 struct {
		fmt.Stringer
		n int
	}
)

func (c celsius) String() string { return fmt.Sprint(float64(c)) }

var sink any
var sinkS fmt.Stringer

func delta(f func()) (uint64, uint64) {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return b.Mallocs - a.Mallocs, b.TotalAlloc - a.TotalAlloc
}

//go:noinline
func box[T any](v T) { sink = v }

func report[T any](v T) {
	n, by := delta(func() { box(v) })
	fmt.Printf("%-24T %d %d\n", v, n, by)
}

func main() {
	x := 7
	delta(func() {})
	report(0)
	report(255)
	report(256)
	report(-1)
	report(int8(-3))
	report(uint16(255))
	report(uint16(256))
	report(int32(70000))
	report(3.5)
	report(0.0)
	report(float32(0))
	report(float32(1))
	report(complex64(1))
	report(complex(1, 2))
	report("")
	report("abc")
	report([]int(nil))
	report([]int{})
	report([]string{"a"})
	report([0]int{})
	report([1]int{3})
	report([1]int{300})
	report([2]int{})
	report([17]byte{})
	report(struct{}{})
	report(celsius(3))
	report(id(9))
	report(id(900))
	report(flag(true))
	report(letter('x'))
	report(letter('界'))
	report(pair{1, 2})
	report(tagged{"a", 1})
	report(one{&x})
	report(nested{one{&x}})
	report(padded{})
	report(tiny3{1})
	report(fn(func(i int) int { return i }))
	report(make(ch))
	report(m{})
	report(arr1{&x})
	report(arrs{})
	report(cplx(2))
	report(embed{})
	report(iface2{})
	report(&x)
	report(any(300))
	report(error(nil))
	report([130]int{})
	n, by := delta(func() { sinkS = celsius(40) })
	fmt.Println("stringer const", n, by)
	c := celsius(x)
	n, by = delta(func() { sinkS = c })
	fmt.Println("stringer small float", n, by)
	n, by = delta(func() { sink = sinkS })
	fmt.Println("iface to any", n, by)
	n, by = delta(func() { sink = []any{x, "a", c, &x} })
	fmt.Println("slice of any", n, by)
	n, by = delta(func() { sink = [2]any{x + 1000, c} })
	fmt.Println("array of any", n, by)
	n, by = delta(func() { sink = map[string]any{"k": x + 1000} })
	fmt.Println("map of any", n, by)
}

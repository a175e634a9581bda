package main

import (
	"fmt"
	"math"
	"os"
	"time"
)

type Point struct {
	X, Y int
	Name string
	p    *int
}
type Color uint8

func (c Color) String() string { return [...]string{"red", "green"}[c] }

type G struct{ v int }

func (g G) GoString() string { return "G!" }
func (g *G) String() string  { return "ptr G" }

type F struct{}

func (F) Format(s fmt.State, v rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "[%c %d %t %d %t %t%t%t]", v, w, wok, p, pok, s.Flag('+'), s.Flag('-'), s.Flag('#'))
}

type E struct{}

func (E) Error() string { panic("boom") }

type Inner struct{ A, B any }
type Outer struct {
	Inner
	M map[string]int
	S []string
	F func()
	C chan int
	E error
	I interface{ Foo() }
	T [2]bool
	P *Inner
}

func main() {
	p := Point{1, -2, "pt", nil}
	for _, f := range []string{"%v", "%+v", "%#v", "%T", "%s", "%d", "%x"} {
		fmt.Printf(f+"\n", p)
	}
	fmt.Printf("%v %+v %#v\n", &p, &p, []*int{nil})
	for _, f := range []string{"%d", "%5d|", "%-5d|", "%05d", "%+d", "%x", "%X", "%#x", "%o", "%#o", "%O", "%b", "%c", "%q", "%U", "%#U", "% d", "%e", "%s", "%8.3d|", "%t"} {
		fmt.Printf(f+" ", 42)
		fmt.Printf(f+"\n", -42)
	}
	for _, v := range []float64{0, 1, -1.5, 123456789, 1e-7, 1e21, 2.0 / 3, math.Inf(1), math.NaN(), math.MaxFloat64, 5e-324, math.Copysign(0, -1)} {
		fmt.Printf("%v %g %f %.2f %e %E %8.3f| %-10.1f| %+.1f %G %.3g %x %06.1f\n", v, v, v, v, v, v, v, v, v, v, v, v, v)
	}
	for _, s := range []string{"hi", "", "a\tb\"c\\", "日本語", "\xff\x00"} {
		fmt.Printf("%s|%q|%+q|%#q|%x|%X|% x|%#x|%10s|%-10s|%.2s|%8.1q|%v\n", s, s, s, s, s, s, s, s, s, s, s, s, s)
	}
	fmt.Printf("%t %v %5t %q %c %U\n", true, false, true, 'x', 0x1F600, '⌘')
	fmt.Printf("%v %d %s %x %q\n", []byte("go"), []byte("go"), []byte("go"), []byte("go"), []byte("go"))
	fmt.Printf("%v %q %#v %T\n", []string{"a b", "c"}, []string{"a b", "c"}, []string{"a"}, []string{})
	fmt.Printf("%v %#v %+v\n", map[string]int{"b": 1, "a": 2}, map[string]bool{"x": true}, map[Point]int{p: 1})
	fmt.Printf("%v %d %s %#v %x\n", Color(1), Color(1), Color(0), Color(1), Color(1))
	fmt.Printf("%v %v %#v %+v\n", G{1}, &G{1}, G{1}, []G{{2}})
	fmt.Printf("%5.2z %+-#v %s\n", F{}, F{}, F{})
	fmt.Printf("%v %s\n", E{}, error(nil))
	fmt.Printf("%d %s %!\n", "str", 5)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2, "x")
	fmt.Printf("%[2]d %[1]d %[3]*.[2]*[1]f|%[5]d %[1]\n", 1.5, 2, 8)
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 1, 5, 2, 2, 3.14159)
	fmt.Printf("%6.2f%%\n", 99.5)
	fmt.Printf("%v %v %.3v %v\n", 1+2i, complex64(-1i), 1.23456+2i, complex(math.Inf(1), math.NaN()))
	fmt.Printf("%+v\n", Outer{Inner: Inner{1, "x"}, P: nil})
	fmt.Printf("%#v\n", Outer{Inner: Inner{1, 2.0}, T: [2]bool{true, false}})
	var np *Point
	var ni interface{}
	fmt.Printf("%v %+v %T %v %T %d\n", np, np, np, ni, ni, ni)
	fmt.Println(3.0, float32(0.1), 1e6, 1e20, 1e21, 100000000.0, 'a', "x", nil, []any{1, "a", nil, 2.5}, struct{}{}, [3]int{}, &[]int{1}, &map[string]int{"a": 1}, time.Duration(1500)*time.Millisecond)
	fmt.Print("a", "b", 1, 2, true, "c", 3.5, '\n', "\n")
	fmt.Print(1, 2, "\n")
	fmt.Println(fmt.Sprint("x", 1, 2, "y"), fmt.Sprintln("end", 1) == "end 1\n")
	fmt.Printf("%08b %o %x %X\n", 5, 64, "hello", []int{10, 11})
	fmt.Printf("%x %X %x\n", 3.5, -1, int8(-128))
	fmt.Printf("%3c|%-3c|%03d|%+q|%#q\n", 'x', 'y', -7, 'é', "back`tick")
	fmt.Printf("%20v|%-20v|%020d\n", []int{1, 2}, p, 42)
	fmt.Printf("%v %v\n", struct {
		a int
		b string
	}{1, "x"}, struct{ t time.Month }{time.May})
	fmt.Printf("%p %t\n", nil, "x")
	fmt.Printf("%s %v %d\n", []error{fmt.Errorf("e1"), nil}, [2][]int{{1}, nil}, []any{1, "a"})
	fmt.Printf("%#v %#v %#v %#v %#v %#v\n", 1.0, "q", uint8(3), 'x', []any{1, "s", nil}, struct{ X any }{3})
	fmt.Printf("%#v %#v %#v\n", time.Second, [2]float32{1, .5}, map[string][]int{"z": {1}, "n": nil})
	fmt.Printf("%w\n", os.ErrExist)
	fmt.Printf("%-08d|%+08d|% 08d|%x|% x|%#v\n", 7, 7, 7, -255, 255, int64(9))
	fmt.Printf("%s|%10.3s|%-10.3s|\n", []string{"abcdef"}, "abcdef", "abcdef")
	fmt.Printf("%q %v %s\n", []rune("hé"), []rune("hé"), string([]rune{72, 233}))
	fmt.Printf("%6d|%-6d|%06d|%x\n", []int{1, 22}, []int{1, 22}, []int{1, 22}, [3]byte{1, 2, 255})
}

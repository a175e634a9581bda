// Growth of slices of many element sizes, and appends of many elements.
package main

import "fmt"

type e3 [3]byte
type e5 struct{ a, b, c, d, e byte }
type e12 struct{ a, b, c int32 }
type e24 struct{ a, b, c int64 }
type e24p struct {
	a *int
	b []byte
}
type e40 struct {
	s string
	t any
	n int
}
type e100 [100]byte

func caps[T any](n int) (out []int) {
	var s []T
	var z T
	for i := 0; i < n; i++ {
		s = append(s, z)
		if len(out) == 0 || out[len(out)-1] != cap(s) {
			out = append(out, cap(s))
		}
	}
	return
}

func many[T any](sizes ...int) (out []int) {
	for _, n := range sizes {
		s := append([]T(nil), make([]T, n)...)
		out = append(out, cap(s))
		s = append(s, make([]T, 3)...)
		out = append(out, cap(s))
	}
	return
}

func main() {
	fmt.Println(caps[bool](9000))
	fmt.Println(caps[int16](5000))
	fmt.Println(caps[e3](3000))
	fmt.Println(caps[e5](3000))
	fmt.Println(caps[e12](3000))
	fmt.Println(caps[e24](3000))
	fmt.Println(caps[e24p](3000))
	fmt.Println(caps[e40](2000))
	fmt.Println(caps[e100](1000))
	fmt.Println(caps[*int](3000))
	fmt.Println(caps[string](3000))
	fmt.Println(caps[struct{}](10))
	fmt.Println(many[byte](1, 5, 9, 33, 100, 1000, 5000, 40000))
	fmt.Println(many[*int](1, 5, 9, 33, 65, 100, 1000, 5000, 40000))
	fmt.Println(many[e12](1, 5, 9, 33, 100, 1000, 5000))
	fmt.Println(many[e24p](1, 5, 9, 22, 100, 1000, 5000))
	s := make([]int, 3, 10)
	t := s[1:2]
	fmt.Println(len(t), cap(t), cap(s[2:5:6]), cap(append(t, 1, 2, 3)), cap(append(s[:3:3], 1)))
	b := []byte("hello world, this is a text of some length")
	fmt.Println(len(b), cap(b))
	r := []rune("héllo")
	fmt.Println(len(r), cap(r))
	b = append(b, "more"...)
	fmt.Println(len(b), cap(b))
	c := append([]byte{}, b...)
	fmt.Println(len(c), cap(c))
	d := append([]byte(nil), "abc"...)
	fmt.Println(len(d), cap(d))
	e := append([]rune("abc"), 'd')
	fmt.Println(len(e), cap(e))
}

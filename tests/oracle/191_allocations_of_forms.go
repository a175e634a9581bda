// Many forms of allocation, one by one.
package main

import (
	"fmt"
	"runtime"
)

type big struct{ a [40]int }
type small struct{ a, b int8 }
type mix struct {
	p *int
	s string
	n [3]int
}

var (
	sink  any
	sinkP *int
	sinkS []int
	sinkB []byte
	sinkM *mix
	sinkT **small
)

func delta(name string, f func()) {
	var a, b runtime.MemStats
	f()
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	fmt.Printf("%-22s %d %d\n", name, b.Mallocs-a.Mallocs, b.TotalAlloc-a.TotalAlloc)
}

//go:noinline
func escapeParam(x int) *int { return &x }

//go:noinline
func returnsBig() *big { return &big{} }

//go:noinline
func variadic(xs ...any) { sink = xs }

//go:noinline
func variadicLocal(xs ...any) int { return len(xs) }

//go:noinline
func fill(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}

//go:noinline
func local(n int) int {
	s := make([]int, n)
	return len(s) + cap(s)
}

//go:noinline
func localAppend(n int) (t int) {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	for _, v := range s {
		t += v
	}
	return
}

//go:noinline
func retAppend(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func structs(n int) []mix {
	var out []mix
	for i := 0; i < n; i++ {
		out = append(out, mix{&n, "s", [3]int{i}})
	}
	return out
}

//go:noinline
func loopVar() (ps []*int) {
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
	}
	return
}

//go:noinline
func matrix(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
	}
	return m
}

func main() {
	n := 7
	delta("escapeParam", func() { sinkP = escapeParam(3) })
	delta("returnsBig", func() { sink = returnsBig() })
	delta("variadic", func() { variadic(1, n+1000, "s", 2.5, nil) })
	delta("variadicLocal", func() { variadicLocal(1, n+1000, "s", 2.5) })
	delta("fill", func() { sinkS = fill(10) })
	delta("local 3", func() { local(3) })
	delta("local 4", func() { local(4) })
	delta("local 5", func() { local(5) })
	delta("local 5000", func() { local(5000) })
	delta("localAppend 3", func() { localAppend(3) })
	delta("localAppend 5", func() { localAppend(5) })
	delta("localAppend 100", func() { localAppend(100) })
	delta("retAppend 3", func() { sinkS = retAppend(3) })
	delta("retAppend 5", func() { sinkS = retAppend(5) })
	delta("retAppend 100", func() { sinkS = retAppend(100) })
	delta("structs", func() { sink = structs(5) })
	delta("loopVar", func() { sink = loopVar() })
	delta("matrix", func() { sink = matrix(4) })
	delta("new mix", func() { sinkM = new(mix) })
	delta("ptr ptr", func() { p := &small{1, 2}; sinkT = &p })
	delta("bytes 64k", func() { sinkB = make([]byte, 65536) })
	delta("bytes 64k+1", func() { sinkB = make([]byte, 65537) })
	delta("bytes 32k", func() { sinkB = make([]byte, 32768) })
	delta("bytes 33k", func() { sinkB = make([]byte, 33000) })
	delta("bytes const local", func() { b := make([]byte, 1000); b[0] = 1 })
	delta("array literal", func() { sink = [4]string{"a", "b", "c", "d"} })
	delta("slice literal", func() { sink = []string{"a", "b", "c", "d"} })
	delta("nested literal", func() { sink = []*mix{{s: "a"}, {s: "b"}} })
	delta("map literal", func() { sink = map[string][]int{"a": {1}, "b": {2, 3}} })
	delta("struct in map", func() { m := map[int]mix{}; m[1] = mix{s: "x"}; sink = m })
	delta("chan ptr", func() { sink = make(chan *mix, 5) })
	delta("chan big", func() { sink = make(chan big, 5) })
	delta("string bytes", func() { sinkB = []byte("a constant text of some length, longer than a buffer") })
	delta("tiny 3x", func() { sink = new(int8); sinkP = new(int); sink = new(bool) })
	delta("empty structs", func() { sink = make([]struct{}, 100); sink = new(struct{}) })
	delta("func literal", func() { sink = func() { n++ } })
	delta("copy on range", func() {
		for _, v := range [4]big{} {
			_ = v
		}
	})
}

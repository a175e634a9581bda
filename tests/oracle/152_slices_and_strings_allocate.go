package main

import (
	"fmt"
	"runtime"
	"testing"
)

var sink any

func measure(name string, f func()) {
	f()
	runtime.GC()
	allocs := testing.AllocsPerRun(20, f)
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for i := 0; i < 10; i++ {
		f()
	}
	runtime.ReadMemStats(&b)
	fmt.Printf("%s: %v allocs, %d bytes\n", name, allocs, (b.TotalAlloc-a.TotalAlloc)/10)
}

var xs []int
var bs []byte
var ss []string

type rec struct {
	a, b, c int64
	s       string
}

func main() {
	measure("append1", func() {
		xs = nil
		xs = append(xs, 1)
	})
	measure("append5", func() {
		xs = nil
		for i := 0; i < 5; i++ {
			xs = append(xs, i)
		}
	})
	measure("append1000", func() {
		xs = nil
		for i := 0; i < 1000; i++ {
			xs = append(xs, i)
		}
	})
	measure("append bytes", func() {
		bs = nil
		for i := 0; i < 3000; i++ {
			bs = append(bs, byte(i))
		}
	})
	measure("append many", func() {
		xs = append([]int(nil), make([]int, 77)...)
	})
	measure("append strings", func() {
		ss = nil
		for i := 0; i < 20; i++ {
			ss = append(ss, "x")
		}
	})
	measure("append recs", func() {
		var rs []rec
		for i := 0; i < 9; i++ {
			rs = append(rs, rec{})
		}
		sink = rs
	})
	measure("make 10 cap 100", func() {
		xs = make([]int, 10, 100)
	})
	measure("local append", func() {
		var l []int
		for i := 0; i < 10; i++ {
			l = append(l, i)
		}
		n := 0
		for _, x := range l {
			n += x
		}
		if n == -1 {
			sink = n
		}
	})
	measure("copy", func() {
		c := make([]int, len(xs))
		copy(c, xs)
		sink = len(c)
	})
	measure("three index", func() {
		a := make([]int, 4)
		b := append(a[:2:2], 9)
		sink = len(b) + len(a)
	})
	measure("2d", func() {
		g := make([][]int, 8)
		for i := range g {
			g[i] = make([]int, 8)
		}
		sink = g
	})
	measure("string to bytes", func() {
		b := []byte("hello, world, this is more than thirty two bytes")
		bs = b
	})
	measure("string to bytes short", func() {
		b := []byte("hello")
		n := len(b)
		if n == 0 {
			sink = n
		}
	})
	measure("bytes to string", func() {
		s := string(bs)
		sink = len(s)
	})
	measure("runes", func() {
		r := []rune("héllo wörld")
		sink = len(r)
	})
	measure("concat", func() {
		s := ""
		for i := 0; i < 5; i++ {
			s += "abcdefgh"
		}
		sink = s
	})
	measure("concat3", func() {
		a := fmt.Sprint(1)
		b := a + "-" + a + "-" + a
		sink = b
	})
}

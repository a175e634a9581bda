package main

import (
	"fmt"
	"math/rand"
	"slices"
	"sort"
	"strings"
	"testing"
)

type algo[T any] struct {
	name string
	f    func([]T, func(a, b T) bool)
}

func bubble[T any](s []T, less func(a, b T) bool) {
	for n := len(s); n > 1; n-- {
		swapped := false
		for i := 1; i < n; i++ {
			if less(s[i], s[i-1]) {
				s[i], s[i-1] = s[i-1], s[i]
				swapped = true
			}
		}
		if !swapped {
			return
		}
	}
}
func heapsort[T any](s []T, less func(a, b T) bool) {
	down := func(i, n int) {
		for c := 2*i + 1; c < n; i, c = c, 2*c+1 {
			if c+1 < n && less(s[c], s[c+1]) {
				c++
			}
			if !less(s[i], s[c]) {
				return
			}
			s[i], s[c] = s[c], s[i]
		}
	}
	for i := len(s)/2 - 1; i >= 0; i-- {
		down(i, len(s))
	}
	for n := len(s) - 1; n > 0; n-- {
		s[0], s[n] = s[n], s[0]
		down(0, n)
	}
}
func shell[T any](s []T, less func(a, b T) bool) {
	for gap := len(s) / 2; gap > 0; gap /= 2 {
		for i := gap; i < len(s); i++ {
			for j := i; j >= gap && less(s[j], s[j-gap]); j -= gap {
				s[j], s[j-gap] = s[j-gap], s[j]
			}
		}
	}
}
func quick[T any](s []T, less func(a, b T) bool) {
	if len(s) < 2 {
		return
	}
	p, i := s[len(s)-1], 0
	for j, v := range s[:len(s)-1] {
		if less(v, p) {
			s[i], s[j] = s[j], s[i]
			i++
		}
	}
	s[i], s[len(s)-1] = p, s[i]
	quick(s[:i], less)
	quick(s[i+1:], less)
}
func radix(s []uint32) {
	buf := make([]uint32, len(s))
	for sh := 0; sh < 32; sh += 8 {
		var cnt [257]int
		for _, v := range s {
			cnt[v>>sh&255+1]++
		}
		for i := range 256 {
			cnt[i+1] += cnt[i]
		}
		for _, v := range s {
			d := v >> sh & 255
			buf[cnt[d]] = v
			cnt[d]++
		}
		s, buf = buf, s
	}
}

type person struct {
	name string
	age  int
}

func main() {
	r := rand.New(rand.NewSource(99))
	algos := []algo[int]{{"bubble", bubble[int]}, {"heap", heapsort[int]}, {"shell", shell[int]}, {"quick", quick[int]},
		{"sort.Slice", func(s []int, less func(a, b int) bool) {
			sort.Slice(s, func(i, j int) bool { return less(s[i], s[j]) })
		}}}
	for _, n := range []int{0, 1, 2, 33, 250} {
		in := r.Perm(n)
		for i := range in {
			in[i] %= max(1, n/2)
		}
		want := slices.Sorted(slices.Values(in))
		for _, a := range algos {
			got := slices.Clone(in)
			cmps := 0
			a.f(got, func(x, y int) bool { cmps++; return x < y })
			if n == 33 && a.name != "sort.Slice" {
				fmt.Print(a.name, " ", cmps, "; ")
			}
			if !slices.Equal(got, want) {
				fmt.Println("WRONG", a.name, n, got)
			}
		}
	}
	fmt.Println()
	us := make([]uint32, 100)
	for i := range us {
		us[i] = r.Uint32()
	}
	radix(us)
	fmt.Println(slices.IsSorted(us), us[0], us[99])
	ps := make([]person, 40)
	for i := range ps {
		ps[i] = person{fmt.Sprintf("p%02d", i), r.Intn(4)}
	}
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].age < ps[j].age })
	stable := slices.IsSortedFunc(ps, func(a, b person) int {
		if a.age != b.age {
			return a.age - b.age
		}
		return strings.Compare(a.name, b.name)
	})
	sort.Slice(ps, func(i, j int) bool { return ps[i].age > ps[j].age })
	fmt.Println(stable, ps[:6])
	allocs := testing.AllocsPerRun(50, func() { _ = make([]int, r.Intn(5)+100) })
	fmt.Println(allocs, testing.AllocsPerRun(10, func() { _ = strings.Repeat("x", 3) }))
	words := strings.Fields("The quick brown fox jumps over the lazy Dog")
	sort.Slice(words, func(i, j int) bool { return strings.ToLower(words[i]) < strings.ToLower(words[j]) })
	fmt.Println(words)
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	fmt.Println(words, sort.SearchInts([]int{1, 3, 5}, 4))
	i, ok := sort.Find(len(us), func(i int) int { return int(int64(us[50]) - int64(us[i])) })
	fmt.Println(i, ok)
}

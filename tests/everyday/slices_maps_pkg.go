package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
)

type Person struct {
	Name string
	Age  int
}
type People []Person

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6, 5, 3}
	t := slices.Clone(s)
	slices.Sort(t)
	fmt.Println(t, slices.Compact(slices.Clone(t)), slices.Contains(t, 9), slices.Index(s, 4), slices.IndexFunc(s, func(x int) bool { return x > 4 }))
	fmt.Println(slices.BinarySearch(t, 5))
	fmt.Println(slices.Max(s), slices.Min(s), slices.Equal(s, t), slices.Compare(s, t), slices.IsSorted(t))
	fmt.Println(slices.Insert([]int{1, 2}, 1, 9, 8), slices.Delete([]int{1, 2, 3, 4}, 1, 3), slices.Replace([]int{1, 2, 3}, 0, 2, 7, 7, 7), slices.Repeat([]int{1, 2}, 2), slices.Concat([]int{1}, []int{2, 3}))
	fmt.Println(slices.Collect(slices.Chunk(s, 4)), slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})))
	people := People{{"Al", 30}, {"Bo", 25}, {"Cy", 30}, {"Di", 25}}
	slices.SortStableFunc(people, func(a, b Person) int { return cmp.Compare(a.Age, b.Age) })
	fmt.Println(people)
	slices.SortFunc(people, func(a, b Person) int {
		return cmp.Or(-cmp.Compare(a.Age, b.Age), strings.Compare(b.Name, a.Name))
	})
	fmt.Println(people)
	i, found := slices.BinarySearchFunc(people, 25, func(p Person, a int) int { return -cmp.Compare(p.Age, a) })
	fmt.Println(i, found, slices.ContainsFunc(people, func(p Person) bool { return p.Name == "Cy" }))
	fmt.Println(slices.MaxFunc(people, func(a, b Person) int { return cmp.Compare(a.Name, b.Name) }))
	m := map[string]int{"x": 1, "y": 2, "z": 3}
	m2 := maps.Clone(m)
	maps.DeleteFunc(m2, func(k string, v int) bool { return v%2 == 1 })
	fmt.Println(m2, maps.Equal(m, m2), len(m))
	maps.Copy(m2, map[string]int{"q": 9})
	inv := maps.Collect(func(yield func(int, string) bool) {
		for k, v := range m {
			if !yield(v, k) {
				return
			}
		}
	})
	fmt.Println(m2, inv)
	for i, v := range slices.Backward(s[:3]) {
		fmt.Print(i, "=", v, " ")
	}
	vals := slices.Collect(maps.Values(m))
	slices.Sort(vals)
	fmt.Println(vals)
	g := map[int][]string{}
	for _, w := range strings.Fields("a bb cc d eee") {
		g[len(w)] = append(g[len(w)], w)
	}
	fmt.Println(g, len(g[7]))
	clear(g)
	fmt.Println(g, len(g))
	sl := []int{1, 2, 3}
	clear(sl)
	fmt.Println(sl)
	idx := sort.Search(len(t), func(i int) bool { return t[i] >= 4 })
	fmt.Println(idx, sort.SearchInts(t, 9), sort.SearchStrings([]string{"a", "c"}, "b"))
	sort.Sort(sort.Reverse(sort.IntSlice(s)))
	fmt.Println(s)
	fs := []float64{2.5, -1, 3}
	sort.Float64s(fs)
	fmt.Println(fs)
	sort.SliceStable(people, func(i, j int) bool { return people[i].Name[1] < people[j].Name[1] })
	fmt.Println(people)
	// aliasing and growth
	a := make([]int, 3, 10)
	b := append(a, 1)
	c := append(a, 2)
	fmt.Println(b, c, len(a), cap(a[1:2]), cap(a[1:2:5]))
	var caps []int
	var grow []int
	last := -1
	for i := range 3000 {
		grow = append(grow, i)
		if cap(grow) != last {
			last = cap(grow)
			caps = append(caps, last)
		}
	}
	fmt.Println(caps)
	var bs []byte
	bs = append(bs, "hello"...)
	fmt.Println(cap(bs), copy(bs[1:], "EY"), string(bs), cap(append([]string(nil), "a", "b", "c")), cap(append([]int32{1}, 2, 3, 4, 5, 6)))
	type key struct {
		a, b int
	}
	km := map[key]string{{1, 2}: "x"}
	km[key{3, 4}] += "y"
	_, ok := km[key{1, 1}]
	fmt.Println(km, ok, len(km))
	nested := map[string]map[string]int{}
	for _, p := range [][2]string{{"a", "x"}, {"b", "y"}, {"a", "x"}} {
		if nested[p[0]] == nil {
			nested[p[0]] = map[string]int{}
		}
		nested[p[0]][p[1]]++
	}
	fmt.Println(nested)
	fm := map[string]func(float64, float64) float64{"+": func(a, b float64) float64 { return a + b }, "/": func(a, b float64) float64 { return a / b }}
	fmt.Println(fm["+"](1, 2), fm["/"](1, 4), fm["-"] == nil)
	ifm := map[any]string{1: "int", "1": "string", 1.0: "float", key{1, 2}: "key", [2]int{}: "arr", true: "bool"}
	fmt.Println(ifm[1], ifm["1"], ifm[1.0], ifm[key{1, 2}], ifm[[2]int{}], ifm[int64(1)] == "", len(ifm))
	sub := slices.Grow([]int{1}, 10)
	fmt.Println(len(sub), cap(sub) >= 11, slices.Clip(sub[:1:5])[0])
	next := slices.Values([]string{"p", "q"})
	for v := range next {
		fmt.Print(v)
	}
	e := []int{1, 2, 3}
	for i, v := range e {
		e = append(e, v*10)
		e[i] = 0
	}
	fmt.Println(e)
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println(v)
		}
	}
	var funcs []func() int
	for i := 0; i < 3; i++ {
		funcs = append(funcs, func() int { i *= 2; return i })
	}
	for _, f := range funcs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println(slices.EqualFunc([]int{1}, []string{"1"}, func(a int, b string) bool { return fmt.Sprint(a) == b }))
	slices.Delete(e, 2, 99)
}

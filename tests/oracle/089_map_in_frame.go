// a local map's entries survive collections and moving stacks
package main

import (
	"fmt"
	"runtime"
)

type object struct{ data [100]int }

func deep(n int, m map[string]*object) int {
	var pad [64]int
	pad[n%64] = n
	if n == 0 {
		runtime.GC()
		return m["a"].data[0] + len(m)
	}
	return deep(n-1, m) + pad[n%64] - n
}

func work() int {
	m := map[string]*object{}
	m["a"] = &object{}
	m["a"].data[0] = 40
	m["b"] = new(object)
	total := deep(500, m)
	for i := range 5 {
		inner := make(map[int][]int)
		for j := range 8 {
			inner[j] = append(inner[j], i, j)
		}
		runtime.GC()
		total += len(inner) + inner[7][1]
		delete(m, "b")
	}
	for k, v := range m {
		total += len(k) + v.data[0]
	}
	byKey := map[[20]int64]string{{1}: "large key"}
	byElem := map[int][200]byte{3: {5}}
	runtime.GC()
	return total + len(byKey[[20]int64{1}]) + int(byElem[3][0])
}

func fill(n int) int {
	m := make(map[int]string, n)
	for i := range n {
		m[i] = fmt.Sprint(i)
	}
	runtime.GC()
	length := 0
	for _, v := range m {
		length += len(v)
	}
	clear(m)
	m[1] = "x"
	return length + len(m)
}

func main() {
	done := make(chan int)
	go func() { done <- work() }()
	fmt.Println(<-done)
	fmt.Println(fill(3), fill(8), fill(9), fill(100))
	f := func() int {
		seen := map[string]bool{}
		mark := func(s string) { seen[s] = true }
		for i := range 20 {
			mark(fmt.Sprint(i % 12))
		}
		return len(seen)
	}
	fmt.Println(f())
}

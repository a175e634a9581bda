package main

import (
	"fmt"
	"runtime"
)

// Stacks that grew are halved by later collections; what points into them follows.

//go:noinline
func dig(n int, above *[64]int) int {
	var pad [64]int
	if n == 0 {
		return 0
	}
	if above != nil {
		pad[n%64] = above[(n+1)%64] + 1
	}
	return dig(n-1, &pad) + 1
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.StackInuse
}

type pair struct{ a, b *int }

func receiver(in chan pair, out chan int) {
	x, y := 1, 2
	p := pair{&x, &y}
	dig(100, nil)
	out <- 0
	got := <-in // parked with the variable's address in a sudog
	*p.a += *got.a
	*p.b += *got.b
	out <- x*100 + y
}

func selector(in, never chan [3]int, out chan int) {
	var v [3]int
	at := &v
	dig(100, nil)
	out <- 0
	select {
	case v = <-in:
	case w := <-never:
		v[0] = w[0]
	}
	out <- at[0] + at[1] + at[2]
}

func deferrer(wait chan bool, out chan int) {
	total := 0
	add := func(n int) { total += n } // a closure on the stack
	defer func() { out <- total }()
	for i := range 3 {
		defer add(i)
	}
	dig(100, nil)
	out <- 0
	<-wait
	add(10)
}

func main() {
	start := inUse()
	in, out := make(chan pair), make(chan int)
	arrays, never := make(chan [3]int), make(chan [3]int)
	wait := make(chan bool)
	const n = 20
	for range n {
		go receiver(in, out)
		go selector(arrays, never, out)
		go deferrer(wait, out)
	}
	for range 3 * n {
		<-out
	}
	grown := inUse()
	fmt.Println("grown:", grown-start > 3*n*32<<10)
	last := grown
	for i := range 4 {
		runtime.GC()
		now := inUse()
		fmt.Println("collection", i, "shrinks:", now < last, "to at most three quarters of what grew:", now-start < (last-start)*3/4)
		last = now
	}
	for range 4 {
		runtime.GC()
	}
	fmt.Println("a sixteenth is left:", inUse()-start <= (grown-start)/8)
	a, b := 5, 7
	sum := 0
	for range n {
		in <- pair{&a, &b}
		sum += <-out
		arrays <- [3]int{1, 2, 3}
		sum += <-out
		wait <- true
		sum += <-out
	}
	fmt.Println("sum", sum)
	runtime.GC()
	fmt.Println("all given back:", inUse() <= start+64<<10)
}

package main

import "fmt"

type shape interface{ area(scale int) int }

type square struct{ side int }

func (s square) area(scale int) int { return s.side * s.side * scale }

type rectangle struct{ wide, high int }

func (r *rectangle) area(scale int) int { return r.wide * r.high * scale }

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	shapes := []shape{square{3}, &rectangle{2, 5}, square{7}}
	total := 0
	for i := 0; i < 3000000; i++ {
		total += shapes[i%3].area(i & 7)
	}
	fmt.Println(total, fib(30))
}

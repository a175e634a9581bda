package main

import (
	"fmt"
	"iter"
	"strings"
)

func fizz(n int) string {
	switch {
	case n%15 == 0:
		return "FizzBuzz"
	case n%3 == 0:
		return "Fizz"
	case n%5 == 0:
		return "Buzz"
	}
	return fmt.Sprint(n)
}
func countdown(n int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		defer fmt.Print("[cleanup]")
		for i := n; i > 0; i-- {
			if !yield(i, strings.Repeat("*", i)) {
				fmt.Print("[stopped]")
				return
			}
		}
	}
}
func fibs() iter.Seq[int] {
	return func(yield func(int) bool) {
		for a, b := 0, 1; yield(a); a, b = b, a+b {
		}
	}
}
func take[T any](n int, s iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for v := range s {
			if !yield(v) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}
func find(s iter.Seq[int], pred func(int) bool) (res int, err error) {
	defer func() {
		if err == nil {
			res *= 10
		}
	}()
	for v := range s {
		defer fmt.Print("d", v, " ")
		if v > 100 {
			return 0, fmt.Errorf("gave up at %d", v)
		}
		if pred(v) {
			return v, nil
		}
	}
	return
}
func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			y, ok2 := nb()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}
func classify(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case string:
		return "string of " + fmt.Sprint(len(v))
	case []int:
		return fmt.Sprintf("slice sum %d", func() (s int) {
			for _, n := range v {
				s += n
			}
			return
		}())
	case error:
		return "error " + v.Error()
	case func() int:
		return fmt.Sprint("func ", v())
	case fmt.Stringer:
		return "stringer " + v.String()
	case map[string]int, *int:
		return fmt.Sprintf("%T", v)
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func main() {
	for i := range 16 {
		fmt.Print(fizz(i), " ")
	}
	fmt.Println()
outer:
	for i := 0; i < 5; i++ {
		for j := 0; ; j++ {
			switch {
			case j == i:
				continue outer
			case i == 3:
				break outer
			case j%2 == 1:
				break
			default:
				fmt.Print(i, j, " ")
			}
		}
	}
	fmt.Println()
	i := 0
again:
	if i < 3 {
		fmt.Print("goto", i, " ")
		i++
		goto again
	}
	switch x := i; x {
	case 3:
		fmt.Print("three ")
		fallthrough
	case 4:
		fmt.Print("four ")
		fallthrough
	default:
		fmt.Print("default ")
	case 5:
		fmt.Print("five ")
	}
	fmt.Println()
	for n, s := range countdown(4) {
		if n == 2 {
			break
		}
		fmt.Print(n, s, " ")
	}
	fmt.Println()
	for v := range take(10, fibs()) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	fmt.Println(find(fibs(), func(n int) bool { return n > 5 }))
	fmt.Println(find(fibs(), func(n int) bool { return n < 0 }))
	for a, b := range zip(take(3, fibs()), func(y func(string) bool) { _ = y("x") && y("y") && y("z") && y("w") }) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	n := 7
	for _, x := range []any{nil, 1, int64(2), int8(3), "abc", []int{1, 2}, fmt.Errorf("e"), func() int { return 9 }, map[string]int{}, &n, struct{}{}, [2]int{}} {
		fmt.Print(classify(x), "; ")
	}
	fmt.Println()
loop:
	for {
		select {
		default:
			break loop
		}
	}
	for range 2 {
		for v := range fibs() {
			if v == 2 {
				continue
			}
			if v > 4 {
				break
			}
			fmt.Print(v)
		}
	}
	fmt.Println()
	var f func(int) int
	f = func(n int) int {
		if n < 2 {
			return n
		}
		return f(n-1) + f(n-2)
	}
	fmt.Println(f(18))
	acc := func() func(int) int {
		sum := 0
		return func(x int) int { sum += x; return sum }
	}()
	fmt.Println(acc(1), acc(10), acc(100))
	x := 1
	{
		x := 2
		x++
		_ = x
	}
	if x := x + 10; x > 10 {
		fmt.Println(x)
	} else if y := x; y > 0 {
		fmt.Println(y)
	}
	fmt.Println(x)
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	arr := []int{0, 1, 2}
	k := 0
	k, arr[k] = 2, 9
	fmt.Println(a, b, c, k, arr)
	defer func() { fmt.Println("end:", recover()) }()
	for v := range fibs() {
		if v > 20 {
			panic(fmt.Sprint("too big ", v))
		}
	}
}

package main

type seq func(yield func(int) bool)

func count(n int) seq {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func total(s seq) (t int) {
	for v := range s {
		if v == 2 {
			continue
		}
		if v > 10 {
			break
		}
		t += v
	}
	return
}

func first(s seq, p *int) *int {
	for v := range s {
		if v == 1 {
			return p
		}
	}
	return nil
}

func nested(a, b seq) int {
	n := 0
outer:
	for x := range a {
		for y := range b {
			if x == y {
				continue outer
			}
			if y > 5 {
				break outer
			}
			n++
		}
	}
	return n
}

func known() int {
	n := 0
	for v := range func(yield func(int) bool) { yield(1) } {
		n += v
	}
	return n
}

func main() {
	println(total(count(3)), nested(count(1), count(2)), known())
	first(count(2), new(int))
}

package main

var sink *int
var keep func() int

func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

func constant() func() int {
	n := 7
	return func() int { return n }
}

func local() int {
	n := 1
	add := func(d int) { n += d }
	add(2)
	return n
}

func assignedBefore() func() int {
	n := 0
	n = 5
	return func() int { return n }
}

func assignedAfter() func() int {
	n := 0
	f := func() int { return n }
	n = 5
	return f
}

func large() func() byte {
	var big [200]byte
	return func() byte { return big[3] }
}

func nested() func() *int {
	x := 1
	return func() *int {
		y := 2
		inner := func() *int { return &y }
		if inner() == nil {
			return &x
		}
		return inner()
	}
}

func callsParam(f func(*int)) {
	x := 1
	f(&x)
}

func returned(p *int) func() *int {
	return func() *int { return p }
}

func direct() int {
	u := 3
	p := func() *int { return &u }()
	return *p
}

func main() {
	keep = counter()
	_ = constant()
	println(local(), direct())
	_ = assignedBefore()
	_ = assignedAfter()
	_ = large()
	_ = nested()
	callsParam(func(p *int) { sink = p })
	callsParam(func(p *int) { *p = 2 })
	_ = returned(new(int))
}

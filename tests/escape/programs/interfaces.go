package main

type shape interface{ area() int }
type square struct{ side int }
type boxed struct {
	shape
	name string
}

func (s square) area() int   { return s.side * s.side }
func (s *square) grow(n int) { s.side += n }

var global shape
var anything any

func known() int {
	var s shape = square{3}
	return s.area()
}

func knownPointer() int {
	s := shape(&square{3})
	return s.area()
}

func twice(b bool) int {
	var s shape = square{1}
	if b {
		s = square{2}
	}
	return s.area()
}

func unknown(s shape) int { return s.area() }

func embedded() int {
	b := boxed{square{2}, "b"}
	var s shape = b
	return s.area()
}

func box(x int, s string, f float64) {
	anything = x
	anything = s
	anything = &f
	anything = 'x'
	anything = 300
	var e any = x
	if n, ok := e.(int); ok {
		println(n)
	}
}

func compare(a any, p *square) bool { return a == p }

func assert(a any) *square {
	switch v := a.(type) {
	case *square:
		return v
	case square:
		return &v
	case shape:
		global = v
	}
	return nil
}

func methodValue(s *square) func(int) { return s.grow }
func methodExpr() func(*square, int)  { return (*square).grow }
func wrapped(s square) int            { return (*square).area(&s) }

func main() {
	println(known(), knownPointer(), twice(true), embedded())
	unknown(square{4})
	box(1, "s", 2)
	compare(nil, nil)
	assert(nil)
	methodValue(&square{})(1)
	methodExpr()(&square{}, 2)
	wrapped(square{1})
}

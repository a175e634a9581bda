package main

type A struct{ side int }

func (s A) area() int { return s.side }

type B struct{ side int }

func (s B) area() int { return s.side }
func (s *B) grow()    {}

type C string

func (s C) area() int { return len(s) }

type D struct{ side int }

func (s D) area() int { return s.side }

type I interface{ area() int }

func fa(s A) int { return (*A).area(&s) }
func fb(s B) int { return (*B).area(&s) }
func fc(s C) int { return (*C).area(&s) }
func fd(s D) int { return (*D).area(&s) }
func fd2(s D) int {
	x := (*D).area(&s)
	return x
}

func main() {
	println(fa(A{}), fb(B{}), fc("x"), fd(D{1}), fd2(D{}))
	var i I = D{}
	println(i.area())
	var j I = &A{}
	println(j.area())
}

package main

import "fmt"

// MyErr is an error whose zero pointer still has a type.
type MyErr struct{ Code int }

func (e *MyErr) Error() string { return "my error" }

// check promises an error and returns a nil *MyErr inside one.
func check(code int) error {
	var e *MyErr
	if code > 0 {
		e = &MyErr{code}
	}
	return e //: boxed
}

func box(n int) any { return n }

type point struct{ x, y int }

func main() {
	var err error
	fmt.Println("no error yet:", err == nil) //: nothing
	err = check(0)
	fmt.Println("after check(0):", err == nil) //: typednil

	small, large := box(7), box(1000)
	fmt.Println("ints:", small, large) //: ints

	p := point{1, 2}
	var byPointer, byValue any = &p, p
	p.x = 10
	fmt.Println("pointer sees", byPointer.(*point).x, "box keeps", byValue.(point).x) //: boxes
}

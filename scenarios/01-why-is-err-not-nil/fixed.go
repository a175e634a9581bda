package main

import "fmt"

// MyErr is an error whose zero pointer still has a type.
type MyErr struct{ Code int }

func (e *MyErr) Error() string { return "my error" }

// check returns the word nil itself where nothing went wrong.
func check(code int) error {
	if code > 0 {
		return &MyErr{code}
	}
	return nil //: returnsnil
}

func main() {
	err := check(0)
	fmt.Println("after check(0):", err == nil) //: isnil
	err = check(3)
	fmt.Println("after check(3):", err == nil, err)
}

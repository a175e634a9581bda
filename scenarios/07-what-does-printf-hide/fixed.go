package main

import (
	"errors"
	"fmt"
)

type fault struct{ code int }

func (f *fault) Error() string { return fmt.Sprint("fault ", f.code) }

// find returns nil itself, or a *fault that is one.
func find(code int) error {
	if code == 0 {
		return nil
	}
	return &fault{code}
}

func main() {
	err := find(0)
	fmt.Printf("%v %T %t\n", err, err, err == nil) //: none
	err = find(7)
	var f *fault
	found := errors.As(err, &f)
	fmt.Printf("%v %T %t %d\n", err, err, found, f.code) //: some
}

package main

import (
	"fmt"
	"testing"
)

type User struct{ Name string }

func (u *User) String() string { return u.Name }

//go:noinline
func choose(u User, other any) string { //: choose
	var i any = &u
	if other != nil {
		i = other
	}
	return i.(fmt.Stringer).String()
}

// ask keeps the pointer out of the dynamic call.
//
//go:noinline
func ask(u User, other fmt.Stringer) string { //: ask
	if other != nil {
		return other.String()
	}
	return (&u).String() //: direct
}

func main() {
	u := User{"ada"}
	before := testing.AllocsPerRun(10, func() { choose(u, nil) })
	after := testing.AllocsPerRun(10, func() { ask(u, nil) })
	fmt.Println("allocations:", before, "and", after) //: counted
}

package main

import "fmt"

type User struct{ Name string }

func (u *User) String() string { return u.Name }

// badConvert is the often shown example. There is one assignment to i, so the compiler sees through it.
func badConvert(u User) string { //: bad
	var i any = &u
	return i.(fmt.Stringer).String() //: known
}

// choose has two: what is in i depends on the caller.
func choose(u User, other any) string { //: choose
	var i any = &u
	if other != nil {
		i = other
	}
	return i.(fmt.Stringer).String() //: dynamic
}

// byType asserts a concrete type and keeps to it.
func byType(u User, other any) string { //: bytype
	var i any = &u
	if other != nil {
		i = other
	}
	return i.(*User).String() //: concrete
}

func main() {
	fmt.Println(badConvert(User{"ada"})) //: first
	fmt.Println(choose(User{"bob"}, nil))
	fmt.Println(byType(User{"cleo"}, nil)) //: last
}

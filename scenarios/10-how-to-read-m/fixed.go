package main

import "fmt"

type User struct {
	Name string
	Tags []string
}

// MakeUser returns the User itself: its caller decides where it lives.
func MakeUser(name string) User { //: signature
	u := User{Name: name} //: declared
	return u
}

func Initial(u *User) byte { return u.Name[0] }

func main() {
	u := MakeUser("ada")                             //: call
	p := &u                                          //: pointer
	fmt.Println("initial:", Initial(p), len(u.Tags)) //: print
}

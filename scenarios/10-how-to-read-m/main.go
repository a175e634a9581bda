package main

import "fmt"

type User struct {
	Name string
	Tags []string
}

func NewUser(name string) *User { //: signature
	u := User{Name: name} //: declared
	return &u             //: address
}

func Tag(u *User, tag string) int { //: tag
	u.Tags = append(u.Tags, tag) //: append
	return len(u.Tags)
}

func First(tags []string) string { //: first
	return tags[0]
}

func Initial(u *User) byte { //: initial
	return u.Name[0]
}

func main() {
	u := NewUser("ada") //: call
	n := Tag(u, "math")
	fmt.Println(n, First(u.Tags)) //: print
	copied := *u                  //: copied
	fmt.Println("initial:", Initial(&copied))
}

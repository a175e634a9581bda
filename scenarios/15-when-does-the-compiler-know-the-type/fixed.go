package main

import "fmt"

type Speaker interface{ Speak() string }

type Cat struct{ name string }

func (c *Cat) Speak() string { return c.name + " purrs" }

type Dog struct{ name string }

func (d *Dog) Speak() string { return d.name + " barks" }

// twice asks for the type first: both calls are direct.
func twice(dog bool) string {
	cat, rex := Cat{"Tom"}, Dog{"Rex"} //: twice
	var s Speaker = &cat
	if dog {
		s = &rex
	}
	switch s := s.(type) {
	case *Cat:
		return s.Speak() //: cat
	case *Dog:
		return s.Speak()
	}
	return ""
}

func main() {
	fmt.Println(twice(false))
	fmt.Println(twice(true)) //: last
}

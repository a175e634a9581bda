package main

import "fmt"

type Speaker interface{ Speak() string }

type Cat struct{ name string }

func (c *Cat) Speak() string {
	return c.name + " purrs" //: cat
}

type Dog struct{ name string }

func (d *Dog) Speak() string { return d.name + " barks" }

func once() string {
	cat := Cat{"Mia"} //: once
	var s Speaker = &cat
	return s.Speak() //: oncecall
}

func twice(dog bool) string {
	cat := Cat{"Tom"} //: twice
	var s Speaker = &cat
	if dog {
		s = &Dog{"Rex"}
	}
	return s.Speak() //: twicecall
}

func parameter(s Speaker) string { //: parameter
	return s.Speak() //: paramcall
}

func fromSlice() string {
	cat := Cat{"Zoe"} //: slice
	all := []Speaker{&cat}
	return all[0].Speak() //: slicecall
}

func main() {
	fmt.Println(once())
	fmt.Println(twice(false))
	cat := Cat{"Kit"} //: given
	fmt.Println(parameter(&cat))
	fmt.Println(fromSlice()) //: last
}

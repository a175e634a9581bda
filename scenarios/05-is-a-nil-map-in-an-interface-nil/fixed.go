package main

import "fmt"

// settings says that there are none with nil itself, not with a nil map in an interface.
func settings(m map[string]int) any {
	if m == nil {
		return nil
	}
	return m
}

func main() {
	var m map[string]int
	none := settings(m)
	fmt.Println("none:", none == nil) //: none
	m = map[string]int{"gc": 100}
	some := settings(m)
	fmt.Println("some:", some == nil, some.(map[string]int)["gc"]) //: some
}

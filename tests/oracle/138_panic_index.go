// an index out of range ends the program
package main

import "fmt"

func main() {
	s := make([]int, 3)
	n := len(s) + 2
	fmt.Println("before")
	fmt.Println(s[n])
}

// a slice too short for an array
package main

import "fmt"

func main() {
	s := make([]int, 2)
	fmt.Println([3]int(s))
}

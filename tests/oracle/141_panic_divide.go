// dividing by zero
package main

import "fmt"

func main() {
	n := len(fmt.Sprint())
	fmt.Println(1 / n)
}

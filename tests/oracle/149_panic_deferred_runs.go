// deferred calls run before the program ends
package main

import "fmt"

func main() {
	defer fmt.Println("deferred")
	defer func() { fmt.Println("closure") }()
	panic("end")
}

// a goroutine that panics ends the program
package main

import (
	"fmt"
	"time"
)

func main() {
	go func() { panic("in a goroutine") }()
	time.Sleep(time.Second)
	fmt.Println("not printed")
}

// A goroutine that dies of a struct after a number.
package main

import (
	"fmt"
	"time"
)

type temperature float32
type grid [2][2]int
type pt struct{ X, Y int }

func main() {
	go func() {
		defer func() {
			r := recover()
			fmt.Printf("%T %v\n", r, r)
			panic(pt{1, 2})
		}()
		panic(temperature(36.6))
	}()
	time.Sleep(time.Second)
	fmt.Println("not reached")
}

package main

import "fmt"

type Celsius float64
type ID string
type P struct{ X, Y int }

func main() {
	defer func() {
		defer func() {
			defer func() {
				panic(P{1, 2})
			}()
			panic(Celsius(36.6))
		}()
		panic(ID("id\n2"))
	}()
	fmt.Println("four panics")
	panic(fmt.Errorf("first: %w", fmt.Errorf("inner")))
}

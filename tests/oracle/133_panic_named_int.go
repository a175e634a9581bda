// a panic with a named int
package main

type code int

func main() {
	panic(code(5))
}

// a panic with a named string
package main

type text string

func main() {
	panic(text("x"))
}

// newlines in a panic text are indented
package main

func main() {
	panic("one\ntwo")
}

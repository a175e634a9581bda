// a panic with a string
package main

func main() {
	panic("boom")
}

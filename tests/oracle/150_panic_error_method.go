// an Error method that panics
package main

type bad struct{}

func (bad) Error() string { panic("inside") }

func main() {
	panic(bad{})
}

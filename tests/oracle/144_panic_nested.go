// a panic while a deferred call runs
package main

func main() {
	defer func() { panic("second") }()
	panic("first")
}

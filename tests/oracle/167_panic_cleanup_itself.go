// a cleanup whose argument is its object
package main

import "runtime"

func main() {
	o := new([100]int)
	runtime.AddCleanup(o, func(*[100]int) {}, o)
}

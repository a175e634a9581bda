// a second finalizer is fatal
package main

import "runtime"

func main() {
	o := new([100]int)
	runtime.SetFinalizer(o, func(*[100]int) {})
	runtime.SetFinalizer(o, func(*[100]int) {})
}

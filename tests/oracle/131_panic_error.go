// a panic with an error
package main

import "errors"

func main() {
	panic(errors.New("failed"))
}

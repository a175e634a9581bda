// a panic with a wrapped error
package main

import (
	"errors"
	"fmt"
)

func main() {
	panic(fmt.Errorf("outer: %w", errors.New("inner")))
}

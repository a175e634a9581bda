// os.Exit runs no deferred call
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("not printed")
	fmt.Println("printed")
	os.Exit(7)
}

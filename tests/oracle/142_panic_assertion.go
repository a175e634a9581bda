// a failed assertion
package main

import "fmt"

func main() {
	var v any = "text"
	fmt.Println(v.(int))
}

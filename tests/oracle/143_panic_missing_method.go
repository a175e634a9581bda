// a missing method
package main

import "fmt"

func main() {
	var v any = 5
	fmt.Println(v.(fmt.Stringer))
}

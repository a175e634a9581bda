// a nil pointer
package main

import "fmt"

func main() {
	var p *struct{ a, b int }
	fmt.Println(p.b)
}

// endless recursion
package main

import "fmt"

func down(n int) int { return down(n+1) + 1 }

func main() {
	fmt.Println(down(1))
}

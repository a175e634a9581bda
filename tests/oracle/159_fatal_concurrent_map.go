// writing while iterating by two goroutines is fatal, by one not
package main

import "fmt"

func main() {
	m := map[int]int{1: 1, 2: 2}
	for k := range m {
		m[k] = 5
		delete(m, k)
	}
	fmt.Println(len(m))
}

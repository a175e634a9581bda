// appending several at once
package main

import "fmt"

func main() {
	fmt.Println(cap(append([]int(nil), 1, 2, 3, 4, 5)))
	fmt.Println(cap(append([]byte("hello"), " world"...)))
	fmt.Println(cap(append(make([]int, 3, 4), 1, 2)))
	fmt.Println(cap(append(make([]int, 300), 1)))
	fmt.Println(cap(append(make([]int, 256), make([]int, 10)...)))
	fmt.Println(cap(append([]string{"a"}, make([]string, 10)...)))
	fmt.Println(cap([]byte("12345")), cap([]rune("héllo")))
	s := make([]byte, 0, 3)
	fmt.Println(cap(append(s, make([]byte, 100)...)))
	fmt.Println(cap(append([]int16(nil), 1)), cap(append([]bool(nil), true)))
	fmt.Println(cap(append([][3]int32(nil), [3]int32{})), cap(append([]any(nil), 1, 2, 3)))
}

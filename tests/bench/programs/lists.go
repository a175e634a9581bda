package main

import "fmt"

type node struct {
	next *node
	val  [4]int
}

func main() {
	var head *node
	total := 0
	for i := 0; i < 3000000; i++ {
		if i%20000 == 0 {
			head = nil
		}
		head = &node{next: head}
		head.val[i%4] = i
		for n, k := head, 0; n != nil && k < 10; n, k = n.next, k+1 {
			total += n.val[k%4]
		}
		if i%1000000 == 0 {
			fmt.Println(i, total)
		}
	}
}

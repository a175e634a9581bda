package main

import "fmt"

func main() {
	counts := map[int]int{}
	words := map[string]int{}
	for i := 0; i < 1000000; i++ {
		counts[i*7919%50021]++
		if i%10 == 0 {
			words[fmt.Sprint(i%1000)]++
		}
	}
	fmt.Println(len(counts), len(words), counts[11], words["10"])
}

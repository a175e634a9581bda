package main

import "fmt"

type Tree struct {
	Name string
	Kids []*Tree
}

func (t *Tree) Depth() int {
	d := 0
	for _, k := range t.Kids {
		d = max(d, k.Depth())
	}
	return d + 1
}

func main() {
	t := &Tree{Name: "root", Kids: []*Tree{{Name: "leaf"}}}
	fmt.Println(t.Depth())
	t.Kids[0].Kids = append(t.Kids[0].Kids, t)
	defer fmt.Println("not reached: a stack overflow is fatal")
	fmt.Println(t.Depth())
}

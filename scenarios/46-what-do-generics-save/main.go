package main

import (
	"fmt"
	"testing"
)

// AnyStack takes whatever comes, each value in a box.
type AnyStack struct{ items []any }

func (s *AnyStack) Push(x any) { s.items = append(s.items, x) } //: pushany

func (s *AnyStack) Pop() any {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

// Stack holds values of one type, as they are.
type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) } //: push

func (s *Stack[T]) Pop() T {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

func main() {
	n := 1000
	boxed := &AnyStack{items: make([]any, 0, 4)}
	plain := &Stack[int]{items: make([]int, 0, 4)}
	n++
	boxed.Push(n) //: pushes
	plain.Push(n)
	fmt.Println("sizes:", len(boxed.items), len(plain.items)) //: pushed

	anys := testing.AllocsPerRun(10, func() { boxed.Push(n); boxed.Pop() })
	ints := testing.AllocsPerRun(10, func() { plain.Push(n); plain.Pop() })
	fmt.Println("allocations:", anys, "and", ints) //: counted

	sum := boxed.Pop().(int) + plain.Pop()
	fmt.Println("sum:", sum) //: sum

	mixed := &Stack[any]{}
	mixed.Push(n)
	fmt.Println("in a Stack[any]:", mixed.items[0]) //: mixed
}

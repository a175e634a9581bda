package main

import "fmt"

type list struct{ next *list }

// Len has a pointer receiver and is ready for nil.
func (l *list) Len() int {
	if l == nil {
		return 0 //: receiver
	}
	return 1 + l.next.Len()
}

type point struct{ x, y int }

func (p point) Len() int { return p.x + p.y }

type lener interface{ Len() int }

func length(l lener) (text string, why any) {
	defer func() {
		if why = recover(); why != nil {
			text = "a panic"
		}
	}()
	return fmt.Sprint(l.Len()), nil
}

func main() {
	var m map[string]int
	var f func()
	var s []int
	fmt.Println("alone:", m == nil, f == nil, s == nil) //: alone

	var am, af, as any = m, f, s
	fmt.Println("boxed map:", am == nil) //: map
	fmt.Println("boxed func:", af == nil)
	fmt.Println("boxed slice:", as == nil, len(as.([]int))) //: slice

	var l *list
	var p *point
	viaList, _ := length(l)
	fmt.Println("list:", viaList)
	viaPoint, why := length(p)
	fmt.Println("point:", viaPoint) //: point
	fmt.Println(why)
}

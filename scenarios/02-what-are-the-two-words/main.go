package main

import (
	"fmt"
	"unsafe"
)

type Named interface{ Name() string }

type Dog struct{ age int }

func (d *Dog) Name() string { return "dog" }

// words is how an interface value stands in memory.
type words struct{ first, data unsafe.Pointer }

func main() {
	var a any
	var n Named
	fmt.Println("sizes:", unsafe.Sizeof(a), unsafe.Sizeof(n)) //: empty

	d := &Dog{3}
	a, n = d, d
	wa, wn := (*words)(unsafe.Pointer(&a)), (*words)(unsafe.Pointer(&n))
	sameData := wa.data == wn.data
	fmt.Println("any and Named, same data word:", sameData) //: data

	sameFirst := wa.first == wn.first
	fmt.Println("any and Named, same first word:", sameFirst) //: first

	var back any = n
	wb := (*words)(unsafe.Pointer(&back))
	sameType := wa.first == wb.first
	fmt.Println("any and Named made any again, same first word:", sameType) //: back

	d.age = 4
	fmt.Println(a.(*Dog).age, n.Name(), back.(*Dog).age) //: uses
}

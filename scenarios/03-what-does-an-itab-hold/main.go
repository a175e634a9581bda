package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

// Shape has its methods in another order than the itab.
type Shape interface {
	Name() string
	Area() int
}

type Square struct{ side, border int }

func (s Square) Name() string { return "square" }
func (s Square) Area() int    { return s.side * s.side } //: inside

type Disc struct{ radius int }

func (d *Disc) Name() string { return "disc" }
func (d *Disc) Area() int    { return 3 * d.radius * d.radius }

// itab is the table that the first word of a Shape points to.
type itab struct {
	inter, typ unsafe.Pointer
	hash       uint32
	fun        [2]uintptr
}

func tabOf(s *Shape) *itab { return *(**itab)(unsafe.Pointer(s)) }

func typeOf(a *any) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(a)) }

func main() {
	var s, t Shape = Square{2, 1}, Square{3, 1}
	var u Shape = &Disc{1}
	fmt.Println(s.Name(), t.Name(), u.Name()) //: three

	sameTab := tabOf(&s) == tabOf(&t)
	fmt.Println("two squares, one itab:", sameTab) //: cached

	var a any = t
	sameType := typeOf(&a) == tabOf(&t).typ
	sameInter := tabOf(&s).inter == tabOf(&u).inter
	fmt.Println("itab.Type is the type word of any:", sameType, "Inter is shared:", sameInter) //: fields

	first := runtime.FuncForPC(tabOf(&u).fun[0]).Name()
	fmt.Println("Fun[0] of the disc:", first) //: fun
	fmt.Println("Fun[0] of a square:", runtime.FuncForPC(tabOf(&s).fun[0]).Name())

	area := s.Area() //: call
	fmt.Println("area", area, "and", u.Area())

	found := a.(Shape)
	again := tabOf(&found) == tabOf(&t)
	fmt.Println("found again at run time:", again) //: asserted
}

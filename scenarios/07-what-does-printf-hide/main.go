package main

import "fmt"

type fault struct{ code int }

// Error reads the fault: called on a nil *fault it fails.
func (f *fault) Error() string { return fmt.Sprint("fault ", f.code) }

func find(code int) error {
	var f *fault
	if code != 0 {
		f = &fault{code}
	}
	return f
}

func main() {
	var nothing error
	typed := find(0)
	fmt.Printf("nothing: %v\n", nothing)
	shown := fmt.Sprintf("%v", typed)
	fmt.Println("typed:  ", shown) //: shown

	equal := typed == nothing
	fmt.Println("equal:  ", equal) //: equal

	kind := fmt.Sprintf("%T and %T", nothing, typed)
	fmt.Println("types:  ", kind) //: kind

	var m map[string]int
	var s []int
	maps := fmt.Sprintf("%v %v", m, s)
	fmt.Println("a nil map and a nil slice:", maps) //: maps
	fmt.Printf("in Go's own words: %#v %#v %#v\n", typed, m, s)

	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Println(typed.Error()) //: call
}

package main

import "fmt"

type event struct{ id, size int }

var last int

// remember keeps the number only.
func remember(e *event) { //: remember
	last = e.id //: store
}

func record(e *event) { remember(e) } //: record

func main() {
	e := event{7, 100} //: e
	p := &e
	q := p
	record(q)
	fmt.Println(last) //: held
}

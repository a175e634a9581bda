package main

import "fmt"

type event struct{ id, size int }

var last any

// remember is where every event ends up.
func remember(value any) { //: remember
	last = value //: store
}

func record(e *event) { //: record
	remember(e) //: pass
}

func describe(e *event) string { //: describe
	return fmt.Sprint("event ", e.id)
}

func main() {
	e := event{7, 100} //: e
	p := &e            //: p
	q := p
	record(q)

	quiet := event{8, 200} //: quiet
	r := &quiet
	fmt.Println(describe(r))

	fmt.Println(last.(*event).id) //: held
}

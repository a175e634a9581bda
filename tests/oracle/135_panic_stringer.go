// a panic with a Stringer
package main

import "fmt"

type thing struct{ n int }

func (t *thing) String() string { return fmt.Sprint("thing ", t.n) }

func main() {
	panic(&thing{3})
}

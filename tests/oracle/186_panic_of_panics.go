// A panic in a deferred call, with an error of several lines.
package main

import (
	"fmt"
	"os"
)

type myErr struct{ code int }

func (m *myErr) Error() string { return fmt.Sprintf("my error\nwith code %d", m.code) }

func run() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("run: %v: %w", r, &myErr{3})
			panic(err)
		}
	}()
	var p *struct{ x int }
	p.x = 1
	return nil
}

func main() {
	defer fmt.Println("main deferred")
	if len(os.Args) > 5 {
		os.Exit(4)
	}
	run()
}

package main

import (
	"fmt"
	"os"
	"sync"
)

type Registry struct {
	mu sync.Mutex
	m  map[string]func() error
}

func (r *Registry) Register(n string, f func() error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, dup := r.m[n]; dup {
		panic("duplicate registration: " + n)
	}
	r.m[n] = f
}

func main() {
	r := &Registry{m: map[string]func() error{}}
	r.Register("a", func() error { return nil })
	func() {
		defer func() {
			if x := recover(); x != nil {
				fmt.Println("recovered:", x)
			}
		}()
		r.Register("a", nil)
	}()
	r.Register("b", func() error { return os.ErrInvalid })
	fmt.Println(len(r.m), r.m["b"]())
	fmt.Fprintln(os.Stderr, "about to unlock twice")
	r.mu.Unlock()
	fmt.Println("unreachable")
}

package main

import "fmt"

type event interface{ id() int }
type click struct{ x, y int }
type key rune

func (c *click) id() int { return c.x }
func (k key) id() int    { return int(k) }

func produce(n int) <-chan event {
	ch := make(chan event, n)
	go func() {
		defer close(ch)
		for i := 0; i < n; i++ {
			if i%2 == 0 {
				ch <- &click{i, i}
			} else {
				ch <- key('a' + i)
			}
		}
	}()
	return ch
}

func main() {
	done := make(chan struct{})
	errs := make(chan error, 1)
	var last event
outer:
	for {
		select {
		case e, ok := <-produce(3):
			if !ok {
				break outer
			}
			last = e
			switch v := e.(type) {
			case *click:
				fmt.Println(v.x)
				break outer
			case key:
				fmt.Println(v)
				continue outer
			}
		case err := <-errs:
			panic(err)
		case done <- struct{}{}:
		default:
			errs <- fmt.Errorf("none %v", last)
		}
	}
	fmt.Println(last.id())
}

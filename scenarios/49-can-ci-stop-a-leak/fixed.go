package main

import (
	"fmt"
	"time"
)

type event struct {
	name string
	body [1 << 16]byte
}

type broker struct{ subscribers []chan *event }

func (b *broker) subscribe() chan *event {
	c := make(chan *event)
	b.subscribers = append(b.subscribers, c)
	return c
}

func (b *broker) publish(name string) {
	for _, c := range b.subscribers {
		c <- &event{name: name}
	}
}

// close tells all subscribers that nothing will come any more.
func (b *broker) close() {
	for _, c := range b.subscribers {
		close(c)
	}
}

// watch counts the events that differ from the one before, until its channel is closed.
func watch(c chan *event, counted chan int) {
	var last *event
	n := 0
	for e := range c {
		if last == nil || last.name != e.name {
			n++
		}
		last = e
		counted <- n //: event
	}
}

func session(user string) {
	b := &broker{}
	defer b.close()
	counted := make(chan int)
	go watch(b.subscribe(), counted)
	b.publish("login")
	fmt.Println(user, "saw", <-counted, "event") //: leave
}

func main() {
	for _, user := range []string{"ann", "bob", "eve"} {
		session(user)
	}
	time.Sleep(10 * time.Millisecond)    // everything that can still run has run
	fmt.Println("all sessions are over") //: end
}

package main

import "fmt"

type letter struct{ text [3]int }

type box struct{ inside *letter }

type link struct {
	next *link
	end  *box
}

var (
	ballast []byte
	sink    *letter
	chain   *link // 1000 links, and at its end a box with the letter: the collector comes there late
	near    *box
)

func build() {
	chain = &link{end: &box{&letter{[3]int{1, 2, 3}}}}
	for range 1000 {
		chain = &link{next: chain}
	}
	near = &box{}
	ballast = make([]byte, 4000<<10)
}

func last(l *link) *box {
	for l.next != nil {
		l = l.next
	}
	return l.end
}

// wait does something else for a while, so that the collector gets on with its marking.
func wait(rounds int) (sum int) {
	for i := range rounds {
		sum += i
	}
	return sum
}

func main() {
	build()
	sink = &letter{} //: start
	wait(2000)
	far := last(chain)
	hand := far.inside     //: take
	far.inside = nil       //: cut
	near.inside = hand     //: put
	for i := range 50000 { //: moved
		sink = &letter{[3]int{i, i, i}}
	}
	intact := near.inside.text == [3]int{1, 2, 3}
	fmt.Println("the letter says what it said:", intact) //: read
}

package main

import (
	"fmt"
	"runtime"
	"weak"
)

type draft struct{ page [4096]byte }

type link struct{ next *link }

var (
	ballast []byte
	chain   *link // 1000 links: work for the collector
	current *draft
)

func write() weak.Pointer[draft] {
	current = &draft{}
	ballast = make([]byte, 4000<<10) // the heap comes near to 4 MiB: the first collection is due
	return weak.Make(current)
}

// wait does something else for a while, so that the collector gets on with its marking.
func wait(rounds int) (sum int) {
	for i := range rounds {
		sum += i
	}
	return sum
}

func main() {
	for range 1000 {
		chain = &link{chain}
	}
	probe := write()
	wait(2000)
	current = nil //: drop
	wait(50000)   //: dropped
	runtime.GC()
	found := probe.Value() != nil
	fmt.Println("the draft is still there:", found) //: after
}

package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
	"unique"
	"weak"
)

type image struct{ page [1 << 16]byte }

type album struct {
	title string
	cover *image
}

var closed = make(chan string)

func open(title string) *album {
	a := &album{title: title, cover: &image{}}
	runtime.AddCleanup(a.cover, func(a *album) { closed <- a.title }, a)
	return a //: opened
}

func lastWords() string {
	select {
	case title := <-closed:
		return title
	case <-time.After(50 * time.Millisecond):
		return "nobody"
	}
}

func use() weak.Pointer[image] {
	a := open("photos")
	probe := weak.Make(a.cover)
	strong := probe.Value()
	fmt.Println("using", a.title, strong == a.cover) //: using
	return probe
}

func main() {
	probe := use()
	runtime.GC() //: collect
	found := probe.Value() != nil
	fmt.Println("cover still there:", found, "closed:", lastWords()) //: after
	one, two := unique.Make("photo"), unique.Make(strings.Clone("photo"))
	fmt.Println("one canonical value:", one == two) //: unique
}

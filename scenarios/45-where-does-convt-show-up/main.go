package main

import (
	"fmt"
	"runtime"
	"strings"
)

var kept []any

//go:noinline
func boxNumbers(n int) {
	for i := range n {
		kept = append(kept, 1000+i) //: box
	}
}

//go:noinline
func boxTexts(words []string) {
	for _, word := range words {
		kept = append(kept, word) //: text
	}
}

// leaf is the innermost function of a record, as a profile would show it.
func leaf(stack []uintptr) string {
	frames := runtime.CallersFrames(stack)
	for {
		frame, more := frames.Next()
		if !strings.HasPrefix(frame.Function, "runtime.") || !more {
			return frame.Function
		}
	}
}

func main() {
	runtime.MemProfileRate = 1
	kept = make([]any, 0, 64)
	boxNumbers(20)
	boxTexts(strings.Fields("one two three"))
	runtime.GC() //: collect
	runtime.GC()
	records := make([]runtime.MemProfileRecord, 400)
	n, _ := runtime.MemProfile(records, true)
	objects := map[string]int64{}
	for _, record := range records[:n] {
		objects[leaf(record.Stack())] += record.InUseObjects()
	}
	owner := "nobody"
	for _, name := range []string{"main.boxTexts", "main.main", "runtime.convTstring", "runtime.convT2I"} {
		if objects[name] == 3 {
			owner = name
		}
	}
	fmt.Println("three boxed texts belong to", owner) //: owner
	fmt.Println("main.boxNumbers has objects:", objects["main.boxNumbers"] > 0)
	fmt.Println(len(kept), kept[0], kept[22]) //: kept
}

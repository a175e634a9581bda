// what contexts are made of
package main

import (
	"context"
	"fmt"
	"runtime"
)

type key struct{}

var sink context.Context
var stop context.CancelFunc

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	base := context.Background()
	measure("background", func() { sink = context.Background() })
	measure("value", func() { sink = context.WithValue(base, key{}, "v") })
	measure("cancel", func() { sink, stop = context.WithCancel(base) })
	measure("done", func() { sink.Done() })
	measure("done again", func() { sink.Done() })
	measure("stop", func() { stop() })
	measure("lookup", func() { sink.Value(key{}) })
}

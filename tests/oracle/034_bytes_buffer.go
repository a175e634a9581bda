// bytes.Buffer
package main

import (
	"bytes"
	"fmt"
	"runtime"
)

var sink *bytes.Buffer

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	measure("new", func() { sink = new(bytes.Buffer) })
	measure("write", func() { sink.WriteString("hello") })
	measure("again", func() { sink.WriteString("hello") })
	measure("long", func() { sink.Write(make([]byte, 100)) })
	measure("reset", func() { sink.Reset(); sink.WriteString("hello") })
	measure("reader", func() { _ = bytes.NewReader(nil) })
	measure("String", func() { _ = sink.String() })
}

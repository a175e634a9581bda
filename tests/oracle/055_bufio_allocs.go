// readers and scanners
package main

import (
	"bufio"
	"fmt"
	"runtime"
	"strings"
)

var sinkR *bufio.Reader

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	text := strings.Repeat("line of text\n", 10)
	measure("NewReader", func() { sinkR = bufio.NewReader(strings.NewReader(text)) })
	measure("NewReaderSize", func() { sinkR = bufio.NewReaderSize(strings.NewReader(text), 100) })
	measure("ReadString", func() { sinkR.ReadString('\n') })
	measure("ReadSlice", func() { sinkR.ReadSlice('\n') })
	measure("Scanner", func() {
		s := bufio.NewScanner(strings.NewReader(text))
		for s.Scan() {
			_ = s.Bytes()
		}
	})
}

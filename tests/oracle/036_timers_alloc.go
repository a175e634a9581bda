// timers and tickers
package main

import (
	"fmt"
	"runtime"
	"time"
)

var sink *time.Timer
var sinkTicker *time.Ticker
var sinkChan <-chan time.Time

func measure(name string, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
}
func main() {
	time.AfterFunc(time.Hour, func() {}).Stop()
	time.NewTimer(time.Hour).Stop()
	measure("NewTimer", func() { sink = time.NewTimer(time.Hour) })
	measure("Stop", func() { sink.Stop() })
	measure("Reset", func() { sink.Reset(time.Hour) })
	measure("After", func() { sinkChan = time.After(time.Hour) })
	measure("NewTicker", func() { sinkTicker = time.NewTicker(time.Hour) })
	measure("AfterFunc", func() { sink = time.AfterFunc(time.Hour, func() {}) })
}

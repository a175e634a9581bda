// timers that nobody holds are collected
package main

import (
	"fmt"
	"runtime"
	"time"
)

func objects() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapObjects)
}

func main() {
	start := objects()
	for range 1000 {
		time.After(time.Hour)
	}
	fmt.Println((objects() - start) / 100)
	for range 1000 {
		time.NewTicker(time.Hour)
	}
	fmt.Println((objects() - start) / 100)
	for range 1000 {
		time.AfterFunc(time.Hour, func() {})
	}
	fmt.Println((objects()-start)/100 >= 10)
}

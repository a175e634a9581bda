package main

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
)

type record struct {
	body [1 << 20]byte
	hits int
}

var (
	magic []byte
	line  string
	hits  *int
)

func readMagic() []byte {
	data := make([]byte, 1<<20)
	copy(data, "GIF89a and a whole picture")
	return bytes.Clone(data[:6]) //: slice
}

func readLine() string {
	text := strings.Repeat("four", 1<<18)
	return strings.Clone(text[:4])
}

func countHits() *int {
	r := &record{hits: 3}
	n := r.hits
	return &n
}

func main() {
	magic, line, hits = readMagic(), readLine(), countHits()
	runtime.GC() //: collect
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(string(magic), line, *hits, "hold", m.HeapAlloc>>20, "MiB") //: after
}

package main

import (
	"bytes"
	"fmt"
	"io"
)

func makeReader() io.Reader {
	buf := make([]byte, 1024) //: make
	buf[0] = 'a'
	return bytes.NewReader(buf) //: wrap
}

func local() int {
	buf := make([]byte, 1024) //: local
	buf[0] = 'b'
	sum := 0
	for _, b := range buf {
		sum += int(b) //: summing
	}
	return sum
}

func main() {
	r := makeReader()
	first := make([]byte, 1)
	n, err := r.Read(first) //: returned
	fmt.Println("read", n, string(first), err)
	fmt.Println("local:", local())
	rest, err := io.Copy(io.Discard, r)
	fmt.Println("rest", rest, err) //: rest
}

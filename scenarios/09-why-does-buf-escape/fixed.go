package main

import (
	"fmt"
	"io"
)

// reader is used as a value: nothing else ever points to its buffer.
type reader struct {
	data []byte
	at   int
}

func (r *reader) Read(p []byte) (int, error) {
	if r.at == len(r.data) {
		return 0, io.EOF
	}
	n := copy(p, r.data[r.at:])
	r.at += n
	return n, nil
}

func firstByte() byte {
	buf := make([]byte, 1024) //: make
	buf[0] = 'a'
	r := reader{data: buf} //: reader
	var first [1]byte
	n, _ := r.Read(first[:])
	return first[n-1] //: read
}

func main() {
	fmt.Println("read", string(rune(firstByte())))
}

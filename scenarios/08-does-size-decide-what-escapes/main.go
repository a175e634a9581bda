package main

import (
	"fmt"
	"io"
)

// What the boxes hold is known only while the program runs.
var seed = 300

// One has one word, Big has sixty-four.
type One struct{ n int }

func (o One) Read(p []byte) (int, error) { return o.n, io.EOF }

type Big struct{ n [64]int }

func (b Big) Read(p []byte) (int, error) { return b.n[0], io.EOF }

// present looks at the reader; count calls a method of whatever it is.
func present(r io.Reader) bool {
	return r != nil //: present
}

func count(r io.Reader) int { //: count
	n, _ := r.Read(nil) //: dynamic
	return n
}

func main() {
	sees := present(Big{[64]int{seed}}) //: ignored
	fmt.Println("512 bytes, looked at:", sees)

	small := count(One{seed}) //: read
	fmt.Println("8 bytes, read from:", small)

	pointed := count(&One{seed}) //: pointer
	fmt.Println("a pointer, read from:", pointed)

	var r io.Reader = Big{[64]int{seed}} //: known
	n, _ := r.Read(nil)                  //: static
	fmt.Println("512 bytes, read from here:", n)
}

package main

import "fmt"

type Buf []byte
type T struct {
	b byte
	r rune
	u byte
	i rune
}

func f(b byte, u byte, r rune, i rune, s string, bs []byte, us []byte, bu Buf, t T) {
	fmt.Println(b-'0', u-'0', r-'a', i-'a')
	fmt.Println(b+1, u+1, r+1, i+1)
	fmt.Println(s[0]-'0', bs[0]-'0', us[0]-1, bu[0]+1)
	fmt.Println(t.b+1, t.r+1, t.u+1, t.i+1)
	for _, c := range s {
		fmt.Println(c + 1)
	}
	for _, c := range bs {
		fmt.Println(c^1, c&0x0f)
	}
	for _, c := range []rune(s) {
		fmt.Println(c - 'a')
	}
	x := b + 1
	y := u
	fmt.Println(x+1, y+1)
	z := g()
	fmt.Println(z+1, g()+1, h(u)+1)
	var m map[byte]rune
	fmt.Println(m['a']+1, len(s)+1)
	const k byte = 3
	const l = 'x'
	fmt.Println(b+k, b+l, r+l)
	fmt.Println(min(b, 3), b<<1, 1<<b)
	var e byte = 4
	q := []byte{1, b + 2}
	fmt.Println(e|8, q[1]+1)
	fmt.Println(byte(i)+1, byte(i)+1, rune(b)+1, rune(b)+1)
}

func g() byte       { return 1 }
func h(u byte) byte { return u }
func main()         { f(1, 2, 3, 4, "a", nil, nil, nil, T{}) }

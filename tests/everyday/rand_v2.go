package main

import (
	"fmt"
	"math/rand"
	r2 "math/rand/v2"
	"sort"
	"strings"
)

type Deck []string

func NewDeck() (d Deck) {
	for _, s := range []string{"♠", "♥", "♦", "♣"} {
		for _, v := range "A23456789TJQK" {
			d = append(d, string(v)+s)
		}
	}
	return
}
func weighted(r *rand.Rand, w map[string]int) string {
	keys := make([]string, 0, len(w))
	total := 0
	for k, n := range w {
		keys = append(keys, k)
		total += n
	}
	sort.Strings(keys)
	n := r.Intn(total)
	for _, k := range keys {
		if n -= w[k]; n < 0 {
			return k
		}
	}
	return ""
}

func main() {
	r := rand.New(rand.NewSource(7))
	d := NewDeck()
	r.Shuffle(len(d), func(i, j int) { d[i], d[j] = d[j], d[i] })
	fmt.Println(d[:5], len(d), r.Int31n(10), r.Uint32(), r.Int63n(1e12), r.ExpFloat64(), r.Float32())
	hist := map[string]int{}
	for range 1000 {
		hist[weighted(r, map[string]int{"a": 1, "b": 3, "c": 6})]++
	}
	fmt.Println(hist)
	p := r2.New(r2.NewPCG(1, 2))
	fmt.Println(p.IntN(100), p.Uint64(), p.Float64(), p.Perm(6), p.Int64N(1e10), p.NormFloat64(), p.UintN(9), p.Int32())
	c := r2.New(r2.NewChaCha8([32]byte([]byte(strings.Repeat("seed", 8)))))
	fmt.Println(c.IntN(100), c.Uint32(), c.Uint64(), c.ExpFloat64())
	inside := 0
	for range 20000 {
		x, y := p.Float64(), p.Float64()
		if x*x+y*y < 1 {
			inside++
		}
	}
	fmt.Printf("%.3f\n", 4*float64(inside)/20000)
	z := r2.NewZipf(p, 1.5, 2, 50)
	fmt.Println(z.Uint64(), z.Uint64(), z.Uint64())
	fmt.Println(rand.Intn(10) < 10, r2.N(10) < 10, r2.IntN(5) < 5)
	b := make([]byte, 4)
	r.Read(b)
	fmt.Println(b)
	walk := 0
	for range 100 {
		walk += p.IntN(2)*2 - 1
	}
	fmt.Println(walk)
	defer func() { fmt.Println(recover()) }()
	r.Intn(0)
}

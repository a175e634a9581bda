package main

import (
	"fmt"
	"strings"
)

type Cell rune
type Board [9]Cell

const (
	Empty Cell = '.'
	X     Cell = 'X'
	O     Cell = 'O'
)

var lines = [...][3]int{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}}

func NewBoard() (b Board) {
	for i := range b {
		b[i] = Empty
	}
	return
}
func (b Board) String() string {
	var sb strings.Builder
	for i, c := range b {
		sb.WriteRune(rune(c))
		if i%3 == 2 {
			sb.WriteByte('\n')
		}
	}
	return sb.String()
}
func (b Board) Winner() Cell {
	for _, l := range lines {
		if c := b[l[0]]; c != Empty && c == b[l[1]] && c == b[l[2]] {
			return c
		}
	}
	return Empty
}
func (b Board) Moves() (ms []int) {
	for i, c := range b {
		if c == Empty {
			ms = append(ms, i)
		}
	}
	return
}
func (c Cell) Other() Cell { return X + O - c }

type result struct{ score, move int }

var memo = map[struct {
	Board
	Cell
}]result{}
var nodes int

func minimax(b Board, p Cell) (r result) {
	key := struct {
		Board
		Cell
	}{b, p}
	if r, ok := memo[key]; ok {
		return r
	}
	defer func() { memo[key] = r }()
	nodes++
	if w := b.Winner(); w != Empty {
		if w == p {
			return result{1, -1}
		}
		return result{-1, -1}
	}
	ms := b.Moves()
	if len(ms) == 0 {
		return result{0, -1}
	}
	best := result{-2, -1}
	for _, m := range ms {
		nb := b
		nb[m] = p
		if s := -minimax(nb, p.Other()).score; s > best.score {
			best = result{s, m}
		}
	}
	return best
}

type Player interface{ Move(Board, Cell) int }
type AI struct{}
type Script []int

func (AI) Move(b Board, c Cell) int { return minimax(b, c).move }
func (s *Script) Move(b Board, c Cell) int {
	for len(*s) > 0 {
		m := (*s)[0]
		*s = (*s)[1:]
		if b[m] == Empty {
			return m
		}
	}
	return b.Moves()[0]
}
func play(x, o Player) (Board, Cell, int) {
	b := NewBoard()
	turn := X
	for n := 0; ; n++ {
		if w := b.Winner(); w != Empty || len(b.Moves()) == 0 {
			return b, w, n
		}
		p := map[Cell]Player{X: x, O: o}[turn]
		b[p.Move(b, turn)] = turn
		turn = turn.Other()
	}
}

func main() {
	b, w, n := play(AI{}, AI{})
	fmt.Printf("%v%c %d moves, %d positions\n", b, w, n, nodes)
	b, w, n = play(&Script{0, 1, 2, 3}, AI{})
	fmt.Printf("%s%q %d\n", b, w, n)
	b, w, _ = play(AI{}, &Script{4, 0, 8})
	fmt.Println(b, string(w), len(memo), fmt.Sprint(X.Other(), string(O.Other())))
	fmt.Println(b == Board{}, b != NewBoard(), [2]Cell{X, O})
	fmt.Printf("%c %v %d %q\n", b[:3], X, O, b[0])
}

package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

type Mark byte

const (
	Miss Mark = iota
	Near
	Hit
)

func (m Mark) String() string { return [...]string{"_", "~", "="}[m] }

type Marks [5]Mark

func (ms Marks) String() (s string) {
	for _, m := range ms {
		s += m.String()
	}
	return
}
func score(guess, answer string) (m Marks) {
	var left [26]int
	for i := range answer {
		if guess[i] == answer[i] {
			m[i] = Hit
		} else {
			left[answer[i]-'a']++
		}
	}
	for i := range guess {
		if n := &left[guess[i]-'a']; m[i] == Miss && *n > 0 {
			m[i] = Near
			*n--
		}
	}
	return
}
func solve(answer string, words []string) (path []string) {
	cands := slices.Clone(words)
	for len(cands) > 0 {
		best, bestN := "", len(cands)+1
		for _, g := range cands {
			groups := map[Marks]int{}
			worst := 0
			for _, c := range cands {
				k := score(g, c)
				groups[k]++
				worst = max(worst, groups[k])
			}
			if worst < bestN {
				best, bestN = g, worst
			}
		}
		m := score(best, answer)
		path = append(path, fmt.Sprintf("%s:%v", best, m))
		if m == (Marks{Hit, Hit, Hit, Hit, Hit}) {
			return
		}
		cands = slices.DeleteFunc(cands, func(w string) bool { return w == best || score(best, w) != m })
	}
	return append(path, "failed")
}
func ladder(from, to string, dict []string) []string {
	adj := map[string][]string{}
	for _, w := range append(dict, from) {
		for i := range w {
			p := w[:i] + "*" + w[i+1:]
			adj[p] = append(adj[p], w)
		}
	}
	prev := map[string]string{from: ""}
	for q := []string{from}; len(q) > 0; q = q[1:] {
		if q[0] == to {
			var out []string
			for w := to; w != ""; w = prev[w] {
				out = append(out, w)
			}
			slices.Reverse(out)
			return out
		}
		for i := range q[0] {
			for _, n := range adj[q[0][:i]+"*"+q[0][i+1:]] {
				if _, seen := prev[n]; !seen {
					prev[n] = q[0]
					q = append(q, n)
				}
			}
		}
	}
	return nil
}
func boggle(grid []string, words []string) (found []string) {
	var dfs func(r, c int, w string, used map[[2]int]bool) bool
	dfs = func(r, c int, w string, used map[[2]int]bool) bool {
		if w == "" {
			return true
		}
		p := [2]int{r, c}
		if r < 0 || c < 0 || r >= len(grid) || c >= len(grid[r]) || used[p] || grid[r][c] != w[0] {
			return false
		}
		used[p] = true
		defer delete(used, p)
		for dr := -1; dr <= 1; dr++ {
			for dc := -1; dc <= 1; dc++ {
				if (dr != 0 || dc != 0) && dfs(r+dr, c+dc, w[1:], used) {
					return true
				}
			}
		}
		return false
	}
next:
	for _, w := range words {
		for r := range grid {
			for c := range grid[r] {
				if dfs(r, c, w, map[[2]int]bool{}) {
					found = append(found, w)
					continue next
				}
			}
		}
	}
	return
}
func markov(text string, seed uint32, n int) string {
	chain := map[[2]string][]string{}
	ws := strings.Fields(text)
	for i := 0; i+2 < len(ws); i++ {
		k := [2]string{ws[i], ws[i+1]}
		chain[k] = append(chain[k], ws[i+2])
	}
	out := []string{ws[0], ws[1]}
	for range n {
		c := chain[[2]string(out[len(out)-2:])]
		if c == nil {
			break
		}
		seed = seed*1664525 + 1013904223
		out = append(out, c[seed>>16%uint32(len(c))%uint32(len(c))])
	}
	return strings.Join(out, " ")
}

func main() {
	words := strings.Fields("crane slate trace crate grace brace place plane flame blame shame share stare store shore")
	for _, a := range []string{"crate", "blame", "shore", "zzzzz"} {
		fmt.Println(a, solve(a, words))
	}
	fmt.Println(score("geese", "eerie"), score("abbey", "babes"), map[Mark]int{Hit: 1, Near: 2})
	fmt.Println(ladder("cold", "warm", strings.Fields("cord card ward warm word worm corm cole")), ladder("aa", "bb", nil))
	fmt.Println(boggle([]string{"cat", "rto", "wns"}, strings.Fields("cat cart tons town ton tact not crown")))
	fmt.Println(markov("the cat sat on the mat and the cat ran to the mat and the cat sat down", 42, 12))
	byLen := map[int][]string{}
	for _, w := range strings.Fields("go is fun and fast but not bad") {
		byLen[len(w)] = append(byLen[len(w)], w)
	}
	var ls []int
	for l := range byLen {
		sort.Strings(byLen[l])
		ls = append(ls, l)
	}
	sort.Sort(sort.Reverse(sort.IntSlice(ls)))
	for _, l := range ls {
		fmt.Print(l, byLen[l], " ")
	}
	fmt.Println()
	pig := func(w string) string {
		if i := strings.IndexAny(w, "aeiou"); i > 0 {
			return w[i:] + w[:i] + "ay"
		}
		return w + "way"
	}
	var out []string
	for w := range strings.SplitSeq("the quick apple", " ") {
		out = append(out, pig(w))
	}
	fmt.Println(strings.Join(out, " "))
	fmt.Println([2]string(words)[1], [3]string(words[:2]))
}

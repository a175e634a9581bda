package main

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
)

func lcs(a, b string) string {
	dp := make([][]int, len(a)+1)
	for i := range dp {
		dp[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				dp[i][j] = dp[i+1][j+1] + 1
			} else {
				dp[i][j] = max(dp[i+1][j], dp[i][j+1])
			}
		}
	}
	var sb strings.Builder
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			sb.WriteByte(a[i])
			i++
			j++
		case dp[i+1][j] >= dp[i][j+1]:
			i++
		default:
			j++
		}
	}
	return sb.String()
}
func edit(a, b []rune) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i, ca := range a {
		cur := []int{i + 1}
		for j, cb := range b {
			cost := 1
			if ca == cb {
				cost = 0
			}
			cur = append(cur, min(cur[j]+1, prev[j+1]+1, prev[j]+cost))
		}
		prev = cur
	}
	return prev[len(b)]
}
func perms[T any](xs []T, f func([]T)) {
	var rec func(int)
	rec = func(k int) {
		if k == len(xs) {
			f(xs)
			return
		}
		for i := k; i < len(xs); i++ {
			xs[k], xs[i] = xs[i], xs[k]
			rec(k + 1)
			xs[k], xs[i] = xs[i], xs[k]
		}
	}
	rec(0)
}
func subsets[T any](xs []T) (out [][]T) {
	for mask := range 1 << len(xs) {
		var s []T
		for i := range xs {
			if mask>>i&1 == 1 {
				s = append(s, xs[i])
			}
		}
		out = append(out, s)
	}
	return
}
func combos(n, k int) (out [][]int) {
	var cur []int
	var rec func(int)
	rec = func(s int) {
		if len(cur) == k {
			out = append(out, slices.Clone(cur))
			return
		}
		for i := s; i <= n; i++ {
			cur = append(cur, i)
			rec(i + 1)
			cur = cur[:len(cur)-1]
		}
	}
	rec(1)
	return
}
func knapsack(w, v []int, c int) int {
	dp := make([]int, c+1)
	for i := range w {
		for j := c; j >= w[i]; j-- {
			dp[j] = max(dp[j], dp[j-w[i]]+v[i])
		}
	}
	return dp[c]
}
func coins(cs []int, amt int) int {
	dp := make([]int, amt+1)
	for i := 1; i <= amt; i++ {
		dp[i] = math.MaxInt32
		for _, c := range cs {
			if c <= i && dp[i-c]+1 < dp[i] {
				dp[i] = dp[i-c] + 1
			}
		}
	}
	if dp[amt] == math.MaxInt32 {
		return -1
	}
	return dp[amt]
}
func lis(a []int) int {
	var t []int
	for _, x := range a {
		i := sort.SearchInts(t, x)
		if i == len(t) {
			t = append(t, x)
		} else {
			t[i] = x
		}
	}
	return len(t)
}
func twoSum(a []int, t int) (int, int, bool) {
	seen := map[int]int{}
	for i, x := range a {
		if j, ok := seen[t-x]; ok {
			return j, i, true
		}
		seen[x] = i
	}
	return 0, 0, false
}
func anagrams(ws []string) [][]string {
	m := map[[26]int][]string{}
	for _, w := range ws {
		var k [26]int
		for _, c := range w {
			k[c-'a']++
		}
		m[k] = append(m[k], w)
	}
	var out [][]string
	for _, g := range m {
		slices.Sort(g)
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return out
}
func merge(iv [][2]int) (out [][2]int) {
	slices.SortFunc(iv, func(a, b [2]int) int { return a[0] - b[0] })
	for _, x := range iv {
		if n := len(out); n > 0 && out[n-1][1] >= x[0] {
			out[n-1][1] = max(out[n-1][1], x[1])
		} else {
			out = append(out, x)
		}
	}
	return
}
func longestUnique(s string) (best string) {
	last := map[rune]int{}
	start := 0
	for i, r := range s {
		if p, ok := last[r]; ok && p >= start {
			start = p + len(string(r))
		}
		last[r] = i
		if i+len(string(r))-start > len(best) {
			best = s[start : i+len(string(r))]
		}
	}
	return
}
func rle(s string) string {
	var sb strings.Builder
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] == s[i] {
			j++
		}
		fmt.Fprintf(&sb, "%d%c", j-i, s[i])
		i = j
	}
	return sb.String()
}
func kadane(a []int) (best, lo, hi int) {
	best = math.MinInt
	sum, s := 0, 0
	for i, x := range a {
		if sum <= 0 {
			sum, s = x, i
		} else {
			sum += x
		}
		if sum > best {
			best, lo, hi = sum, s, i
		}
	}
	return
}
func floyd(n int, e map[[2]int]float64) [][]float64 {
	d := make([][]float64, n)
	for i := range d {
		d[i] = slices.Repeat([]float64{math.Inf(1)}, n)
		d[i][i] = 0
	}
	for k, w := range e {
		d[k[0]][k[1]] = w
	}
	for k := range n {
		for i := range n {
			for j := range n {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return d
}
func ack(m, n int) int {
	if m == 0 {
		return n + 1
	} else if n == 0 {
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}
func base(n, b int) (s string) {
	for ; n > 0; n /= b {
		s = string("0123456789abcdef"[n%b]) + s
	}
	return
}

func main() {
	fmt.Println(lcs("AGGTABQRST", "GXTXAYBRT"), edit([]rune("kitten"), []rune("sitting")), edit([]rune("naïve"), []rune("naive")))
	n := 0
	perms([]rune("abc"), func(p []rune) { fmt.Print(string(p), " "); n++ })
	fmt.Println(n, subsets([]string{"x", "y"}), combos(4, 2))
	fmt.Println(knapsack([]int{1, 3, 4, 5}, []int{1, 4, 5, 7}, 7), coins([]int{1, 5, 11}, 15), coins([]int{5}, 3), lis([]int{10, 9, 2, 5, 3, 7, 101, 18}))
	fmt.Println(twoSum([]int{2, 7, 11, 15}, 26))
	fmt.Println(anagrams(strings.Fields("eat tea tan ate nat bat")), merge([][2]int{{8, 10}, {1, 3}, {2, 6}, {15, 18}}))
	fmt.Println(longestUnique("abcabcbb"), longestUnique("ñandúñu"), rle("aaabccd"))
	fmt.Println(kadane([]int{-2, 1, -3, 4, -1, 2, 1, -5, 4}))
	fmt.Println(floyd(3, map[[2]int]float64{{0, 1}: 4, {1, 2}: -2, {0, 2}: 5}), ack(2, 3), base(48879, 16), base(10, 2))
	memo := map[int]int{}
	var stairs func(int) int
	stairs = func(k int) (r int) {
		if k <= 1 {
			return 1
		}
		if v, ok := memo[k]; ok {
			return v
		}
		defer func() { memo[k] = r }()
		return stairs(k-1) + stairs(k-2)
	}
	fmt.Println(stairs(80), len(memo))
	for i := range 5 {
		fmt.Printf("%*s%s\n", 5-i, "", strings.Repeat("* ", i+1))
	}
	var sb strings.Builder
	for i := 1; i <= 3; i++ {
		for j := 1; j <= 3; j++ {
			fmt.Fprintf(&sb, "%4d", i*j)
		}
		sb.WriteByte('\n')
	}
	fmt.Print(sb.String())
}

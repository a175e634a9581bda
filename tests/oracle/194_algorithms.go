// Whole algorithms: what they allocate.
package main

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
)

// Word count, LRU cache, trie, matrix, JSON-like printing: allocations of whole algorithms.
type lruEntry struct {
	key, val   string
	prev, next *lruEntry
}
type LRU struct {
	cap        int
	m          map[string]*lruEntry
	head, tail *lruEntry
}

func NewLRU(n int) *LRU {
	l := &LRU{cap: n, m: make(map[string]*lruEntry, n)}
	l.head, l.tail = &lruEntry{}, &lruEntry{}
	l.head.next, l.tail.prev = l.tail, l.head
	return l
}
func (l *LRU) unlink(e *lruEntry) { e.prev.next, e.next.prev = e.next, e.prev }
func (l *LRU) front(e *lruEntry) {
	e.prev, e.next = l.head, l.head.next
	l.head.next.prev = e
	l.head.next = e
}
func (l *LRU) Get(k string) (string, bool) {
	e, ok := l.m[k]
	if !ok {
		return "", false
	}
	l.unlink(e)
	l.front(e)
	return e.val, true
}
func (l *LRU) Put(k, v string) {
	if e, ok := l.m[k]; ok {
		e.val = v
		l.unlink(e)
		l.front(e)
		return
	}
	if len(l.m) >= l.cap {
		last := l.tail.prev
		l.unlink(last)
		delete(l.m, last.key)
	}
	e := &lruEntry{key: k, val: v}
	l.m[k] = e
	l.front(e)
}

type Trie struct {
	kids map[rune]*Trie
	end  bool
}

func (t *Trie) Insert(w string) {
	for _, r := range w {
		if t.kids == nil {
			t.kids = map[rune]*Trie{}
		}
		n := t.kids[r]
		if n == nil {
			n = &Trie{}
			t.kids[r] = n
		}
		t = n
	}
	t.end = true
}
func (t *Trie) Count() int {
	n := 0
	if t.end {
		n = 1
	}
	for _, k := range t.kids {
		n += k.Count()
	}
	return n
}

func wordCount(s string) map[string]int {
	m := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		m[w]++
	}
	return m
}

func primes(n int) (out []int) {
	comp := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if !comp[i] {
			out = append(out, i)
			for j := i * i; j <= n; j += i {
				comp[j] = true
			}
		}
	}
	return
}

func permutations(s []int) (out [][]int) {
	var rec func(int)
	rec = func(k int) {
		if k == len(s) {
			out = append(out, append([]int(nil), s...))
			return
		}
		for i := k; i < len(s); i++ {
			s[k], s[i] = s[i], s[k]
			rec(k + 1)
			s[k], s[i] = s[i], s[k]
		}
	}
	rec(0)
	return
}

func csv(rows [][]string) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r, ","))
		b.WriteByte('\n')
	}
	return b.String()
}

func memo() func(int) int {
	cache := map[int]int{}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := cache[n]; ok {
			return v
		}
		v := fib(n-1) + fib(n-2)
		cache[n] = v
		return v
	}
	return fib
}

func measure(name string, f func() any) {
	var a, b runtime.MemStats
	f()
	runtime.ReadMemStats(&a)
	r := f()
	runtime.ReadMemStats(&b)
	fmt.Println(name, b.Mallocs-a.Mallocs, b.TotalAlloc-a.TotalAlloc, r)
}

func main() {
	text := strings.Repeat("The quick brown fox, jumps over the lazy dog! ", 5)
	measure("lru", func() any {
		l := NewLRU(10)
		for i := 0; i < 50; i++ {
			l.Put("k"+strconv.Itoa(i%15), strconv.Itoa(i*1000))
		}
		_, ok := l.Get("k3")
		return ok
	})
	measure("trie", func() any {
		t := &Trie{}
		for _, w := range []string{"car", "card", "care", "cat", "dog", "do", "über"} {
			t.Insert(w)
		}
		return t.Count()
	})
	measure("wordCount", func() any { return len(wordCount(text)) })
	measure("primes", func() any { return len(primes(1000)) })
	measure("permutations", func() any { return len(permutations([]int{1, 2, 3, 4, 5})) })
	measure("csv", func() any { return len(csv([][]string{{"a", "b"}, {"c", "d"}, {"e", "f"}})) })
	measure("memo", func() any { return memo()(40) })
	measure("split join", func() any { return len(strings.Join(strings.Split(text, " "), "-")) })
	measure("sprintf loop", func() any {
		s := ""
		for i := 0; i < 10; i++ {
			s += fmt.Sprintf("%d:%s;", i*100, "v")
		}
		return len(s)
	})
	measure("runes", func() any {
		r := []rune("héllo wörld")
		for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
			r[i], r[j] = r[j], r[i]
		}
		return string(r)
	})
	measure("atoi", func() any {
		t := 0
		for _, s := range []string{"1", "22", "x", "333"} {
			n, err := strconv.Atoi(s)
			if err == nil {
				t += n
			}
		}
		return t
	})
}

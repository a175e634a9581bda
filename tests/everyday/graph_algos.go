package main

import (
	"container/heap"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
)

type Graph struct {
	adj map[string]map[string]int
}

func (g *Graph) Edge(a, b string, w int) {
	if g.adj == nil {
		g.adj = make(map[string]map[string]int)
	}
	for _, p := range [...][2]string{{a, b}, {b, a}} {
		if g.adj[p[0]] == nil {
			g.adj[p[0]] = map[string]int{}
		}
		g.adj[p[0]][p[1]] = w
	}
}
func (g *Graph) Neighbors(n string) []string {
	var r []string
	for k := range g.adj[n] {
		r = append(r, k)
	}
	sort.Strings(r)
	return r
}
func (g *Graph) BFS(s string, visit func(string, int)) {
	type qe struct {
		n string
		d int
	}
	seen := map[string]bool{s: true}
	for q := []qe{{s, 0}}; len(q) > 0; q = q[1:] {
		visit(q[0].n, q[0].d)
		for _, m := range g.Neighbors(q[0].n) {
			if !seen[m] {
				seen[m] = true
				q = append(q, qe{m, q[0].d + 1})
			}
		}
	}
}
func (g *Graph) DFS(s string) (order []string) {
	seen := map[string]bool{}
	var rec func(string)
	rec = func(n string) {
		if seen[n] {
			return
		}
		seen[n] = true
		order = append(order, n)
		for _, m := range g.Neighbors(n) {
			rec(m)
		}
	}
	rec(s)
	return
}

type st struct {
	node string
	dist int
}
type pq []st

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i].dist < p[j].dist }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)        { *p = append(*p, x.(st)) }
func (p *pq) Pop() any          { o := *p; x := o[len(o)-1]; *p = o[:len(o)-1]; return x }

func (g *Graph) Dijkstra(src string) (map[string]int, map[string]string) {
	dist, prev := map[string]int{}, map[string]string{}
	for n := range g.adj {
		dist[n] = math.MaxInt
	}
	dist[src] = 0
	h := &pq{{src, 0}}
	for h.Len() > 0 {
		cur := heap.Pop(h).(st)
		if cur.dist > dist[cur.node] {
			continue
		}
		for m, w := range g.adj[cur.node] {
			if d := cur.dist + w; d < dist[m] {
				dist[m], prev[m] = d, cur.node
				heap.Push(h, st{m, d})
			}
		}
	}
	return dist, prev
}

func topo(deps map[string][]string) (out []string, err error) {
	state := map[string]int{}
	var visit func(string, []string) error
	visit = func(n string, path []string) error {
		switch state[n] {
		case 1:
			return fmt.Errorf("cycle: %s", strings.Join(append(path, n), " -> "))
		case 2:
			return nil
		}
		state[n] = 1
		for _, d := range deps[n] {
			if err := visit(d, append(path, n)); err != nil {
				return err
			}
		}
		state[n] = 2
		out = append(out, n)
		return nil
	}
	keys := make([]string, 0, len(deps))
	for k := range deps {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if err = visit(k, nil); err != nil {
			return nil, err
		}
	}
	return
}

func main() {
	var g Graph
	for _, e := range []struct {
		a, b string
		w    int
	}{{"A", "B", 4}, {"A", "C", 1}, {"C", "B", 2}, {"B", "D", 5}, {"C", "D", 8}, {"D", "E", 3}} {
		g.Edge(e.a, e.b, e.w)
	}
	g.BFS("A", func(n string, d int) { fmt.Print(n, d, " ") })
	fmt.Println(g.DFS("A"))
	dist, prev := g.Dijkstra("A")
	fmt.Println(dist, prev)
	path := []string{}
	for n := "E"; n != ""; n = prev[n] {
		path = append(path, n)
	}
	slices.Reverse(path)
	fmt.Println(strings.Join(path, "→"))
	fmt.Println(topo(map[string][]string{"app": {"lib", "log"}, "lib": {"core"}, "log": {"core"}}))
	fmt.Println(topo(map[string][]string{"a": {"b"}, "b": {"c"}, "c": {"a"}}))
	maze := []string{"S.#.", "..#E", "#...", "...."}
	type pt struct{ r, c int }
	var start, end pt
	for r, row := range maze {
		for c, ch := range row {
			switch ch {
			case 'S':
				start = pt{r, c}
			case 'E':
				end = pt{r, c}
			}
		}
	}
	d := map[pt]int{start: 0}
	q := []pt{start}
loop:
	for len(q) > 0 {
		p := q[0]
		q = q[1:]
		for _, dd := range [4]pt{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			n := pt{p.r + dd.r, p.c + dd.c}
			if n.r < 0 || n.c < 0 || n.r >= len(maze) || n.c >= len(maze[0]) || maze[n.r][n.c] == '#' {
				continue
			}
			if _, ok := d[n]; ok {
				continue
			}
			d[n] = d[p] + 1
			if n == end {
				break loop
			}
			q = append(q, n)
		}
	}
	fmt.Println(d[end], end)
	fmt.Printf("%v %+v %#v\n", end, end, end)
}

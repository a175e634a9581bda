package main

import (
	"fmt"
	"sort"
	"strings"
	"unsafe"
)

type Inner struct{ A, B int }
type Outer struct {
	Inner
	*strings.Builder
	Arr  [3]Inner
	M    map[string]Inner
	Fn   func() int
	next *Outer
	anon struct{ X, Y float32 }
}
type Temp = float64
type Matrix2 [2][2]int
type Op func(a, b int) int
type Stack []rune
type Grid map[[2]int]rune
type Chain struct{ ops []string }

func (c *Chain) Add(s string) *Chain { c.ops = append(c.ops, s); return c }
func (m Matrix2) Mul(o Matrix2) (r Matrix2) {
	for i := range r {
		for j := range r[i] {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}
func (o Op) Apply(xs ...int) int {
	acc := xs[0]
	for _, x := range xs[1:] {
		acc = o(acc, x)
	}
	return acc
}
func (s *Stack) Push(r rune) { *s = append(*s, r) }
func modifyArr(a [3]int) [3]int {
	a[0] = 99
	return a
}
func modifySlice(s []int)                   { s[0] = 99; s = append(s, 1); s[1] = 77 }
func variadic(pre string, xs ...any) string { return fmt.Sprint(pre, len(xs), xs == nil, xs) }
func multi() (int, string, error)           { return 1, "two", nil }
func take(n int, s string, e error) string  { return fmt.Sprint(n, s, e) }

var global = initGlobal()
var dep1 = dep2 + 1
var dep2 = func() int { return 41 }()

func initGlobal() string { return fmt.Sprint("init dep1=", dep1) }
func init()              { global += " init1" }
func init()              { global += " init2" }

type Node struct {
	Val         int
	Left, Right *Node
}

func (n *Node) Sum() int {
	if n == nil {
		return 0
	}
	return n.Val + n.Left.Sum() + n.Right.Sum()
}

func main() {
	fmt.Println(global)
	var o Outer
	o.A, o.Inner.B = 1, 2
	o.Builder = &strings.Builder{}
	o.WriteString("promoted")
	o.Arr[1].A = 5
	cp := o
	cp.Arr[1].A = 6
	cp.A = 100
	cp.anon.X = 1.5
	fmt.Println(o.A, o.Arr, cp.Arr, o.String(), cp.Len(), o.anon, cp.anon, o.M["none"].A, len(o.M))
	o.M = map[string]Inner{"k": {1, 2}}
	in := o.M["k"]
	in.A = 50
	fmt.Println(o.M, in)
	pm := map[string]*Inner{"p": {3, 4}}
	pm["p"].A++
	fmt.Println(*pm["p"], Inner{1, 2} == Inner{B: 2, A: 1}, [2]string{"a"} == [...]string{"a", ""})
	arr := [3]int{1, 2, 3}
	arr2 := modifyArr(arr)
	sl := []int{1, 2, 3}
	modifySlice(sl)
	modifySlice(sl[:2])
	fmt.Println(arr, arr2, sl)
	ap := &arr
	for i := range ap {
		ap[i] *= 2
	}
	fmt.Println(arr, len(ap), ap[1:])
	fmt.Println(variadic("a"), variadic("b", nil), variadic("c", []any{1, 2}...), variadic("d", []int{1}))
	fmt.Println(take(multi()))
	fib := Matrix2{{1, 1}, {1, 0}}
	r := Matrix2{{1, 0}, {0, 1}}
	for range 10 {
		r = r.Mul(fib)
	}
	fmt.Println(r, Op(func(a, b int) int { return a*10 + b }).Apply(1, 2, 3))
	var st Stack
	for _, c := range "héy" {
		st.Push(c)
	}
	fmt.Println(string(st), len(st), st)
	g := Grid{{0, 0}: '#', {1, 2}: '.'}
	g[[2]int{0, 0}]++
	fmt.Println(len(g), g, string(g[[2]int{0, 0}]))
	fmt.Println(strings.Join(new(Chain).Add("x").Add("y").ops, ">"))
	tree := &Node{1, &Node{2, nil, &Node{Val: 4}}, &Node{Val: 3}}
	fmt.Println(tree.Sum(), (*Node)(nil).Sum())
	x, y := 1, 2
	p, q := &x, &y
	*p, *q = *q, *p
	pp := &p
	**pp = 10
	*pp = q
	fmt.Println(x, y, *p, p == q, pp != nil)
	i := 0
	a := []int{10, 20, 30}
	i, a[i] = 2, 5
	a[0], a[2] = a[2], a[0]
	fmt.Println(i, a)
	s := a[:1]
	s = append(s, 100)
	t := append(a[:1:1], 200)
	fmt.Println(a, s, t)
	people := []struct {
		Name string
		Age  int
	}{{"Al", 3}, {"Bo", 1}, {"Cy", 2}}
	sort.Slice(people, func(i, j int) bool { return people[i].Age < people[j].Age })
	for _, p := range people {
		p.Age = 0
	}
	for i := range people {
		people[i].Age *= 2
	}
	fmt.Printf("%v %+v\n", people, people[0])
	var iface any = people[0]
	_, ok := iface.(struct {
		Name string
		Age  int
	})
	fmt.Println(ok, unsafe.Sizeof(o.anon), unsafe.Sizeof(o.Inner))
	type local struct{ v any }
	l1, l2 := local{1}, local{1.0}
	fmt.Println(l1 == l2, l1 == local{1}, any(l1) == any(local{1}))
	const c1, c2 = len("abc"), cap([4]int{})
	var buf [c1 + c2]byte
	fmt.Println(len(buf), c1*c2)
	m := map[string][]string{}
	m["a"] = append(m["a"], "x", "y")
	delete(m, "zz")
	v, found := m["b"]
	fmt.Println(m, v == nil, found)
	func() {
		defer func() { fmt.Println("r:", recover()) }()
		var nilm map[string]int
		fmt.Println(nilm["a"], len(nilm))
		for range nilm {
		}
		nilm["a"]++
	}()
	lit := []*Inner{{1, 2}, {3, 4}}
	lit2 := map[string][]Inner{"z": {{5, 6}}, "y": nil}
	lit3 := [...]string{5: "five", 2: "two", "three"}
	lit4 := [][]int{{}, {1}, 3: {2, 3}}
	fmt.Println(*lit[1], lit2, len(lit3), lit3, lit4)
	fmt.Printf("%q %v\n", lit3, struct{ a, b any }{nil, lit2["y"]})
	f := tree.Sum
	tree = nil
	fmt.Println(f(), (*Node).Sum(tree))
	var e1, e2 struct{}
	fmt.Println(e1 == e2, len([0]int{}), fmt.Sprint(e1))
}

package main

import (
	"fmt"
	"sort"
	"strings"
)

type Animal interface {
	Name() string
	Sound() string
}
type Walker interface{ Walk() string }
type Pet interface {
	Animal
	Walker
}
type base struct {
	name string
	legs int
}

func (b base) Name() string     { return b.name }
func (b *base) Rename(n string) { b.name = n }
func (b base) Walk() string     { return fmt.Sprintf("%s walks on %d legs", b.name, b.legs) }
func (b base) Describe() string { return "base " + b.name }

type Dog struct {
	*base
	Breed string
}

func (d Dog) Sound() string { return "Woof" }

type Puppy struct {
	Dog
	age int
}

func (p Puppy) Sound() string { return strings.ToLower(p.Dog.Sound()) + "!" }

type Cat struct{ base }

func (Cat) Sound() string { return "Meow" }

type Logger struct {
	prefix string
	lines  []string
}

func (l *Logger) Logf(f string, a ...any) { l.lines = append(l.lines, l.prefix+fmt.Sprintf(f, a...)) }

type Service struct {
	*Logger
	Pet
	deps map[string]int
}
type reverse struct{ sort.Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }

type Celsius float64
type Fahrenheit float64

func (c Celsius) F() Fahrenheit     { return Fahrenheit(c*9/5 + 32) }
func (c Celsius) String() string    { return fmt.Sprintf("%.1f°C", float64(c)) }
func (f Fahrenheit) String() string { return fmt.Sprintf("%.1f°F", float64(f)) }

type HandlerFunc func(string) string

func (h HandlerFunc) Serve(s string) string { return h(s) }

type Server interface{ Serve(string) string }

func chain(h Server, ms ...func(Server) Server) Server {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}
func tag(t string) func(Server) Server {
	return func(n Server) Server {
		return HandlerFunc(func(s string) string { return "<" + t + ">" + n.Serve(s) + "</" + t + ">" })
	}
}

func main() {
	d := Dog{&base{"Rex", 4}, "Lab"}
	p := Puppy{d, 1}
	c := Cat{base{"Tom", 4}}
	for _, a := range []Animal{d, p, &p, c, &c} {
		fmt.Printf("%T %s says %s; ", a, a.Name(), a.Sound())
		if w, ok := a.(Walker); ok {
			fmt.Println(w.Walk())
		}
	}
	p.Rename("Max")
	c.Rename("Kit")
	fmt.Println(d.Name(), p.Name(), c.name, p.Dog.base.name, p.legs, p.Describe())
	s := Service{Logger: &Logger{prefix: "> "}, Pet: p}
	s.Logf("%s and %v", s.Name(), s.Sound())
	s.Logf("no args")
	fmt.Printf("%q\n", s.lines)
	words := []string{"ccc", "a", "dddd", "bb"}
	sort.Sort(reverse{byLen(words)})
	fmt.Println(words)
	sort.Sort(sort.Reverse(sort.Reverse(byLen(words))))
	fmt.Println(words, sort.IsSorted(byLen(words)))
	temp := Celsius(36.6)
	fmt.Println(temp, temp.F(), fmt.Sprintf("%v %.2f %s", temp, float64(temp), []Celsius{1, 2}))
	f := d.Sound
	g := Dog.Sound
	h := (*base).Rename
	k := Animal.Name
	h(d.base, "Fido")
	fmt.Println(f(), g(d), k(d), base.Walk(*d.base))
	fmt.Println(chain(HandlerFunc(strings.ToUpper), tag("b"), tag("i")).Serve("hi"))
	fmt.Printf("%v %+v\n", c, c)
	fmt.Printf("%T %T %T %T\n", f, g, h, k)
	var empty Service
	func() {
		defer func() { fmt.Println(recover()) }()
		empty.Name()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(Puppy{}.legs)
	}()
	anon := struct {
		Cat
		Extra map[string]bool
	}{c, nil}
	fmt.Println(anon.Sound(), anon.Extra["x"])
	fmt.Printf("%#v\n", anon)
	switch v := any(anon).(type) {
	case fmt.Stringer:
		fmt.Println("stringer", v)
	case Walker:
		fmt.Println("walker", v.Walk())
	}
	fmt.Println(Cat{base{"a", 1}} == Cat{base{"a", 1}}, any(c) == any(Cat{base{"Kit", 4}}))
}

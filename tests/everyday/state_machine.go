package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
)

type State int

const (
	Idle State = iota
	Connecting
	_
	Connected
	Closed
	numStates = iota
)

var stateNames = map[State]string{Idle: "Idle", Connecting: "Connecting", Connected: "Connected", Closed: "Closed"}

func (s State) String() string {
	if n, ok := stateNames[s]; ok {
		return n
	}
	return fmt.Sprintf("State(%d)", int(s))
}

type Event string
type transition struct {
	from State
	ev   Event
}
type Machine struct {
	cur   State
	table map[transition]State
	hooks map[State][]func(from, to State)
	log   []string
}
type Option func(*Machine) error

func WithHook(s State, f func(from, to State)) Option {
	return func(m *Machine) error {
		if f == nil {
			return errors.New("nil hook")
		}
		m.hooks[s] = append(m.hooks[s], f)
		return nil
	}
}
func WithStart(s State) Option { return func(m *Machine) error { m.cur = s; return nil } }

type InvalidTransition struct {
	transition
	Allowed []Event
}

func (e InvalidTransition) Error() string {
	return fmt.Sprintf("no %q from %v (allowed: %v)", e.ev, e.from, e.Allowed)
}

func New(opts ...Option) (*Machine, error) {
	m := &Machine{
		table: map[transition]State{
			{Idle, "dial"}:       Connecting,
			{Connecting, "ok"}:   Connected,
			{Connecting, "fail"}: Idle,
			{Connected, "close"}: Closed,
		},
		hooks: make(map[State][]func(State, State)),
	}
	for i, o := range opts {
		if err := o(m); err != nil {
			return nil, fmt.Errorf("option %d: %w", i, err)
		}
	}
	return m, nil
}
func (m *Machine) Fire(e Event) error {
	to, ok := m.table[transition{m.cur, e}]
	if !ok {
		var allowed []Event
		for t := range m.table {
			if t.from == m.cur {
				allowed = append(allowed, t.ev)
			}
		}
		sort.Slice(allowed, func(i, j int) bool { return allowed[i] < allowed[j] })
		return InvalidTransition{transition{m.cur, e}, allowed}
	}
	from := m.cur
	m.cur = to
	for _, h := range m.hooks[to] {
		h(from, to)
	}
	m.log = append(m.log, fmt.Sprint(from, "->", to))
	return nil
}

type stateFn func(*lexer) stateFn
type lexer struct {
	in    string
	pos   int
	items []string
}

func lexText(l *lexer) stateFn {
	i := strings.Index(l.in[l.pos:], "{{")
	if i < 0 {
		l.items = append(l.items, "text:"+l.in[l.pos:])
		return nil
	}
	l.items = append(l.items, "text:"+l.in[l.pos:l.pos+i])
	l.pos += i + 2
	return lexAction
}
func lexAction(l *lexer) stateFn {
	i := strings.Index(l.in[l.pos:], "}}")
	if i < 0 {
		l.items = append(l.items, "error")
		return nil
	}
	l.items = append(l.items, "action:"+strings.TrimSpace(l.in[l.pos:l.pos+i]))
	l.pos += i + 2
	return lexText
}

type Weekday uint

const (
	Sun Weekday = iota
	Mon
	Tue
)
const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)
const (
	a, b = iota, iota * 10
	c, d
)

type Perm uint8

const (
	Read Perm = 1 << iota
	Write
	Exec
)

func (p Perm) String() string {
	var s []string
	for i, n := range [...]string{"r", "w", "x"} {
		if p&(1<<i) != 0 {
			s = append(s, n)
		}
	}
	return "{" + strings.Join(s, "|") + "}"
}

func main() {
	hits := 0
	m, err := New(WithHook(Connected, func(f, t State) { hits++; fmt.Println("hook", f, t) }))
	if err != nil {
		fmt.Println(err)
	}
	for _, e := range []Event{"dial", "fail", "dial", "close", "ok", "close", "dial"} {
		if err := m.Fire(e); err != nil {
			var it InvalidTransition
			fmt.Println(err, errors.As(err, &it), it.Allowed == nil)
		}
	}
	fmt.Println(m.cur, hits, m.log, numStates, State(2))
	_, err = New(WithStart(Closed), WithHook(Idle, nil))
	fmt.Println(err)
	l := &lexer{in: "Hi {{ name }}, you are {{age}} years {{ old"}
	for f := stateFn(lexText); f != nil; {
		f = f(l)
	}
	fmt.Printf("%q\n", l.items)
	fmt.Println(KB, MB, GB, a, b, c, d, Tue, Read|Exec, ^Read&7, Read&^Read)
	fmt.Printf("%v %d %s %x\n", Write, Write, Perm(7), Perm(7))
	p := Read | Write
	p &^= Write
	p ^= Exec
	fmt.Println(p, map[Perm]State{Read: Idle, Exec: Closed})
	if m.cur == Closed {
		fmt.Fprintln(os.Stderr, "closed")
		os.Exit(int(m.cur))
	}
}

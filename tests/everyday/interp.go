package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

type kind int

const (
	NUM kind = iota
	IDENT
	OP
	LP
	RP
	COMMA
	ASSIGN
	EOF
)

//go:generate stringer -type=kind
var names = [...]string{NUM: "NUM", IDENT: "IDENT", OP: "OP", LP: "LP", RP: "RP", COMMA: "COMMA", ASSIGN: "ASSIGN", EOF: "EOF"}

func (k kind) String() string { return names[k] }

type token struct {
	k   kind
	s   string
	v   float64
	pos int
}

func lex(src string) (toks []token, err error) {
	rs := []rune(src)
	for i := 0; i < len(rs); {
		r := rs[i]
		start := i
		switch {
		case unicode.IsSpace(r):
			i++
			continue
		case unicode.IsDigit(r) || r == '.':
			for i < len(rs) && (unicode.IsDigit(rs[i]) || rs[i] == '.') {
				i++
			}
			v, err := strconv.ParseFloat(string(rs[start:i]), 64)
			if err != nil {
				return nil, fmt.Errorf("at %d: %w", start, err)
			}
			toks = append(toks, token{NUM, string(rs[start:i]), v, start})
			continue
		case unicode.IsLetter(r):
			for i < len(rs) && (unicode.IsLetter(rs[i]) || unicode.IsDigit(rs[i])) {
				i++
			}
			toks = append(toks, token{k: IDENT, s: string(rs[start:i]), pos: start})
			continue
		case strings.ContainsRune("+-*/^%", r):
			toks = append(toks, token{OP, string(r), 0, start})
		case r == '(':
			toks = append(toks, token{k: LP, pos: start})
		case r == ')':
			toks = append(toks, token{k: RP, pos: start})
		case r == ',':
			toks = append(toks, token{k: COMMA, pos: start})
		case r == '=':
			toks = append(toks, token{k: ASSIGN, pos: start})
		default:
			return nil, &SyntaxErr{start, fmt.Sprintf("unexpected %q", r)}
		}
		i++
	}
	return append(toks, token{k: EOF, pos: len(rs)}), nil
}

type SyntaxErr struct {
	Pos int
	Msg string
}

func (e *SyntaxErr) Error() string { return fmt.Sprintf("%d: %s", e.Pos, e.Msg) }

type Expr interface {
	Eval(env Env) (float64, error)
}
type Env map[string]float64
type (
	Num   float64
	Var   string
	Unary struct {
		Op byte
		X  Expr
	}
	Binary struct {
		Op   byte
		L, R Expr
	}
	Call struct {
		Fn   string
		Args []Expr
	}
)

var ErrDiv = errors.New("division by zero")
var funcs = map[string]func(...float64) float64{
	"sqrt": func(a ...float64) float64 { return math.Sqrt(a[0]) },
	"max": func(a ...float64) float64 {
		m := math.Inf(-1)
		for _, v := range a {
			m = max(m, v)
		}
		return m
	},
}

func (n Num) Eval(Env) (float64, error) { return float64(n), nil }
func (v Var) Eval(e Env) (float64, error) {
	if x, ok := e[string(v)]; ok {
		return x, nil
	}
	return 0, fmt.Errorf("undefined: %s", string(v))
}
func (u Unary) Eval(e Env) (float64, error) { x, err := u.X.Eval(e); return -x, err }
func (b Binary) Eval(e Env) (float64, error) {
	l, err := b.L.Eval(e)
	if err != nil {
		return 0, err
	}
	r, err := b.R.Eval(e)
	if err != nil {
		return 0, err
	}
	switch b.Op {
	case '+':
		return l + r, nil
	case '-':
		return l - r, nil
	case '*':
		return l * r, nil
	case '/':
		if r == 0 {
			return 0, fmt.Errorf("%g/%g: %w", l, r, ErrDiv)
		}
		return l / r, nil
	case '%':
		return math.Mod(l, r), nil
	case '^':
		return math.Pow(l, r), nil
	}
	panic("bad op " + string(b.Op))
}
func (c Call) Eval(e Env) (float64, error) {
	f, ok := funcs[c.Fn]
	if !ok {
		return 0, fmt.Errorf("no function %s", c.Fn)
	}
	args := make([]float64, len(c.Args))
	for i, a := range c.Args {
		var err error
		if args[i], err = a.Eval(e); err != nil {
			return 0, err
		}
	}
	return f(args...), nil
}

type parser struct {
	toks []token
	i    int
}

func (p *parser) peek() token { return p.toks[p.i] }
func (p *parser) next() token { t := p.toks[p.i]; p.i++; return t }
func (p *parser) expect(k kind) token {
	if t := p.next(); t.k != k {
		panic(&SyntaxErr{t.pos, fmt.Sprintf("want %v, got %v", k, t.k)})
	} else {
		return t
	}
}

var prec = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 3}

func (p *parser) expr(min int) Expr {
	l := p.unary()
	for t := p.peek(); t.k == OP && prec[t.s] >= min; t = p.peek() {
		p.next()
		next := prec[t.s] + 1
		if t.s == "^" {
			next--
		}
		l = Binary{t.s[0], l, p.expr(next)}
	}
	return l
}
func (p *parser) unary() Expr {
	switch t := p.next(); t.k {
	case NUM:
		return Num(t.v)
	case IDENT:
		if p.peek().k != LP {
			return Var(t.s)
		}
		p.next()
		c := Call{Fn: t.s}
		for p.peek().k != RP {
			c.Args = append(c.Args, p.expr(1))
			if p.peek().k == COMMA {
				p.next()
			}
		}
		p.next()
		return c
	case LP:
		e := p.expr(1)
		p.expect(RP)
		return e
	case OP:
		if t.s == "-" {
			return Unary{'-', p.unary()}
		}
		fallthrough
	default:
		panic(&SyntaxErr{t.pos, "unexpected " + t.k.String()})
	}
}
func parse(src string) (e Expr, name string, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *SyntaxErr:
			e, err = nil, r
		default:
			panic(r)
		}
	}()
	toks, err := lex(src)
	if err != nil {
		return nil, "", err
	}
	p := &parser{toks: toks}
	if len(toks) > 2 && toks[1].k == ASSIGN {
		name = toks[0].s
		p.i = 2
	}
	e = p.expr(1)
	p.expect(EOF)
	return
}

func main() {
	env := Env{"pi": math.Pi}
	for i, line := range strings.Split(strings.TrimSpace(`
x = 3 + 4 * 2
y = -(x - 1) ^ 2 ^ 0.5
max(x, y, 2*pi) % 5
sqrt(-1)
1 / (x - 11)
2 * (3 + 
4 $ 4
1.2.3
foo + 1
bar(1)
)`), "\n") {
		e, name, err := parse(line)
		if err != nil {
			var se *SyntaxErr
			fmt.Printf("%2d %-24s error: %v %t\n", i, line, err, errors.As(err, &se))
			continue
		}
		v, err := e.Eval(env)
		fmt.Printf("%2d %-24s %10.4f %v\n", i, line, v, err)
		if name != "" && err == nil {
			env[name] = v
		}
		fmt.Printf("   %v | %+v | %T\n", e, e, e)
	}
	fmt.Printf("%#v\n", Binary{'+', Num(1), Call{"f", []Expr{Var("x"), Unary{'-', Num(2.5)}}}})
}

// A calculator with panics as control flow, ended by a deferred exit.
package main

import (
	"fmt"
	"os"
	"strings"
)

// A small interpreter: tokens, parser, evaluator with panics as control flow.
type kind int

const (
	num kind = iota
	op
	lparen
	rparen
	ident
	eof
)

func (k kind) String() string { return [...]string{"num", "op", "(", ")", "ident", "eof"}[k] }

type token struct {
	kind kind
	text string
	pos  int
}

type syntaxError struct {
	pos int
	msg string
}

func (e syntaxError) Error() string { return fmt.Sprintf("%d: %s", e.pos, e.msg) }

type lexer struct {
	src string
	pos int
}

func (l *lexer) next() token {
	for l.pos < len(l.src) && l.src[l.pos] == ' ' {
		l.pos++
	}
	if l.pos >= len(l.src) {
		return token{eof, "", l.pos}
	}
	start := l.pos
	switch c := l.src[l.pos]; {
	case c >= '0' && c <= '9':
		for l.pos < len(l.src) && l.src[l.pos] >= '0' && l.src[l.pos] <= '9' {
			l.pos++
		}
		return token{num, l.src[start:l.pos], start}
	case c >= 'a' && c <= 'z':
		for l.pos < len(l.src) && l.src[l.pos] >= 'a' && l.src[l.pos] <= 'z' {
			l.pos++
		}
		return token{ident, l.src[start:l.pos], start}
	case strings.ContainsRune("+-*/", rune(c)):
		l.pos++
		return token{op, string(c), start}
	case c == '(':
		l.pos++
		return token{lparen, "(", start}
	case c == ')':
		l.pos++
		return token{rparen, ")", start}
	}
	panic(syntaxError{l.pos, "bad character " + string(l.src[l.pos])})
}

type node interface{ eval(env map[string]int) int }
type lit int
type variable string
type binary struct {
	op   byte
	l, r node
}
type negate struct{ node }

func (l lit) eval(map[string]int) int { return int(l) }
func (v variable) eval(env map[string]int) int {
	x, ok := env[string(v)]
	if !ok {
		panic(fmt.Errorf("undefined: %s", string(v)))
	}
	return x
}
func (n negate) eval(env map[string]int) int { return -n.node.eval(env) }
func (b *binary) eval(env map[string]int) int {
	l, r := b.l.eval(env), b.r.eval(env)
	switch b.op {
	case '+':
		return l + r
	case '-':
		return l - r
	case '*':
		return l * r
	}
	return l / r
}

type parser struct {
	lex *lexer
	tok token
}

func (p *parser) advance() { p.tok = p.lex.next() }
func (p *parser) expect(k kind) token {
	t := p.tok
	if t.kind != k {
		panic(syntaxError{t.pos, fmt.Sprintf("want %v, have %v", k, t.kind)})
	}
	p.advance()
	return t
}

var prec = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2}

func (p *parser) expr(min int) node {
	var left node
	switch p.tok.kind {
	case num:
		n := 0
		for _, c := range p.expect(num).text {
			n = n*10 + int(c-'0')
		}
		left = lit(n)
	case ident:
		left = variable(p.expect(ident).text)
	case lparen:
		p.advance()
		left = p.expr(1)
		p.expect(rparen)
	case op:
		if p.tok.text != "-" {
			panic(syntaxError{p.tok.pos, "unary " + p.tok.text})
		}
		p.advance()
		left = negate{p.expr(3)}
	default:
		panic(syntaxError{p.tok.pos, "unexpected " + p.tok.kind.String()})
	}
	for p.tok.kind == op && prec[p.tok.text] >= min {
		o := p.tok.text
		p.advance()
		left = &binary{o[0], left, p.expr(prec[o] + 1)}
	}
	return left
}

func parse(s string) (n node, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case syntaxError:
			err = r
		default:
			panic(r)
		}
	}()
	p := &parser{lex: &lexer{src: s}}
	p.advance()
	n = p.expr(1)
	p.expect(eof)
	return n, nil
}

func calc(s string, env map[string]int) (v int, err error) {
	n, err := parse(s)
	if err != nil {
		return 0, err
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("eval %q: %v", s, r)
		}
	}()
	return n.eval(env), nil
}

func main() {
	env := map[string]int{"x": 6, "y": 7}
	for _, s := range []string{"1+2*3", "(1+2)*3", "x*y", "-x+y", "10/(5-5)", "z+1", "1+", "1 $ 2", "((2))", "2*(3", "1 2", ""} {
		v, err := calc(s, env)
		fmt.Printf("%-10q %d %v\n", s, v, err)
	}
	defer os.Exit(3)
	n, _ := parse("q")
	n.eval(env)
}

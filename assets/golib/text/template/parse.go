package template

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// parser makes nodes of tokens.
type parser struct {
	lex     lexer
	ahead   []token // pushed back, last one next
	last    token
	name    string
	vars    []string
	loops   int
	defined map[string]*node // templates defined inside
	known   func(name string) bool
}

// parseError is thrown and caught by parseText.
type parseError struct{ err error }

func (p *parser) fail(format string, args ...any) {
	panic(parseError{fmt.Errorf("template: %s:%d: %s", p.name, p.last.line, fmt.Sprintf(format, args...))})
}

func (p *parser) next() token {
	if n := len(p.ahead); n > 0 {
		p.last = p.ahead[n-1]
		p.ahead = p.ahead[:n-1]
	} else {
		p.last = p.lex.next()
	}
	return p.last
}

func (p *parser) back(t token) { p.ahead = append(p.ahead, t) }

func (p *parser) peek() token {
	t := p.next()
	p.back(t)
	return t
}

func (p *parser) nextWord() token {
	t := p.next()
	for t.kind == tokenSpace {
		t = p.next()
	}
	return t
}

func (p *parser) peekWord() token {
	t := p.nextWord()
	p.back(t)
	return t
}

func (p *parser) unexpected(t token, context string) {
	if t.kind == tokenError {
		p.fail("%s", t)
	}
	p.fail("unexpected %s in %s", t, context)
}

func (p *parser) expect(kind tokenKind, context string) token {
	t := p.nextWord()
	if t.kind != kind {
		p.unexpected(t, context)
	}
	return t
}

// parseText parses a template and those that it defines.
func parseText(name, text, left, right string, known func(string) bool) (defined map[string]*node, err error) {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	p := &parser{lex: lexer{input: text, left: left, right: right, line: 1}, name: name, vars: []string{"$"},
		defined: map[string]*node{}, known: known}
	defer func() {
		if e := recover(); e != nil {
			failed, ok := e.(parseError)
			if !ok {
				panic(e)
			}
			err = failed.err
		}
	}()
	root := &node{kind: nodeList}
	for {
		t := p.peek()
		if t.kind == tokenEOF {
			break
		}
		if t.kind == tokenLeft {
			left := p.next()
			if w := p.nextWord(); w.kind == tokenKeyword && w.text == "define" {
				p.define()
				continue
			} else {
				p.back(w)
				p.back(left)
			}
		}
		n, word := p.textOrAction()
		if word != "" {
			p.fail("unexpected %s", "{{"+word+"}}")
		}
		root.parts = append(root.parts, n)
	}
	p.add(name, root)
	return p.defined, nil
}

// isEmpty tells whether there is nothing but spaces.
func isEmpty(n *node) bool {
	for _, part := range n.parts {
		if part.kind != nodeText || strings.TrimSpace(part.text) != "" {
			return false
		}
	}
	return true
}

func (p *parser) add(name string, list *node) {
	if old := p.defined[name]; old != nil && !isEmpty(old) {
		if !isEmpty(list) {
			p.fail("template: multiple definition of template %q", name)
		}
		return
	}
	p.defined[name] = list
}

func (p *parser) quotedName(context string) string {
	t := p.nextWord()
	if t.kind != tokenString && t.kind != tokenRaw {
		p.unexpected(t, context)
	}
	name, err := strconv.Unquote(t.text)
	if err != nil {
		p.fail("%s", err)
	}
	return name
}

func (p *parser) define() {
	const context = "define clause"
	name := p.quotedName(context)
	p.expect(tokenRight, context)
	outer, loops := p.vars, p.loops
	p.vars, p.loops = []string{"$"}, 0
	list, word := p.list()
	if word != "end" {
		p.fail("unexpected %s in %s", "{{"+word+"}}", context)
	}
	p.vars, p.loops = outer, loops
	p.add(name, list)
}

// list reads until {{end}} or {{else}}, whose word it returns.
func (p *parser) list() (*node, string) {
	list := &node{kind: nodeList, pos: p.peekWord().pos}
	for p.peekWord().kind != tokenEOF {
		n, word := p.textOrAction()
		if word != "" {
			return list, word
		}
		list.parts = append(list.parts, n)
	}
	p.fail("unexpected EOF")
	return nil, ""
}

func (p *parser) textOrAction() (n *node, word string) {
	switch t := p.next(); t.kind {
	case tokenText:
		return &node{kind: nodeText, pos: t.pos, text: t.text}, ""
	case tokenLeft:
		return p.action()
	case tokenSpace:
		return &node{kind: nodeText, pos: t.pos, text: t.text}, ""
	default:
		p.unexpected(t, "input")
	}
	return nil, ""
}

func (p *parser) action() (n *node, word string) {
	t := p.nextWord()
	if t.kind == tokenKeyword {
		switch t.text {
		case "if":
			return p.control(nodeIf, t, "if"), ""
		case "range":
			return p.control(nodeRange, t, "range"), ""
		case "with":
			return p.control(nodeWith, t, "with"), ""
		case "block":
			return p.block(), ""
		case "template":
			return p.invoke(), ""
		case "break", "continue":
			p.expect(tokenRight, "{{"+t.text+"}}")
			if p.loops == 0 {
				p.fail("{{%s}} outside {{range}}", t.text)
			}
			if t.text == "break" {
				return &node{kind: nodeBreak, pos: t.pos}, ""
			}
			return &node{kind: nodeContinue, pos: t.pos}, ""
		case "end":
			p.expect(tokenRight, "end")
			return nil, "end"
		case "else":
			if next := p.peekWord(); next.kind == tokenKeyword && (next.text == "if" || next.text == "with") {
				return nil, "else"
			}
			p.expect(tokenRight, "else")
			return nil, "else"
		}
		p.unexpected(t, "command")
	}
	p.back(t)
	pipe := p.pipeline("command", tokenRight)
	return &node{kind: nodeAction, pos: t.pos, pipe: pipe}, ""
}

func (p *parser) control(kind nodeKind, at token, context string) *node {
	outer := len(p.vars)
	n := &node{kind: kind, pos: at.pos}
	n.pipe = p.pipeline(context, tokenRight)
	if kind == nodeRange {
		p.loops++
	}
	list, word := p.list()
	if kind == nodeRange {
		p.loops--
	}
	n.list = list
	if word == "else" {
		if next := p.peekWord(); kind != nodeRange && next.kind == tokenKeyword && next.text == context {
			p.nextWord() // {{else if}} is an if inside the else that ends with it
			n.otherwise = &node{kind: nodeList, pos: next.pos, parts: []*node{p.control(kind, next, context)}}
			p.vars = p.vars[:outer]
			return n
		} else if next.kind == tokenKeyword {
			p.unexpected(next, "else")
		}
		if n.otherwise, word = p.list(); word != "end" {
			p.fail("expected end; found {{%s}}", word)
		}
	}
	p.vars = p.vars[:outer]
	return n
}

func (p *parser) block() *node {
	const context = "block clause"
	at := p.peekWord()
	name := p.quotedName(context)
	pipe := p.pipeline(context, tokenRight)
	outer, loops := p.vars, p.loops
	p.vars, p.loops = []string{"$"}, 0
	list, word := p.list()
	if word != "end" {
		p.fail("unexpected %s in %s", "{{"+word+"}}", context)
	}
	p.vars, p.loops = outer, loops
	p.add(name, list)
	return &node{kind: nodeTemplate, pos: at.pos, text: name, pipe: pipe}
}

func (p *parser) invoke() *node {
	const context = "template clause"
	n := &node{kind: nodeTemplate, pos: p.peekWord().pos}
	n.text = p.quotedName(context)
	if t := p.nextWord(); t.kind != tokenRight {
		p.back(t)
		n.pipe = p.pipeline(context, tokenRight)
	}
	return n
}

// pipeline reads commands with | between them, until end.
func (p *parser) pipeline(context string, end tokenKind) *node {
	pipe := &node{kind: nodePipe, pos: p.peekWord().pos}
	p.declarations(pipe, context)
	for {
		t := p.nextWord()
		switch t.kind {
		case end:
			p.checkPipeline(pipe, context)
			return pipe
		case tokenBool, tokenChar, tokenDot, tokenField, tokenIdentifier, tokenNumber, tokenNil, tokenRaw, tokenString, tokenVariable,
			tokenOpen:
			p.back(t)
			pipe.parts = append(pipe.parts, p.command())
		default:
			p.unexpected(t, context)
		}
	}
}

func (p *parser) checkPipeline(pipe *node, context string) {
	if len(pipe.parts) == 0 {
		p.fail("missing value for %s", context)
	}
	for i, c := range pipe.parts[1:] {
		switch c.parts[0].kind {
		case nodeBool, nodeDot, nodeNil, nodeNumber, nodeString:
			p.fail("non executable command in pipeline stage %d", i+2)
		}
	}
}

// declarations reads "$x :=", "$x =" and, for range, "$i, $x :=".
func (p *parser) declarations(pipe *node, context string) {
	for p.peekWord().kind == tokenVariable {
		v := p.nextWord()
		space := p.peek()
		switch next := p.peekWord(); next.kind {
		case tokenAssign, tokenDeclare:
			pipe.assign = next.kind == tokenAssign
			p.nextWord()
			pipe.decls = append(pipe.decls, &node{kind: nodeVariable, pos: v.pos, names: []string{v.text}})
			p.vars = append(p.vars, v.text)
			return
		case tokenComma:
			p.nextWord()
			pipe.decls = append(pipe.decls, &node{kind: nodeVariable, pos: v.pos, names: []string{v.text}})
			p.vars = append(p.vars, v.text)
			if context != "range" || len(pipe.decls) >= 2 {
				p.fail("too many declarations in %s", context)
			}
			switch p.peekWord().kind {
			case tokenVariable:
			case tokenRight, tokenClose:
				return
			default:
				p.fail("range can only initialize variables")
			}
		default:
			if space.kind == tokenSpace {
				p.back(space)
			}
			p.back(v)
			return
		}
	}
}

// command reads terms with spaces between them.
func (p *parser) command() *node {
	c := &node{kind: nodeCommand, pos: p.peekWord().pos}
	for {
		if operand := p.operand(); operand != nil {
			c.parts = append(c.parts, operand)
		}
		switch t := p.next(); t.kind {
		case tokenSpace:
			continue
		case tokenRight, tokenClose:
			p.back(t)
		case tokenPipe:
		default:
			p.unexpected(t, "operand")
		}
		break
	}
	if len(c.parts) == 0 {
		p.fail("empty command")
	}
	return c
}

// operand is a term with fields behind it.
func (p *parser) operand() *node {
	n := p.term()
	if n == nil || p.peek().kind != tokenField {
		return n
	}
	var names []string
	pos := p.peek().pos
	for p.peek().kind == tokenField {
		names = append(names, p.next().text[1:])
	}
	switch n.kind {
	case nodeField, nodeVariable:
		n.names = append(n.names, names...)
		n.pos = pos
		return n
	case nodeBool, nodeString, nodeNumber, nodeNil, nodeDot:
		p.fail("unexpected . after term %q", n.String())
	}
	return &node{kind: nodeChain, pos: pos, parts: []*node{n}, names: names}
}

func (p *parser) term() *node {
	t := p.nextWord()
	n := &node{pos: t.pos, text: t.text}
	switch t.kind {
	case tokenIdentifier:
		if !p.known(t.text) {
			p.fail("function %q not defined", t.text)
		}
		n.kind = nodeIdentifier
	case tokenDot:
		n.kind = nodeDot
	case tokenNil:
		n.kind = nodeNil
	case tokenVariable:
		if !slices.Contains(p.vars, t.text) {
			p.fail("undefined variable %q", t.text)
		}
		n.kind, n.names = nodeVariable, []string{t.text}
	case tokenField:
		n.kind, n.names = nodeField, []string{t.text[1:]}
	case tokenBool:
		n.kind, n.value = nodeBool, t.text == "true"
	case tokenNumber, tokenChar:
		n.kind, n.value = nodeNumber, p.numberValue(t)
	case tokenString, tokenRaw:
		s, err := strconv.Unquote(t.text)
		if err != nil {
			p.fail("%s", err)
		}
		n.kind, n.value = nodeString, s
	case tokenOpen:
		return p.pipeline("parenthesized pipeline", tokenClose)
	default:
		p.back(t)
		return nil
	}
	return n
}

func (p *parser) numberValue(t token) any {
	if t.kind == tokenChar {
		r, _, tail, err := strconv.UnquoteChar(t.text[1:], t.text[0])
		if err != nil {
			p.fail("%s", err)
		}
		if tail != "'" {
			p.fail("malformed character constant: %s", t.text)
		}
		return int64(r)
	}
	if strings.HasSuffix(t.text, "i") {
		if f, err := strconv.ParseFloat(t.text[:len(t.text)-1], 64); err == nil {
			return complex(0, f)
		}
	}
	if i, err := strconv.ParseInt(t.text, 0, 64); err == nil {
		return i
	}
	if u, err := strconv.ParseUint(t.text, 0, 64); err == nil {
		return u
	}
	f, err := strconv.ParseFloat(t.text, 64)
	if err != nil {
		p.fail("bad number syntax: %q", t.text)
	}
	if !strings.ContainsAny(t.text, ".eEpP") {
		p.fail("integer overflow: %q", t.text)
	}
	return f
}

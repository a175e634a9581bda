package template

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

// ExecError is what went wrong while a template was filled.
type ExecError struct {
	Name string
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }
func (e ExecError) Unwrap() error { return e.Err }

type writeError struct{ err error }

type variable struct {
	name  string
	value reflect.Value
}

// state is one template being filled. node is where it is, for messages.
type state struct {
	tmpl  *Template
	wr    io.Writer
	node  *node
	vars  []variable
	depth int
}

const maxDepth = 100000

// leaving tells why a list was left early.
type leaving uint8

const (
	notLeaving leaving = iota
	byBreak
	byContinue
)

func (t *Template) execute(wr io.Writer, data any) (err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case writeError:
			err = e.err
		case ExecError:
			err = e
		default:
			panic(e)
		}
	}()
	value, ok := data.(reflect.Value)
	if !ok {
		value = reflect.ValueOf(data)
	}
	s := &state{tmpl: t, wr: wr, vars: []variable{{"$", value}}}
	if t.root == nil {
		s.fail("%q is an incomplete or empty template", t.Name())
	}
	s.walk(value, t.root)
	return nil
}

func (s *state) at(n *node) { s.node = n }

func (s *state) fail(format string, args ...any) {
	where := s.tmpl.name
	if s.node == nil {
		panic(ExecError{s.tmpl.name, fmt.Errorf("template: %s: %w", where, fmt.Errorf(format, args...))})
	}
	before := s.tmpl.text[:s.node.pos]
	column := len(before) - 1 - strings.LastIndexByte(before, '\n')
	line := 1 + strings.Count(before, "\n")
	if line == 1 {
		column = len(before)
	}
	context := s.node.String()
	panic(ExecError{s.tmpl.name, fmt.Errorf("template: %s:%d:%d: executing %q at <%s>: %w", s.tmpl.parsed, line, column, where, context,
		fmt.Errorf(format, args...))})
}

func (s *state) write(text string) {
	if _, err := io.WriteString(s.wr, text); err != nil {
		panic(writeError{err})
	}
}

func (s *state) push(name string, value reflect.Value) {
	s.vars = append(s.vars, variable{name, value})
}

// find gives the innermost variable of a name.
func (s *state) find(name string) *variable {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return &s.vars[i]
		}
	}
	s.fail("undefined variable: %s", name)
	return nil
}

func (s *state) walk(dot reflect.Value, n *node) leaving {
	s.at(n)
	switch n.kind {
	case nodeText:
		s.write(n.text)
	case nodeList:
		for _, part := range n.parts {
			if l := s.walk(dot, part); l != notLeaving {
				return l
			}
		}
	case nodeAction:
		value := s.pipeline(dot, n.pipe)
		if len(n.pipe.decls) == 0 {
			s.print(n, value)
		}
	case nodeIf, nodeWith:
		return s.walkIf(dot, n)
	case nodeRange:
		return s.walkRange(dot, n)
	case nodeTemplate:
		s.walkTemplate(dot, n)
	case nodeBreak:
		return byBreak
	case nodeContinue:
		return byContinue
	}
	return notLeaving
}

func (s *state) walkIf(dot reflect.Value, n *node) leaving {
	mark := len(s.vars)
	defer func() { s.vars = s.vars[:mark] }()
	value := s.pipeline(dot, n.pipe)
	truth, ok := isTrue(withoutInterface(value))
	switch {
	case !ok:
		s.fail("if/with can't use %v", value)
	case truth && n.kind == nodeWith:
		return s.walk(value, n.list)
	case truth:
		return s.walk(dot, n.list)
	case n.otherwise != nil:
		return s.walk(dot, n.otherwise)
	}
	return notLeaving
}

func (s *state) walkTemplate(dot reflect.Value, n *node) {
	one := s.tmpl.Lookup(n.text)
	if one == nil || one.root == nil {
		s.fail("template %q not defined", n.text)
	}
	if s.depth == maxDepth {
		s.fail("exceeded maximum template depth (%v)", maxDepth)
	}
	if n.pipe != nil {
		dot = s.pipeline(dot, n.pipe)
	} else {
		dot = reflect.Value{}
	}
	inner := &state{tmpl: one, wr: s.wr, vars: []variable{{"$", dot}}, depth: s.depth + 1}
	inner.walk(dot, one.root)
}

// loop is one range: its variables, and whether its body ever ran.
type loop struct {
	s    *state
	n    *node
	mark int
	ran  bool
	left bool
}

// step runs the body once; false ends the loop.
func (l *loop) step(index, elem reflect.Value) bool {
	l.ran = true
	s, decls := l.s, l.n.pipe.decls
	first, second := elem, elem
	if len(decls) > 1 {
		first = index
	}
	for i, d := range decls {
		value := first
		if i == 1 {
			value = second
		}
		if l.n.pipe.assign {
			s.find(d.names[0]).value = value
		} else {
			s.vars[l.mark-len(decls)+i].value = value
		}
	}
	left := s.walk(elem, l.n.list)
	s.vars = s.vars[:l.mark]
	return left != byBreak
}

func (s *state) walkRange(dot reflect.Value, n *node) leaving {
	outer := len(s.vars)
	defer func() { s.vars = s.vars[:outer] }()
	value, _ := indirect(s.pipeline(dot, n.pipe))
	l := &loop{s: s, n: n, mark: len(s.vars)}
	switch k := value.Kind(); k {
	case reflect.Array, reflect.Slice:
		for i := 0; i < value.Len() && l.step(reflect.ValueOf(i), value.Index(i)); i++ {
		}
	case reflect.Map:
		for _, key := range sortedKeys(value) {
			if !l.step(key, value.MapIndex(key)) {
				break
			}
		}
	case reflect.Chan:
		if value.IsNil() {
			break
		}
		if value.Type().ChanDir() == reflect.SendDir {
			s.fail("range over send-only channel %v", value)
		}
		for i := 0; ; i++ {
			elem, ok := value.Recv()
			if !ok || !l.step(reflect.ValueOf(i), elem) {
				break
			}
		}
	case reflect.Func:
		s.walkFunction(l, value)
	case reflect.Invalid:
	default:
		if !value.CanInt() && !value.CanUint() {
			s.fail("range can't iterate over %v", value)
		}
		if len(n.pipe.decls) > 1 {
			s.fail("can't use %v to iterate over more than one variable", value)
		}
		end := uint64(0)
		if value.CanUint() {
			end = value.Uint()
		} else if value.Int() > 0 {
			end = uint64(value.Int())
		}
		for i := uint64(0); i < end && l.step(reflect.Value{}, reflect.ValueOf(i).Convert(value.Type())); i++ {
		}
	}
	if !l.ran && n.otherwise != nil {
		return s.walk(dot, n.otherwise)
	}
	return notLeaving
}

// walkFunction ranges over func(yield func(…) bool).
func (s *state) walkFunction(l *loop, f reflect.Value) {
	t := f.Type()
	if !t.CanSeq() && !t.CanSeq2() {
		s.fail("range can't iterate over %v", f)
	}
	if t.CanSeq() && len(l.n.pipe.decls) > 1 {
		s.fail("can't use %v iterate over more than one variable", f)
	}
	yield := reflect.MakeFunc(t.In(0), func(in []reflect.Value) []reflect.Value {
		var more bool
		switch {
		case len(in) == 1:
			more = l.step(reflect.Value{}, in[0])
		case len(l.n.pipe.decls) > 1:
			more = l.step(in[0], in[1])
		default:
			more = l.step(reflect.Value{}, in[0])
		}
		return []reflect.Value{reflect.ValueOf(more)}
	})
	f.Call([]reflect.Value{yield})
}

// sortedKeys orders a map's keys as printing does.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortStableFunc(keys, compareKeys)
	return keys
}

func compareKeys(a, b reflect.Value) int {
	a, b = withoutInterface(a), withoutInterface(b)
	if a.Kind() != b.Kind() {
		return int(a.Kind()) - int(b.Kind())
	}
	less := false
	switch {
	case a.CanInt():
		less = a.Int() < b.Int()
		if a.Int() == b.Int() {
			return 0
		}
	case a.CanUint():
		less = a.Uint() < b.Uint()
		if a.Uint() == b.Uint() {
			return 0
		}
	case a.CanFloat():
		less = a.Float() < b.Float()
		if a.Float() == b.Float() {
			return 0
		}
	case a.Kind() == reflect.Bool:
		if a.Bool() == b.Bool() {
			return 0
		}
		less = !a.Bool()
	case a.Kind() == reflect.String:
		return strings.Compare(a.String(), b.String())
	case a.Kind() == reflect.Struct:
		for i := range a.NumField() {
			if c := compareKeys(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	default:
		return 0
	}
	if less {
		return -1
	}
	return 1
}

func (s *state) pipeline(dot reflect.Value, pipe *node) (value reflect.Value) {
	s.at(pipe)
	var final *reflect.Value
	for _, c := range pipe.parts {
		value = s.command(dot, c, final)
		if value.Kind() == reflect.Interface && value.Type().NumMethod() == 0 {
			value = value.Elem()
		}
		given := value
		final = &given
	}
	for _, d := range pipe.decls {
		if pipe.assign {
			s.find(d.names[0]).value = value
		} else {
			s.push(d.names[0], value)
		}
	}
	return value
}

// command evaluates one stage; final is what the stage before gave, for the last argument.
func (s *state) command(dot reflect.Value, c *node, final *reflect.Value) reflect.Value {
	first := c.parts[0]
	switch first.kind {
	case nodeField:
		return s.chain(dot, dot, first, first.names, c.parts[1:], final)
	case nodeChain:
		return s.evalChain(dot, first, c.parts[1:], final)
	case nodeVariable:
		return s.evalVariable(dot, first, c.parts[1:], final)
	case nodeIdentifier:
		return s.evalFunction(dot, first, c, c.parts[1:], final)
	}
	s.at(first)
	if len(c.parts) > 1 || final != nil {
		s.fail("can't give argument to non-function %s", first)
	}
	switch first.kind {
	case nodePipe:
		return s.pipeline(dot, first)
	case nodeDot:
		return dot
	case nodeNil:
		s.fail("nil is not a command")
	}
	return s.constant(first)
}

// constant gives a literal the type that it has by itself.
func (s *state) constant(n *node) reflect.Value {
	s.at(n)
	switch v := n.value.(type) {
	case int64:
		return reflect.ValueOf(int(v))
	case uint64:
		s.fail("%s overflows int", n.text)
	}
	return reflect.ValueOf(n.value)
}

func (s *state) evalVariable(dot reflect.Value, n *node, args []*node, final *reflect.Value) reflect.Value {
	s.at(n)
	value := s.find(n.names[0]).value
	if len(n.names) == 1 {
		if len(args) > 0 || final != nil {
			s.fail("can't give argument to non-function %s", n)
		}
		return value
	}
	return s.chain(dot, value, n, n.names[1:], args, final)
}

func (s *state) evalChain(dot reflect.Value, n *node, args []*node, final *reflect.Value) reflect.Value {
	s.at(n)
	if n.parts[0].kind == nodeNil {
		s.fail("indirection through explicit nil in %s", n)
	}
	return s.chain(dot, s.argument(dot, nil, n.parts[0]), n, n.names, args, final)
}

func (s *state) evalFunction(dot reflect.Value, n, at *node, args []*node, final *reflect.Value) reflect.Value {
	s.at(n)
	fn, builtin, ok := s.tmpl.function(n.text)
	if !ok {
		s.fail("%q is not a defined function", n.text)
	}
	return s.call(dot, fn, builtin, at, n.text, args, final)
}

// chain evaluates .A.B.C; only the last one gets the arguments.
func (s *state) chain(dot, receiver reflect.Value, n *node, names []string, args []*node, final *reflect.Value) reflect.Value {
	last := len(names) - 1
	for _, name := range names[:last] {
		receiver = s.field(dot, name, n, nil, nil, receiver)
	}
	return s.field(dot, names[last], n, args, final, receiver)
}

func indirect(v reflect.Value) (out reflect.Value, isNil bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

func withoutInterface(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// field gives a method's result, a struct's field or a map's element.
func (s *state) field(dot reflect.Value, name string, n *node, args []*node, final *reflect.Value, receiver reflect.Value) reflect.Value {
	s.at(n)
	if !receiver.IsValid() {
		if s.tmpl.missing == missingError {
			s.fail("nil data; no entry for key %q", name)
		}
		return reflect.Value{}
	}
	t := receiver.Type()
	receiver, isNil := indirect(receiver)
	if receiver.Kind() == reflect.Interface && isNil {
		s.fail("nil pointer evaluating %s.%s", t, name)
	}
	pointer := receiver
	if k := pointer.Kind(); k != reflect.Interface && k != reflect.Pointer && pointer.CanAddr() {
		pointer = pointer.Addr()
	}
	if method := pointer.MethodByName(name); method.IsValid() {
		return s.call(dot, method, false, n, name, args, final)
	}
	hasArgs := len(args) > 0 || final != nil
	switch receiver.Kind() {
	case reflect.Struct:
		f, ok := receiver.Type().FieldByName(name)
		if !ok {
			break
		}
		value, err := receiver.FieldByIndexErr(f.Index)
		if !f.IsExported() {
			s.fail("%s is an unexported field of struct type %s", name, t)
		}
		if err != nil {
			s.fail("%v", err)
		}
		if hasArgs {
			s.fail("%s has arguments but cannot be invoked as function", name)
		}
		return value
	case reflect.Map:
		key := reflect.ValueOf(name)
		if !key.Type().AssignableTo(receiver.Type().Key()) {
			break
		}
		if hasArgs {
			s.fail("%s is not a method but has arguments", name)
		}
		value := receiver.MapIndex(key)
		if !value.IsValid() && s.tmpl.missing == missingZero {
			return reflect.Zero(receiver.Type().Elem())
		}
		if !value.IsValid() && s.tmpl.missing == missingError {
			s.fail("map has no entry for key %q", name)
		}
		return value
	case reflect.Pointer:
		if elem := receiver.Type().Elem(); elem.Kind() == reflect.Struct {
			if _, ok := elem.FieldByName(name); !ok {
				break
			}
		}
		if isNil {
			s.fail("nil pointer evaluating %s.%s", t, name)
		}
	}
	s.fail("can't evaluate field %s in type %s", name, t)
	return reflect.Value{}
}

var (
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	valueType    = reflect.TypeFor[reflect.Value]()
)

// printable gives what is printed for a value.
func printable(v reflect.Value) (any, bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	speaks := func(t reflect.Type) bool { return t.Implements(errorType) || t.Implements(stringerType) }
	if !speaks(v.Type()) {
		if v.CanAddr() && speaks(reflect.PointerTo(v.Type())) {
			v = v.Addr()
		} else if k := v.Kind(); k == reflect.Chan || k == reflect.Func {
			return nil, false
		}
	}
	return v.Interface(), true
}

func (s *state) print(n *node, v reflect.Value) {
	s.at(n)
	x, ok := printable(v)
	if !ok {
		s.fail("can't print %s of type %s", n, v.Type())
	}
	if _, err := fmt.Fprint(s.wr, x); err != nil {
		panic(writeError{err})
	}
}

// IsTrue tells whether a value counts as true, and whether it can be asked at all.
func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

var errNoComparison = errors.New("missing argument for comparison")
var errBadComparison = errors.New("invalid type for comparison")

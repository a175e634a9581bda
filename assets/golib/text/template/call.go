package template

import (
	"fmt"
	"reflect"
)

// goodFunc tells why a function cannot be called by templates.
func goodFunc(name string, t reflect.Type) error {
	switch n := t.NumOut(); {
	case n == 1, n == 2 && t.Out(1) == errorType:
		return nil
	case n == 2:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, t.Out(1))
	default:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
}

// call calls a function or method with the arguments' nodes, and with final as the last argument.
func (s *state) call(dot, fn reflect.Value, builtin bool, at *node, name string, args []*node, final *reflect.Value) reflect.Value {
	t := fn.Type()
	count := len(args)
	if final != nil {
		count++
	}
	fixed := t.NumIn()
	if t.IsVariadic() {
		if fixed--; count < fixed {
			s.fail("wrong number of args for %s: want at least %d got %d", name, fixed, len(args))
		}
	} else if count != fixed {
		s.fail("wrong number of args for %s: want %d got %d", name, fixed, count)
	}
	if err := goodFunc(name, t); err != nil {
		s.fail("%v", err)
	}
	if builtin && (name == "and" || name == "or") {
		return s.shortCircuit(dot, name == "or", args, final)
	}
	argType := func(i int) reflect.Type {
		if i >= fixed {
			return t.In(fixed).Elem()
		}
		return t.In(i)
	}
	values := make([]reflect.Value, 0, count)
	for i, arg := range args {
		values = append(values, s.argument(dot, argType(i), arg))
	}
	if final != nil {
		values = append(values, s.fit(*final, argType(len(args))))
	}
	if builtin && name == "call" {
		callee := "call"
		if len(args) > 0 {
			callee = args[0].String()
		}
		values = append([]reflect.Value{reflect.ValueOf(callee)}, values...)
		fn = reflect.ValueOf(callNamed)
	}
	result, err := safeCall(fn, values)
	if err != nil {
		s.at(at)
		s.fail("error calling %s: %w", name, err)
	}
	return unwrapped(result)
}

// unwrapped takes a reflect.Value out of a reflect.Value.
func unwrapped(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}

// shortCircuit evaluates and, or: arguments behind the deciding one are not evaluated.
func (s *state) shortCircuit(dot reflect.Value, isOr bool, args []*node, final *reflect.Value) (v reflect.Value) {
	for _, arg := range args {
		v = unwrapped(s.argument(dot, valueType, arg))
		if truth(v) == isOr {
			return v
		}
	}
	if final != nil {
		v = unwrapped(s.fit(*final, valueType))
	}
	return v
}

// safeCall turns a panic of the function into an error.
func safeCall(fn reflect.Value, args []reflect.Value) (result reflect.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				err = e
			} else {
				err = fmt.Errorf("%v", r)
			}
		}
	}()
	out := fn.Call(args)
	if len(out) == 2 && !out[1].IsNil() {
		return out[0], out[1].Interface().(error)
	}
	return out[0], nil
}

func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	case reflect.Struct:
		return t == valueType
	}
	return false
}

// fit makes a value suit a parameter's type.
func (s *state) fit(v reflect.Value, t reflect.Type) reflect.Value {
	if !v.IsValid() {
		if t == nil {
			return v
		}
		if t == valueType {
			return reflect.ValueOf(v)
		}
		if canBeNil(t) {
			return reflect.Zero(t)
		}
		s.fail("invalid value; expected %s", t)
	}
	if t == valueType && v.Type() != t {
		return reflect.ValueOf(v)
	}
	if t == nil || v.Type().AssignableTo(t) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if v = v.Elem(); v.Type().AssignableTo(t) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(t):
		if v = v.Elem(); !v.IsValid() {
			s.fail("dereference of nil pointer of type %s", t)
		}
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(t):
		v = v.Addr()
	default:
		s.fail("wrong type for value; expected %s; got %s", t, v.Type())
	}
	return v
}

// argument evaluates a node for a parameter of a type; nil takes any.
func (s *state) argument(dot reflect.Value, t reflect.Type, n *node) reflect.Value {
	s.at(n)
	switch n.kind {
	case nodeDot:
		return s.fit(dot, t)
	case nodeNil:
		if t != nil && canBeNil(t) {
			return reflect.Zero(t)
		}
		s.fail("cannot assign nil to %s", t)
	case nodeField:
		return s.fit(s.chain(dot, dot, n, n.names, nil, nil), t)
	case nodeVariable:
		return s.fit(s.evalVariable(dot, n, nil, nil), t)
	case nodePipe:
		return s.fit(s.pipeline(dot, n), t)
	case nodeIdentifier:
		return s.fit(s.evalFunction(dot, n, n, nil, nil), t)
	case nodeChain:
		return s.fit(s.evalChain(dot, n, nil, nil), t)
	}
	if t == valueType {
		return reflect.ValueOf(s.constant(n))
	}
	return s.literal(t, n)
}

// literal converts a literal to a parameter's type.
func (s *state) literal(t reflect.Type, n *node) reflect.Value {
	v := reflect.New(t).Elem()
	switch k := t.Kind(); {
	case k == reflect.Interface && t.NumMethod() == 0:
		return s.constant(n)
	case k == reflect.Bool:
		if n.kind != nodeBool {
			s.fail("expected bool; found %s", n)
		}
		v.SetBool(n.value.(bool))
	case k == reflect.String:
		if n.kind != nodeString {
			s.fail("expected string; found %s", n)
		}
		v.SetString(n.value.(string))
	case v.CanInt():
		switch x := n.value.(type) {
		case int64:
			v.SetInt(x)
		case float64:
			if float64(int64(x)) != x {
				s.fail("expected integer; found %s", n)
			}
			v.SetInt(int64(x))
		default:
			s.fail("expected integer; found %s", n)
		}
	case v.CanUint():
		switch x := n.value.(type) {
		case int64:
			if x < 0 {
				s.fail("expected unsigned integer; found %s", n)
			}
			v.SetUint(uint64(x))
		case uint64:
			v.SetUint(x)
		default:
			s.fail("expected unsigned integer; found %s", n)
		}
	case v.CanFloat():
		switch x := n.value.(type) {
		case int64:
			v.SetFloat(float64(x))
		case uint64:
			v.SetFloat(float64(x))
		case float64:
			v.SetFloat(x)
		default:
			s.fail("expected float; found %s", n)
		}
	case v.CanComplex():
		c, ok := n.value.(complex128)
		if !ok {
			s.fail("expected complex; found %s", n)
		}
		v.SetComplex(c)
	default:
		s.fail("can't handle %s for arg of type %s", n, t)
	}
	return v
}

package template

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

var builtinFuncs map[string]any

// builtins is made when it is first asked for, since the functions refer to it in turn.
func builtins() map[string]any {
	if builtinFuncs == nil {
		builtinFuncs = map[string]any{
			"and": and, "or": and, "call": func(fn reflect.Value, args ...reflect.Value) (reflect.Value, error) { return fn, nil },
			"html": HTMLEscaper, "index": index, "slice": slice, "js": JSEscaper, "len": length, "not": not,
			"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln, "urlquery": URLQueryEscaper,
			"eq": eq, "ne": ne, "lt": lt, "le": le, "gt": gt, "ge": ge,
		}
	}
	return builtinFuncs
}

// and stands for and, or, which are evaluated without calling it.
func and(first reflect.Value, rest ...reflect.Value) reflect.Value { return first }

func truth(v reflect.Value) bool {
	t, _ := isTrue(withoutInterface(v))
	return t
}

func not(v reflect.Value) bool { return !truth(v) }

func isTrue(v reflect.Value) (truth, ok bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return false, true
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer, reflect.Interface:
		return !v.IsNil(), true
	case reflect.Struct:
		return true, true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0, true
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0, true
	}
	return !v.IsZero(), true
}

// asArgument makes a value suit a key's or parameter's type.
func asArgument(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !canBeNil(t) {
			return reflect.Value{}, fmt.Errorf("value is nil; should be of type %s", t)
		}
		return reflect.Zero(t), nil
	}
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	number := func(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Uintptr }
	if number(v.Kind()) && number(t.Kind()) && v.Type().ConvertibleTo(t) {
		return v.Convert(t), nil
	}
	return reflect.Value{}, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

func asIndex(v reflect.Value, limit int) (int, error) {
	var x int64
	switch {
	case v.CanInt():
		x = v.Int()
	case v.CanUint():
		x = int64(v.Uint())
	case !v.IsValid():
		return 0, errors.New("cannot index slice/array with nil")
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", v.Type())
	}
	if x < 0 || int(x) < 0 || int(x) > limit {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = withoutInterface(item)
	if !item.IsValid() {
		return reflect.Value{}, errors.New("index of untyped nil")
	}
	for _, i := range indexes {
		i = withoutInterface(i)
		var isNil bool
		if item, isNil = indirect(item); isNil {
			return reflect.Value{}, errors.New("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			at, err := asIndex(i, item.Len()-1)
			if err != nil {
				return reflect.Value{}, err
			}
			item = item.Index(at)
		case reflect.Map:
			key, err := asArgument(i, item.Type().Key())
			if err != nil {
				return reflect.Value{}, err
			}
			if value := item.MapIndex(key); value.IsValid() {
				item = value
			} else {
				item = reflect.Zero(item.Type().Elem())
			}
		default:
			return reflect.Value{}, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

func slice(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = withoutInterface(item)
	if !item.IsValid() {
		return reflect.Value{}, errors.New("slice of untyped nil")
	}
	if len(indexes) > 3 {
		return reflect.Value{}, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	limit := 0
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return reflect.Value{}, errors.New("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return reflect.Value{}, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	at := [3]int{0, item.Len(), 0}
	for i, x := range indexes {
		n, err := asIndex(withoutInterface(x), limit)
		if err != nil {
			return reflect.Value{}, err
		}
		at[i] = n
	}
	if at[0] > at[1] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", at[0], at[1])
	}
	if len(indexes) < 3 {
		return item.Slice(at[0], at[1]), nil
	}
	if at[1] > at[2] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", at[1], at[2])
	}
	return item.Slice3(at[0], at[1], at[2]), nil
}

func length(arg reflect.Value) (int, error) {
	arg, isNil := indirect(arg)
	if isNil {
		return 0, errors.New("len of nil pointer")
	}
	switch arg.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return arg.Len(), nil
	case reflect.Invalid:
		return 0, errors.New("len of nil pointer")
	}
	return 0, fmt.Errorf("len of type %s", arg.Type())
}

// callNamed calls a function value; name is its text in the template.
func callNamed(name string, fn reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	fn = withoutInterface(fn)
	if !fn.IsValid() {
		return reflect.Value{}, errors.New("call of nil")
	}
	t := fn.Type()
	if t.Kind() != reflect.Func {
		return reflect.Value{}, fmt.Errorf("non-function %s of type %s", name, t)
	}
	if err := goodFunc(name, t); err != nil {
		return reflect.Value{}, err
	}
	fixed := t.NumIn()
	if t.IsVariadic() {
		if fixed--; len(args) < fixed {
			return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), fixed)
		}
	} else if len(args) != fixed {
		return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), fixed)
	}
	values := make([]reflect.Value, len(args))
	for i, arg := range args {
		want := t.In(min(i, t.NumIn()-1))
		if i >= fixed {
			want = want.Elem()
		}
		v, err := asArgument(withoutInterface(arg), want)
		if err != nil {
			return reflect.Value{}, fmt.Errorf("arg %d: %w", i, err)
		}
		values[i] = v
	}
	return safeCall(fn, values)
}

type basicKind uint8

const (
	invalidKind basicKind = iota
	boolKind
	complexKind
	intKind
	floatKind
	stringKind
	uintKind
)

func kindOf(v reflect.Value) basicKind {
	switch {
	case v.Kind() == reflect.Bool:
		return boolKind
	case v.CanInt():
		return intKind
	case v.CanUint():
		return uintKind
	case v.CanFloat():
		return floatKind
	case v.CanComplex():
		return complexKind
	case v.Kind() == reflect.String:
		return stringKind
	}
	return invalidKind
}

func isNilValue(v reflect.Value) bool {
	return !v.IsValid() || canBeNil(v.Type()) && v.Type() != valueType && v.IsNil()
}

func eq(first reflect.Value, others ...reflect.Value) (bool, error) {
	first = withoutInterface(first)
	if len(others) == 0 {
		return false, errNoComparison
	}
	for _, other := range others {
		same, err := equal(first, withoutInterface(other))
		if same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func equal(a, b reflect.Value) (bool, error) {
	ka, kb := kindOf(a), kindOf(b)
	if ka != kb {
		switch {
		case ka == intKind && kb == uintKind:
			return a.Int() >= 0 && uint64(a.Int()) == b.Uint(), nil
		case ka == uintKind && kb == intKind:
			return b.Int() >= 0 && a.Uint() == uint64(b.Int()), nil
		case a.IsValid() && b.IsValid():
			return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
		}
		return false, nil
	}
	switch ka {
	case boolKind:
		return a.Bool() == b.Bool(), nil
	case intKind:
		return a.Int() == b.Int(), nil
	case uintKind:
		return a.Uint() == b.Uint(), nil
	case floatKind:
		return a.Float() == b.Float(), nil
	case complexKind:
		return a.Complex() == b.Complex(), nil
	case stringKind:
		return a.String() == b.String(), nil
	}
	if isNilValue(a) || isNilValue(b) {
		return isNilValue(a) == isNilValue(b), nil
	}
	if a.Kind() != b.Kind() {
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
	}
	if !b.Type().Comparable() {
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return a.Interface() == b.Interface(), nil
}

func ne(a, b reflect.Value) (bool, error) {
	same, err := eq(a, b)
	return !same, err
}

func lt(a, b reflect.Value) (bool, error) {
	a, b = withoutInterface(a), withoutInterface(b)
	ka, kb := kindOf(a), kindOf(b)
	switch {
	case ka == invalidKind || kb == invalidKind:
		return false, errBadComparison
	case ka == intKind && kb == uintKind:
		return a.Int() < 0 || uint64(a.Int()) < b.Uint(), nil
	case ka == uintKind && kb == intKind:
		return b.Int() >= 0 && a.Uint() < uint64(b.Int()), nil
	case ka != kb:
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
	}
	switch ka {
	case intKind:
		return a.Int() < b.Int(), nil
	case uintKind:
		return a.Uint() < b.Uint(), nil
	case floatKind:
		return a.Float() < b.Float(), nil
	case stringKind:
		return a.String() < b.String(), nil
	}
	return false, errBadComparison
}

func le(a, b reflect.Value) (bool, error) {
	less, err := lt(a, b)
	if less || err != nil {
		return less, err
	}
	return eq(a, b)
}

func gt(a, b reflect.Value) (bool, error) {
	notGreater, err := le(a, b)
	return err == nil && !notGreater, err
}

func ge(a, b reflect.Value) (bool, error) {
	less, err := lt(a, b)
	return err == nil && !less, err
}

// textOf joins arguments as print does.
func textOf(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, arg := range args {
		if x, ok := printable(reflect.ValueOf(arg)); ok {
			args[i] = x
		}
	}
	return fmt.Sprint(args...)
}

var htmlReplacer = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;")

func HTMLEscape(w io.Writer, b []byte)   { io.WriteString(w, HTMLEscapeString(string(b))) }
func HTMLEscapeString(s string) string   { return htmlReplacer.Replace(s) }
func HTMLEscaper(args ...any) string     { return HTMLEscapeString(textOf(args)) }
func JSEscape(w io.Writer, b []byte)     { io.WriteString(w, JSEscapeString(string(b))) }
func JSEscaper(args ...any) string       { return JSEscapeString(textOf(args)) }
func URLQueryEscaper(args ...any) string { return url.QueryEscape(textOf(args)) }

func JSEscapeString(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\\' || r == '\'' || r == '"':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == '<' || r == '>' || r == '&' || r == '=' || r >= utf8.RuneSelf && !unicode.IsPrint(r):
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

package reflect

import "unsafe"

// A function made by MakeFunc is an ordinary closure whose one parameter is an array that covers the caller's parameters and
// results: what it writes behind the parameters are the results.

// makeFuncImpl is what such a closure captures.
type makeFuncImpl struct {
	typ  *rtype
	fn   func([]Value) []Value
	args int // words of parameters
}

func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.common()
	impl := &makeFuncImpl{typ: t, fn: fn}
	total := 0
	for i := range t.numIn() + t.numOut() {
		if total += wordsOf(t.param(i)); i < t.numIn() {
			impl.args = total
		}
	}
	return Value{t, impl.closure(total), flag(Func)}
}

// makeMethodValue makes a function of a method of a value.
func makeMethodValue(v Value) Value {
	signature, _, _ := v.method()
	bound := Value{v.typ, v.ptr, v.flag}
	if v.flag&flagAddr != 0 && !v.typ.direct() && v.typ.Kind() != Interface {
		copied := unsafe_New(v.typ) // the receiver is that of this moment
		typedmemmove(v.typ, copied, v.ptr)
		bound.ptr = copied
		bound.flag &^= flagAddr
	}
	bound.flag &^= flagRO
	out := MakeFunc(signature, func(args []Value) []Value {
		if signature.IsVariadic() {
			return bound.CallSlice(args)
		}
		return bound.Call(args)
	})
	out.flag |= v.flag.ro()
	return out
}

// run calls fn with the words of the parameters and gives those of the results.
func (impl *makeFuncImpl) run(w *callWords) (out callWords) {
	t := impl.typ
	in := make([]Value, t.numIn())
	at := 0
	for i := range in {
		p := t.param(i)
		in[i] = Value{p, unsafe_New(p), flagIndir | flag(p.kind&31)}
		if p.size > 0 {
			typedmemmove(p, in[i].ptr, unsafe.Pointer(&w[at]))
		}
		at += wordsOf(p)
	}
	results := impl.fn(in)
	if len(results) != t.numOut() {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	at = 0
	for i, x := range results {
		r := t.param(t.numIn() + i)
		if x.typ == nil {
			panic("reflect: function created by MakeFunc using closure returned zero Value")
		}
		if x.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
		}
		at = out.put(at, x.assignTo("reflect.MakeFunc", r, nil))
	}
	return out
}

// closure makes the closure for a number of words.
func (impl *makeFuncImpl) closure(words int) (value unsafe.Pointer) {
	switch words {
	case 0:
		f := func() { impl.run(new(callWords)) }
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 1:
		f := func(all [1]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 1; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 2:
		f := func(all [2]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 2; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 3:
		f := func(all [3]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 3; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 4:
		f := func(all [4]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 4; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 5:
		f := func(all [5]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 5; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 6:
		f := func(all [6]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 6; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 7:
		f := func(all [7]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 7; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 8:
		f := func(all [8]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 8; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 9:
		f := func(all [9]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 9; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 10:
		f := func(all [10]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 10; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 11:
		f := func(all [11]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 11; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 12:
		f := func(all [12]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 12; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 13:
		f := func(all [13]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 13; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 14:
		f := func(all [14]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 14; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 15:
		f := func(all [15]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 15; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	case 16:
		f := func(all [16]unsafe.Pointer) {
			var w callWords
			for i := range impl.args {
				w[i] = all[i]
			}
			out := impl.run(&w)
			for i := impl.args; i < 16; i++ {
				all[i] = out[i-impl.args]
			}
		}
		return *(*unsafe.Pointer)(unsafe.Pointer(&f))
	}
	panic("reflect: the model makes functions with up to 16 words of parameters and results")
}

package reflect

import "unsafe"

// A call from here is an ordinary call of the machine: function values are cast to one that takes its parameters as an array of
// words, which stand in the frame as the parameters themselves do. So it takes no help from the machine.

const (
	maxCallWords   = 16
	maxResultWords = 12
)

type results [maxResultWords]unsafe.Pointer

// cleared is called first, so that the words behind the real results are not left over from an earlier call.
//
//go:noinline
func cleared[A any](a A) (r results) { return r }

//go:noinline
func callWith[A any](closure unsafe.Pointer, a *A) results {
	cleared(*a)
	f := *(*func(A) results)(unsafe.Pointer(&closure))
	return f(*a)
}

type callWords [maxCallWords]unsafe.Pointer

func callFunction(closure unsafe.Pointer, w *callWords, n int) results {
	p := unsafe.Pointer(w)
	switch n {
	case 0:
		return callWith(closure, (*struct{})(p))
	case 1:
		return callWith(closure, (*[1]unsafe.Pointer)(p))
	case 2:
		return callWith(closure, (*[2]unsafe.Pointer)(p))
	case 3:
		return callWith(closure, (*[3]unsafe.Pointer)(p))
	case 4:
		return callWith(closure, (*[4]unsafe.Pointer)(p))
	case 5:
		return callWith(closure, (*[5]unsafe.Pointer)(p))
	case 6:
		return callWith(closure, (*[6]unsafe.Pointer)(p))
	case 7:
		return callWith(closure, (*[7]unsafe.Pointer)(p))
	case 8:
		return callWith(closure, (*[8]unsafe.Pointer)(p))
	case 9:
		return callWith(closure, (*[9]unsafe.Pointer)(p))
	case 10:
		return callWith(closure, (*[10]unsafe.Pointer)(p))
	case 11:
		return callWith(closure, (*[11]unsafe.Pointer)(p))
	case 12:
		return callWith(closure, (*[12]unsafe.Pointer)(p))
	case 13:
		return callWith(closure, (*[13]unsafe.Pointer)(p))
	case 14:
		return callWith(closure, (*[14]unsafe.Pointer)(p))
	case 15:
		return callWith(closure, (*[15]unsafe.Pointer)(p))
	case 16:
		return callWith(closure, (*[16]unsafe.Pointer)(p))
	}
	panic("reflect: the model calls functions with up to 16 words of parameters")
}

func wordsOf(t *rtype) int { return int(t.size+7) / 8 }

// put writes a value as a parameter: small numbers fill their word, the rest stands as in memory.
func (w *callWords) put(at int, v Value) int {
	n := wordsOf(v.typ)
	if at+n > maxCallWords {
		return maxCallWords + 1
	}
	switch {
	case v.CanInt():
		w[at] = unsafe.Pointer(uintptr(v.Int()))
	case v.CanUint():
		w[at] = unsafe.Pointer(uintptr(v.Uint()))
	case n > 0:
		typedmemmove(v.typ, unsafe.Pointer(&w[at]), v.address())
	}
	return at + n
}

// Call calls the function with these arguments.
func (v Value) Call(in []Value) []Value {
	v.must(Func, "Call")
	v.mustBeExported("Call")
	return v.call("Call", in)
}

// CallSlice calls a variadic function with the last argument as its slice.
func (v Value) CallSlice(in []Value) []Value {
	v.must(Func, "CallSlice")
	v.mustBeExported("CallSlice")
	return v.call("CallSlice", in)
}

// receiver gives a method Value's signature, the data word of its receiver and its code.
func (v Value) method() (signature *rtype, receiver unsafe.Pointer, code uintptr) {
	i := int(v.flag) >> flagMethodShift
	if v.typ.Kind() == Interface {
		w := (*words)(v.ptr)
		if w.typ == nil {
			panic("reflect: Method on nil interface value")
		}
		code = *(*uintptr)(unsafe.Add(w.typ, 24+8*i))
		return (*rtype)(resolve(v.typ.interfaceMethods()[i].typ)), w.data, code
	}
	m := &v.typ.methods()[i]
	receiver = v.ptr
	if v.typ.direct() {
		if v.flag&flagIndir != 0 {
			receiver = *(*unsafe.Pointer)(v.ptr)
		}
	} else if v.flag&flagAddr != 0 { // the method gets the value of this moment
		receiver = unsafe_New(v.typ)
		typedmemmove(v.typ, receiver, v.ptr)
	}
	return (*rtype)(resolve(m.typ)), receiver, uintptr(m.ifn)
}

func (v Value) call(op string, in []Value) []Value {
	var w callWords
	at := 0
	t := v.typ
	var closure unsafe.Pointer
	if v.flag&flagMethod != 0 {
		var code uintptr
		t, w[0], code = v.method()
		closure = unsafe.Pointer(&methodCode{code})
		at = 1
	} else {
		closure = v.pointer()
	}
	if closure == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	in = arguments(op, t, in)
	for i, x := range in {
		if x.kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
		x.mustBeExported(op)
		x = x.assignTo("reflect.Value.Call", t.param(i), nil)
		at = w.put(at, x)
	}
	out := make([]Value, t.numOut())
	total := 0
	for i := range out {
		r := t.param(t.numIn() + i)
		out[i] = Value{r, unsafe_New(r), flagIndir | flag(r.kind&31)}
		total += wordsOf(r)
	}
	if total > maxResultWords {
		panic("reflect: the model calls functions with up to 12 words of results")
	}
	got := callFunction(closure, &w, at)
	at = 0
	for i := range out {
		r := out[i].typ
		if r.size > 0 {
			typedmemmove(r, out[i].ptr, unsafe.Pointer(&got[at]))
		}
		at += wordsOf(r)
	}
	return out
}

// arguments checks the number of arguments and gathers the variadic ones.
func arguments(op string, t *rtype, in []Value) []Value {
	n := t.numIn()
	variadic := t.IsVariadic()
	if op == "CallSlice" {
		if !variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
		return in
	}
	if variadic {
		n--
	}
	if len(in) < n {
		panic("reflect: Call with too few input arguments")
	}
	if !variadic && len(in) > n {
		panic("reflect: Call with too many input arguments")
	}
	for i := range n {
		if x := in[i]; x.IsValid() && !x.Type().AssignableTo(t.param(i)) {
			panic("reflect: " + op + " using " + x.Type().String() + " as type " + t.param(i).String())
		}
	}
	if !variadic {
		return in
	}
	rest := MakeSlice(t.param(n), len(in)-n, len(in)-n)
	elem := t.param(n).elem()
	for i, x := range in[n:] {
		if !x.Type().AssignableTo(elem) {
			panic("reflect: cannot use " + x.Type().String() + " as type " + elem.String() + " in " + op)
		}
		rest.Index(i).Set(x)
	}
	return append(append(make([]Value, 0, n+1), in[:n]...), rest)
}

func (v Value) NumMethod() int {
	if v.typ == nil {
		v.fail("NumMethod")
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return v.typ.NumMethod()
}

// Method gives the i-th method, bound to v.
func (v Value) Method(i int) Value {
	if v.typ == nil {
		v.fail("Method")
	}
	if v.flag&flagMethod != 0 || uint(i) >= uint(v.typ.NumMethod()) {
		panic("reflect: Method index out of range")
	}
	if v.kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	f := v.flag.ro() | v.flag&(flagIndir|flagAddr) | flag(Func) | flag(i)<<flagMethodShift | flagMethod
	return Value{v.typ, v.ptr, f}
}

func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		v.fail("MethodByName")
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	for i := range v.typ.NumMethod() {
		if v.typ.methodName(i) == name {
			return v.Method(i)
		}
	}
	return Value{}
}

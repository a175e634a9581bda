package reflect

import "unsafe"

// The machine's channels. send and receive take the address of the element and park when block is set.
func makechan(t *rtype, size int) unsafe.Pointer
func chanlen(ch unsafe.Pointer) int
func chancap(ch unsafe.Pointer) int
func chanclose(ch unsafe.Pointer)

//go:escapes *elem
func chansend(ch, elem unsafe.Pointer, block bool) (sent bool)
func chanrecv(t *rtype, ch, elem unsafe.Pointer, block bool) (selected, received bool)

func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	t := typ.common()
	return Value{t, makechan(t, buffer), flag(Chan)}
}

func (v Value) Close() {
	v.must(Chan, "Close")
	v.mustBeExported("Close")
	if v.typ.ChanDir()&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	chanclose(v.pointer())
}

func (v Value) send(method string, x Value, block bool) bool {
	v.must(Chan, method)
	v.mustBeExported(method)
	if v.typ.ChanDir()&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported(method)
	x = x.assignTo("reflect.Value.Send", v.typ.elem(), nil)
	return chansend(v.pointer(), movedToHeap(&x), block)
}

// movedToHeap gives an address that does not move with the stack while the goroutine waits.
func movedToHeap(v *Value) unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	at := unsafe_New(v.typ)
	typedmemmove(v.typ, at, v.address())
	return at
}

func (v Value) receive(method string, block bool) (Value, bool) {
	v.must(Chan, method)
	v.mustBeExported(method)
	if v.typ.ChanDir()&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	t := v.typ.elem()
	room := roomFor(t)
	selected, received := chanrecv(t, v.pointer(), room, block)
	if !selected {
		return Value{}, false
	}
	return Value{t, room, flagIndir | flag(t.kind&31)}, received
}

func (v Value) Send(x Value)                { v.send("Send", x, true) }
func (v Value) TrySend(x Value) bool        { return v.send("TrySend", x, false) }
func (v Value) Recv() (x Value, ok bool)    { return v.receive("Recv", true) }
func (v Value) TryRecv() (x Value, ok bool) { return v.receive("TryRecv", false) }

// roomFor gives memory for a received element: the machine writes whole words.
func roomFor(t *rtype) unsafe.Pointer {
	if t.size < 8 {
		return unsafe.Pointer(new(uint64))
	}
	return unsafe_New(t)
}

// SelectDir is what a case of Select does.
type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// SelectCase is one case of Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// selectCase is a case for the machine.
type selectCase struct {
	ch   unsafe.Pointer
	elem unsafe.Pointer
	send bool
}

// rselect waits until a case can go on; -1 is the default.
//
//go:escapes *cases **cases
func rselect(cases []selectCase, block bool) (chosen int, received bool)

func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	real := make([]selectCase, 0, len(cases))
	numbers := make([]int, 0, len(cases))
	otherwise := -1
	for i, c := range cases {
		switch c.Dir {
		case SelectDefault:
			if otherwise >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			otherwise = i
			continue
		case SelectSend, SelectRecv:
		default:
			panic("reflect.Select: invalid Dir")
		}
		if !c.Chan.IsValid() {
			continue
		}
		c.Chan.must(Chan, "Select")
		one := selectCase{ch: c.Chan.pointer(), send: c.Dir == SelectSend}
		if one.send {
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			x := c.Send.assignTo("reflect.Select", c.Chan.typ.elem(), nil)
			one.elem = movedToHeap(&x)
		} else {
			one.elem = roomFor(c.Chan.typ.elem())
		}
		real = append(real, one)
		numbers = append(numbers, i)
	}
	n, received := rselect(real, otherwise < 0)
	if n < 0 {
		return otherwise, Value{}, false
	}
	chosen = numbers[n]
	if !real[n].send {
		t := cases[chosen].Chan.typ.elem()
		recv = Value{t, real[n].elem, flagIndir | flag(t.kind&31)}
	}
	return chosen, recv, received
}

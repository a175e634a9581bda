// Package runtime: what a Go program can see of the machine that runs it. The work behind most functions is native.
// Models [go1.26 runtime/error.go]: the machine makes its own panics by calling the panic functions below by symbol.
package runtime

import (
	"internal/runtime/maps"
	"unsafe"
)

// Error is the interface of the errors that the running program makes itself, such as an index out of range.
type Error interface {
	error
	RuntimeError()
}

// TypeAssertionError says why a type assertion failed: the descriptors of the static, the dynamic and the asserted type.
type TypeAssertionError struct {
	_interface    unsafe.Pointer
	concrete      unsafe.Pointer // nil: the interface was nil
	asserted      unsafe.Pointer
	missingMethod string
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	wanted := descriptorText(e.asserted)
	if e.concrete == nil {
		from := "interface"
		if e._interface != nil {
			from = descriptorText(e._interface)
		}
		return "interface conversion: " + from + " is nil, not " + wanted
	}
	have := descriptorText(e.concrete)
	if e.missingMethod != "" {
		return "interface conversion: " + have + " is not " + wanted + ": missing method " + e.missingMethod
	}
	text := "interface conversion: " + descriptorText(e._interface) + " is " + have + ", not " + wanted
	if have == wanted {
		if descriptorPackage(e.concrete) == descriptorPackage(e.asserted) {
			return text + " (types from different scopes)"
		}
		return text + " (types from different packages)"
	}
	return text
}

// PanicNilError is the value that recover returns after panic(nil).
type PanicNilError struct {
	_ [0]func()
}

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}

func (*PanicNilError) RuntimeError() {}

type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string { return "runtime error: " + string(e) }

// plainError prints its text without the words "runtime error".
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string { return string(e) }

// An index or slice expression with operands out of bounds: x is the wrong one, y its limit, code the form. [go1.26 internal/abi/bounds.go]
type boundsError struct {
	x      int64
	y      int
	signed bool
	code   uint8
}

func (e boundsError) RuntimeError() {}

// By code; x and y stand for the numbers, the second form is for a negative x.
var boundsTexts = [...][2]string{
	{"index out of range [x] with length y", "index out of range [x]"},
	{"slice bounds out of range [:x] with length y", "slice bounds out of range [:x]"},
	{"slice bounds out of range [:x] with capacity y", "slice bounds out of range [:x]"},
	{"slice bounds out of range [x:y]", "slice bounds out of range [x:]"},
	{"slice bounds out of range [::x] with length y", "slice bounds out of range [::x]"},
	{"slice bounds out of range [::x] with capacity y", "slice bounds out of range [::x]"},
	{"slice bounds out of range [:x:y]", "slice bounds out of range [:x:]"},
	{"slice bounds out of range [x:y:]", "slice bounds out of range [x::]"},
	{"cannot convert slice with length x to array or pointer to array with length y", ""},
}

func (e boundsError) Error() string {
	form := boundsTexts[e.code][0]
	if e.signed && e.x < 0 {
		form = boundsTexts[e.code][1]
	}
	text := append(make([]byte, 0, 100), "runtime error: "...)
	for i := 0; i < len(form); i++ {
		// a number stands between punctuation or at the end of a word
		alone := (i == 0 || form[i-1] < 'a') && (i+1 == len(form) || form[i+1] < 'a')
		switch {
		case form[i] == 'x' && alone:
			text = appendNumber(text, e.x, e.signed)
		case form[i] == 'y' && alone:
			text = appendNumber(text, int64(e.y), true)
		default:
			text = append(text, form[i])
		}
	}
	return string(text)
}

func appendNumber(text []byte, v int64, signed bool) []byte {
	if signed && v < 0 {
		text = append(text, '-')
		v = -v
	}
	var digits [20]byte
	at := len(digits)
	for n := uint64(v); n > 0 || at == len(digits); n /= 10 {
		at--
		digits[at] = byte('0' + n%10)
	}
	return append(text, digits[at:]...)
}

// The texts of panics that name no operand: read-only data, which the machine finds by their words.
var constantTexts = [...]string{
	"invalid memory address or nil pointer dereference", "integer divide by zero", "integer overflow", "negative shift amount",
	"makeslice: len out of range", "makeslice: cap out of range", "growslice: len out of range",
	"unsafe.Slice: ptr is nil and len is not zero", "unsafe.Slice: len out of range",
	"unsafe.String: ptr is nil and len is not zero", "unsafe.String: len out of range",
	"assignment to entry in nil map", "makechan: size out of range", "close of nil channel", "close of closed channel",
	"send on closed channel",
}

// The machine calls these to raise the panics of instructions.
func panicError(text string) { panic(Error(errorString(text))) }

func panicPlain(text string) { panic(Error(plainError(text))) }

func panicBounds(x int64, y int, signed bool, code uint8) {
	panic(Error(boundsError{x, y, signed, code}))
}

func panicTypeAssertion(from, concrete, asserted unsafe.Pointer, missing int) {
	e := &TypeAssertionError{from, concrete, asserted, ""}
	if missing > 0 {
		e.missingMethod = methodName(asserted, missing-1)
	}
	panic(Error(e))
}

func panicUnhashable(t unsafe.Pointer) { panic(maps.Unhashable(t)) }

// Of an interface type's method: the name in its descriptor.
func methodName(t unsafe.Pointer, method int) string

func descriptorPackage(t unsafe.Pointer) string

func panicNil() { panic(new(PanicNilError)) }

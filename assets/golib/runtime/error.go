// Package runtime: what a Go program can see of the machine that runs it. The work behind most functions is native.
// Models [go1.26 runtime/error.go]: the machine makes its own panics by calling the panic functions below by symbol.
package runtime

// Error is the interface of the errors that the running program makes itself, such as an index out of range.
type Error interface {
	error
	RuntimeError()
}

// TypeAssertionError says why a type assertion failed.
// Differs: it keeps the finished text, not the three types it is made of.
type TypeAssertionError struct {
	text          string
	missingMethod string
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string { return e.text }

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

// Differs: keeps the finished text, not the code and the numbers.
type boundsError string

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string { return "runtime error: " + string(e) }

// The machine calls these to raise the panics of instructions.
func panicError(text string) { panic(Error(errorString(text))) }

func panicPlain(text string) { panic(Error(plainError(text))) }

func panicBounds(text string) { panic(Error(boundsError(text))) }

func panicTypeAssertion(missingMethod string, text string) {
	panic(Error(&TypeAssertionError{text, missingMethod}))
}

func panicNil() { panic(new(PanicNilError)) }

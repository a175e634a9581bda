// Package fmt models Go's fmt package. Values of basic types are formatted without reflection.
package fmt

import (
	"io"
	"os"
	"reflect"
)

type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface {
	Format(f State, verb rune)
}

type Stringer interface {
	String() string
}

type GoStringer interface {
	GoString() string
}

// pp is one printer at work; printers are used again.
type pp struct {
	buf        []byte
	arg        any           // what is being printed
	value      reflect.Value // the same, when it came through reflection
	fmt        spec
	reordered  bool // an argument index was used
	goodArgNum bool
	panicking  bool // catchPanic prints a panic value
	erroring   bool // a bad verb prints its operand: no methods
	wrapErrs   bool // %w is allowed
	wrapped    []int
	next       *pp
}

var free *pp

// Between pin and unpin the goroutine is not preempted: the lists of free printers change hands in one piece.
func runtime_procPin() int
func runtime_procUnpin()

func takePrinter() *pp {
	runtime_procPin()
	p := free
	if p != nil {
		free = p.next
		p.next = nil
	}
	runtime_procUnpin()
	return p
}

func newPrinter() *pp {
	p := takePrinter()
	if p == nil {
		p = new(pp)
		p.fmt.buf = &p.buf
	}
	p.panicking = false
	p.erroring = false
	p.wrapErrs = false
	p.fmt.clear()
	return p
}

// release forgets what was printed, so that the printer keeps nothing alive.
func (p *pp) release() {
	if cap(p.buf) > 64*1024 {
		p.buf = nil
	} else {
		p.buf = p.buf[:0]
	}
	if cap(p.wrapped) > 8 {
		p.wrapped = nil
	}
	p.arg = nil
	p.value = reflect.Value{}
	p.wrapped = p.wrapped[:0]
	runtime_procPin()
	p.next = free
	free = p
	runtime_procUnpin()
}

func (p *pp) Width() (wid int, ok bool) { return p.fmt.wid, p.fmt.widPresent }

func (p *pp) Precision() (prec int, ok bool) { return p.fmt.prec, p.fmt.precPresent }

func (p *pp) Flag(b int) bool {
	switch b {
	case '-':
		return p.fmt.minus
	case '+':
		return p.fmt.plus || p.fmt.plusV
	case '#':
		return p.fmt.sharp || p.fmt.sharpV
	case ' ':
		return p.fmt.space
	case '0':
		return p.fmt.zero
	}
	return false
}

func (p *pp) Write(b []byte) (ret int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *pp) WriteString(s string) (ret int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.doPrintf(format, a)
	n, err = w.Write(p.buf)
	p.release()
	return n, err
}

func Printf(format string, a ...any) (n int, err error) { return Fprintf(os.Stdout, format, a...) }

func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.doPrintf(format, a)
	s := string(p.buf)
	p.release()
	return s
}

func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.doPrintf(format, a)
	b = append(b, p.buf...)
	p.release()
	return b
}

func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.doPrint(a)
	n, err = w.Write(p.buf)
	p.release()
	return n, err
}

func Print(a ...any) (n int, err error) { return Fprint(os.Stdout, a...) }

func Sprint(a ...any) string {
	p := newPrinter()
	p.doPrint(a)
	s := string(p.buf)
	p.release()
	return s
}

func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.doPrint(a)
	b = append(b, p.buf...)
	p.release()
	return b
}

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.doPrintln(a)
	n, err = w.Write(p.buf)
	p.release()
	return n, err
}

func Println(a ...any) (n int, err error) { return Fprintln(os.Stdout, a...) }

func Sprintln(a ...any) string {
	p := newPrinter()
	p.doPrintln(a)
	s := string(p.buf)
	p.release()
	return s
}

func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.doPrintln(a)
	b = append(b, p.buf...)
	p.release()
	return b
}

// doPrint puts spaces between operands when neither is a string.
func (p *pp) doPrint(a []any) {
	wasString := false
	for i, arg := range a {
		_, isString := arg.(string)
		if !isString && arg != nil {
			isString = reflect.TypeOf(arg).Kind() == reflect.String
		}
		if i > 0 && !isString && !wasString {
			p.buf = append(p.buf, ' ')
		}
		p.printArg(arg, 'v')
		wasString = isString
	}
}

func (p *pp) doPrintln(a []any) {
	for i, arg := range a {
		if i > 0 {
			p.buf = append(p.buf, ' ')
		}
		p.printArg(arg, 'v')
	}
	p.buf = append(p.buf, '\n')
}

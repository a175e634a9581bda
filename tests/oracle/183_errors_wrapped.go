// Errors wrapped, joined and recovered; an error that ends the program.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"testing"
)

type opErr struct {
	op  string
	err error
}

func (e *opErr) Error() string { return e.op + ": " + e.err.Error() }
func (e *opErr) Unwrap() error { return e.err }

type valErr struct{ code int }

func (e valErr) Error() string   { return "val " + strconv.Itoa(e.code) }
func (e valErr) Is(t error) bool { v, ok := t.(valErr); return ok && v.code == e.code%10 }
func (e valErr) As(t any) bool {
	if p, ok := t.(*string); ok {
		*p = "as " + strconv.Itoa(e.code)
		return true
	}
	return false
}

var sentinel = errors.New("sentinel")

func layer(n int) error {
	if n == 0 {
		return sentinel
	}
	return fmt.Errorf("layer %d: %w", n, layer(n-1))
}

func mayFail(n int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				err = &opErr{"recovered", e}
			} else {
				err = fmt.Errorf("recovered value: %v", r)
			}
		}
	}()
	switch n {
	case 0:
		var m map[int]int
		m[1] = 1
	case 1:
		panic("text")
	case 2:
		panic(valErr{42})
	case 3:
		var s []int
		_ = s[n]
	case 4:
		return io.EOF
	}
	return nil
}

var sink error

func main() {
	e := layer(4)
	fmt.Println(e, errors.Is(e, sentinel), errors.Unwrap(e) != nil)
	j := errors.Join(e, nil, valErr{42}, &opErr{"read", fs.ErrNotExist})
	fmt.Println(j)
	fmt.Printf("%q %T\n", j.Error(), j)
	fmt.Println(errors.Is(j, fs.ErrNotExist), errors.Is(j, valErr{2}), errors.Is(j, valErr{3}), errors.Is(j, io.EOF))
	var oe *opErr
	var s string
	fmt.Println(errors.As(j, &oe), oe.op, errors.As(j, &s), s)
	fmt.Println(errors.Join(nil, nil) == nil, errors.Unwrap(j) == nil)
	m := fmt.Errorf("two: %w and %w", io.EOF, sentinel)
	fmt.Println(m, errors.Is(m, io.EOF), errors.Is(m, sentinel))
	fmt.Printf("%T %T %T\n", m, e, fmt.Errorf("plain"))
	fmt.Println(fmt.Errorf("bad %w", 3), fmt.Errorf("nil %w", nil))
	for i := 0; i < 6; i++ {
		err := mayFail(i)
		var ve valErr
		fmt.Println(i, err, errors.As(err, &ve), errors.Is(err, io.EOF))
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		errors.As(e, nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x int
		errors.As(e, &x)
	}()
	if v, ok := errors.AsType[*opErr](j); ok {
		fmt.Println("AsType", v)
	}
	_, err := strconv.Atoi("99999999999999999999")
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err, errors.Is(err, strconv.ErrRange))
	at := func(n string, f func()) { fmt.Println(n, testing.AllocsPerRun(20, f)) }
	at("new", func() { sink = errors.New("x") })
	at("wrap", func() { sink = fmt.Errorf("a: %w", sentinel) })
	at("wrap2", func() { sink = fmt.Errorf("a: %w %w", sentinel, io.EOF) })
	at("layer3", func() { sink = layer(3) })
	at("join", func() { sink = errors.Join(sentinel, io.EOF) })
	at("is", func() { _ = errors.Is(e, sentinel) })
	at("as", func() { var oe *opErr; _ = errors.As(j, &oe) })
	at("error()", func() { _ = j.Error() })
	at("val", func() { sink = valErr{300} })
	at("ptr", func() { sink = &opErr{"x", sentinel} })
	at("recover", func() { _ = mayFail(2) })
	at("recover index", func() { sink = mayFail(3) })
	at("atoi", func() { _, sink = strconv.Atoi("bad") })
	panic(j)
}

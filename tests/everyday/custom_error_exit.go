package main

import (
	"errors"
	"fmt"
	"os"
)

type Op string
type Kind uint8

const (
	Other Kind = iota
	Invalid
	NotExist
)

func (k Kind) String() string { return []string{"other error", "invalid", "item does not exist"}[k] }

type Error struct {
	Op   Op
	Kind Kind
	Path string
	Err  error
}

func E(args ...any) error {
	e := &Error{}
	for _, a := range args {
		switch a := a.(type) {
		case Op:
			e.Op = a
		case Kind:
			e.Kind = a
		case string:
			e.Path = a
		case *Error:
			cp := *a
			e.Err = &cp
			if e.Kind == Other {
				e.Kind = cp.Kind
			}
		case error:
			e.Err = a
		default:
			panic(fmt.Sprintf("bad argument %T %v", a, a))
		}
	}
	return e
}
func (e *Error) Error() (s string) {
	defer func() {
		if s == "" {
			s = "no error"
		}
	}()
	pad := func(sep string) {
		if s != "" {
			s += sep
		}
	}
	if e.Path != "" {
		s += e.Path
	}
	if e.Op != "" {
		pad(": ")
		s += string(e.Op)
	}
	if e.Kind != 0 {
		pad(": ")
		s += e.Kind.String()
	}
	if e.Err != nil {
		pad(":\n\t")
		s += e.Err.Error()
	}
	return
}
func (e *Error) Unwrap() error { return e.Err }
func Is(k Kind, err error) bool {
	var e *Error
	return errors.As(err, &e) && (e.Kind == k || Is(k, e.Err))
}

type exit struct{ code int }

func handleExit() {
	if e := recover(); e != nil {
		if x, ok := e.(exit); ok {
			fmt.Println("exiting with", x.code)
			os.Exit(x.code)
		}
		panic(e)
	}
}

func main() {
	defer handleExit()
	e1 := E(Op("read"), "/a/b", errors.New("network down"))
	e2 := E(Op("load"), NotExist, e1)
	fmt.Println(e2)
	fmt.Println(Is(NotExist, e2), Is(Invalid, e2), Is(NotExist, fmt.Errorf("wrap: %w", e2)), E())
	fmt.Printf("%v|%+v|%T\n", e1, E(Invalid), e2)
	func() {
		defer func() { fmt.Println("caught:", recover()) }()
		E(3.14)
	}()
	defer fmt.Println("deferred before exit")
	panic(exit{3})
}

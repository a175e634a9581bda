package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

type NotFound struct{ Name string }

func (e *NotFound) Error() string        { return e.Name + ": not found" }
func (e *NotFound) Is(target error) bool { return target == fs.ErrNotExist }

type Temporary interface{ Temporary() bool }
type netErr struct{ code int }

func (n netErr) Error() string   { return fmt.Sprint("net error ", n.code) }
func (n netErr) Temporary() bool { return n.code >= 500 }

type multi []error

func (m multi) Error() string   { return fmt.Sprintf("%d errors", len(m)) }
func (m multi) Unwrap() []error { return m }

func find(name string) error {
	switch name {
	case "":
		return errors.New("empty name")
	case "eof":
		return fmt.Errorf("find %q: %w", name, io.EOF)
	case "two":
		return fmt.Errorf("%w and %w", io.ErrUnexpectedEOF, netErr{503})
	case "nf":
		return fmt.Errorf("layer2: %w", fmt.Errorf("layer1: %w", &NotFound{"bob"}))
	}
	return nil
}

func typedNil() error {
	var p *NotFound
	return p
}

func parse(s string) (n int, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("parse: %w", err)
		}
	}()
	return strconv.Atoi(s)
}

func main() {
	for _, n := range []string{"", "eof", "two", "nf", "ok"} {
		err := find(n)
		var nf *NotFound
		var tmp Temporary
		fmt.Println(n, "|", err, "|", errors.Is(err, io.EOF), errors.Is(err, fs.ErrNotExist), errors.As(err, &nf), errors.As(err, &tmp))
		if nf != nil {
			fmt.Printf("%s %+v %T\n", nf.Name, *nf, errors.Unwrap(err))
		}
		if tmp != nil {
			fmt.Println("temporary", tmp.Temporary())
		}
	}
	j := errors.Join(io.EOF, nil, netErr{404}, &NotFound{"x"})
	fmt.Println(j, errors.Is(j, fs.ErrNotExist), errors.Join(nil, nil) == nil)
	fmt.Printf("%q %v\n", j, j.(interface{ Unwrap() []error }).Unwrap())
	m := multi{io.EOF, fmt.Errorf("w: %w", os.ErrPermission)}
	fmt.Println(m, errors.Is(m, os.ErrPermission), errors.Is(m, os.ErrExist))
	fmt.Println(typedNil() == nil, errors.Is(nil, nil), errors.Unwrap(m) == nil)
	for _, s := range []string{"12", "x1", "99999999999999999999", ""} {
		v, err := parse(s)
		var ne *strconv.NumError
		if errors.As(err, &ne) {
			fmt.Println(v, err, ne.Func, ne.Num, ne.Err == strconv.ErrRange, errors.Is(err, strconv.ErrSyntax))
		} else {
			fmt.Println(v, err)
		}
	}
	_, err := os.Open("/does/not/exist.txt")
	var pe *fs.PathError
	fmt.Println(err, errors.Is(err, os.ErrNotExist), errors.As(err, &pe))
	if pe != nil {
		fmt.Println(pe.Op, pe.Path, pe.Err)
	}
	fmt.Printf("%v %d %s\n", fmt.Errorf("no wrap %v", io.EOF), 3, fmt.Errorf("%w", nil))
	defer func() {
		r := recover()
		fmt.Println("recovered:", r)
		e, ok := r.(error)
		fmt.Println(ok, e)
		panic(fmt.Errorf("fatal: %w", find("nf")))
	}()
	var arr []int
	_ = arr[len(os.Args)+4]
}

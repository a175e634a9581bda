// where recover works
package main

import (
	"fmt"
	"runtime"
)

func helper() any { return recover() }

func direct() (s string) {
	defer func() { s = fmt.Sprint("direct ", recover()) }()
	panic("p")
}

func viaHelper() (s string) {
	defer func() { s = fmt.Sprint("outer ", recover()) }()
	defer func() { s = fmt.Sprint(helper()) }()
	panic("p")
}

func nested() {
	defer func() { fmt.Println("last", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("second")
	}()
	panic("first")
}

func replaced() {
	defer func() { fmt.Println("replaced", recover()) }()
	defer func() { panic("two") }()
	panic("one")
}

func named() (n int) {
	defer func() {
		recover()
		n *= 2
	}()
	n = 21
	panic("x")
}

func main() {
	fmt.Println(recover())
	fmt.Println(direct())
	fmt.Println(viaHelper())
	nested()
	replaced()
	fmt.Println(named())
	func() {
		defer fmt.Println("deferred call itself", recover())
	}()
	func() {
		defer func() { fmt.Println("goexit no", recover()) }()
	}()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("goexit", recover()) }()
		runtime.Goexit()
	}()
	<-done
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

type T struct{}

func (T) Val() string     { return where(1) }
func (*T) Ptr() string    { return where(1) }
func gen[X any](X) string { return where(1) }
func where(skip int) string {
	pc, file, line, ok := runtime.Caller(skip)
	return fmt.Sprintf("%s %s:%d %t", runtime.FuncForPC(pc).Name(), filepath.Base(file), line, ok)
}
func frames() (out []string) {
	pcs := make([]uintptr, 10)
	n := runtime.Callers(1, pcs)
	fs := runtime.CallersFrames(pcs[:n])
	for {
		f, more := fs.Next()
		if strings.HasPrefix(f.Function, "main.") {
			out = append(out, fmt.Sprint(f.Function, ":", f.Line))
		}
		if !more {
			return
		}
	}
}
func trace(name string) func() {
	fmt.Println("enter", name)
	return func() { fmt.Println("leave", name) }
}

type assertion struct{ fails int }

func (a *assertion) Equal(want, got any) {
	if want != got {
		a.fails++
		_, _, line, _ := runtime.Caller(1)
		fmt.Printf("line %d: want %v (%T), got %v (%T)\n", line, want, want, got, got)
	}
}

func main() {
	defer trace("main")()
	fmt.Println(where(1))
	fmt.Println(T{}.Val())
	fmt.Println(new(T).Ptr())
	fmt.Println(gen(1))
	func() {
		fmt.Println(where(1))
		func() { fmt.Println(len(where(1)) > 0) }()
	}()
	fmt.Println(frames())
	var a assertion
	a.Equal(1, 1)
	a.Equal(1, int64(1))
	a.Equal("x", "y")
	fmt.Println(a.fails)
	s := string(debug.Stack())
	fmt.Println(strings.Contains(s, "main.main()"), strings.HasPrefix(s, "goroutine 1 [running]:"))
	buf := make([]byte, 1024)
	n := runtime.Stack(buf, false)
	fmt.Println(n > 0, strings.Contains(string(buf[:n]), "main.main"))
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	before := ms.Mallocs
	var keep [][]byte
	for range 100 {
		keep = append(keep, make([]byte, 1024))
	}
	runtime.ReadMemStats(&ms)
	fmt.Println(len(keep), ms.Mallocs-before >= 100, ms.HeapAlloc > 0)
	runtime.GC()
	fmt.Println(runtime.NumGoroutine(), runtime.GOOS, runtime.GOMAXPROCS(0) >= 1, runtime.NumCPU() >= 1, strings.HasPrefix(runtime.Version(), "go1."))
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			r := recover()
			fmt.Println("recovered", r)
		}()
		var p *assertion
		p.fails++
	}()
	<-done
	host, err := os.Hostname()
	fmt.Println(len(host) > 0, err, os.Getpid() > 0, len(os.Args))
	debug.SetGCPercent(50)
	fmt.Println(debug.SetGCPercent(100))
	_, ok := debug.ReadBuildInfo()
	fmt.Println(ok)
}

package runtime

import "unsafe"

// The modelled toolchain and target.
const (
	Compiler        = "gc"
	GOOS     string = "linux"
	GOARCH   string = "amd64"
)

func Version() string { return "go1.26" }

func GOROOT() string { return "/usr/local/go" }

// MemProfileRate is kept for programs that set it; the model records every allocation.
var MemProfileRate int = 512 * 1024

// Caller reports where the function skip frames above was called.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if callers(skip+1, pcs[:]) < 1 {
		return
	}
	_, file, line, _ = funcInfo(pcs[0])
	return pcs[0], file, line, true
}

// Callers fills pc with return addresses, innermost first; skip 0 is Callers itself.
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	return callers(skip, pc)
}

// callers counts from its own caller: skip 0 gives the function that called callers. Each pc is one that funcInfo explains.
//
//go:noescape
func callers(skip int, pc []uintptr) int

// funcInfo explains a pc of callers, or a function's entry address; name is "" when it is none.
func funcInfo(pc uintptr) (name string, file string, line int, entry uintptr)

// Func is a function of the program.
// Differs: it is a small heap object of its own, not a pointer into the read-only tables.
type Func struct {
	entry uintptr
}

func FuncForPC(pc uintptr) *Func {
	name, _, _, entry := funcInfo(pc)
	if name == "" {
		return nil
	}
	return &Func{entry}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	name, _, _, _ := funcInfo(f.entry)
	return name
}

func (f *Func) Entry() uintptr { return f.entry }

func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = funcInfo(pc)
	return file, line
}

// Frames walks the frames behind the addresses of Callers.
type Frames struct {
	callers []uintptr
}

// Frame is one call.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.callers) > 0 {
		pc := ci.callers[0]
		ci.callers = ci.callers[1:]
		name, file, line, entry := funcInfo(pc)
		if name == "" {
			continue
		}
		return Frame{pc, &Func{entry}, name, file, line, entry}, len(ci.callers) > 0
	}
	return Frame{}, false
}

// Stack writes the trace of this goroutine, or of all, as a crash would print it.
func Stack(buf []byte, all bool) int

// StackRecord is one stack of a profile.
type StackRecord struct {
	Stack0 [32]uintptr
}

func (r *StackRecord) Stack() []uintptr {
	for i, pc := range r.Stack0 {
		if pc == 0 {
			return r.Stack0[:i]
		}
	}
	return r.Stack0[:]
}

// goroutineStack fills pc with the stack of the index-th goroutine; ok is false behind the last one.
//
//go:noescape
func goroutineStack(index int, pc []uintptr) (n int, ok bool)

// GoroutineProfile gives the stacks of all goroutines.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	total := NumGoroutine()
	if total > len(p) {
		return total, false
	}
	for n < len(p) {
		p[n] = StackRecord{}
		if _, found := goroutineStack(n, p[n].Stack0[:]); !found {
			break
		}
		n++
	}
	return n, true
}

// fatal ends the program with "fatal error: " and the text; no deferred call runs.
func fatal(text string)

// addressOf gives the data word of an interface value.
func addressOf(v *any) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Add(unsafe.Pointer(v), 8)) }

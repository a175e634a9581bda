package runtime

import "unsafe"

// Gosched lets the other goroutines run first.
func Gosched()

// Goexit ends the goroutine after its deferred calls.
func Goexit()

func NumGoroutine() int

// GOMAXPROCS tells how many goroutines run at once.
// Differs: the model has one P; another setting is ignored.
func GOMAXPROCS(n int) int { return 1 }

func SetDefaultGOMAXPROCS() {}

// NumCPU is 1 for the same reason.
func NumCPU() int { return 1 }

func NumCgoCall() int64 { return 0 }

// LockOSThread does nothing: the model has no threads.
func LockOSThread() {}

func UnlockOSThread() {}

func Breakpoint() {}

// KeepAlive keeps x reachable until here.
//
//go:noinline
func KeepAlive(x any) {}

// GC runs one whole collection before it returns.
func GC()

// SetFinalizer has finalizer called with obj after obj became unreachable; nil takes it away.
//
//go:escapes
func SetFinalizer(obj any, finalizer any)

// Cleanup is the handle of one AddCleanup.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

// AddCleanup has cleanup(arg) called some time after ptr became unreachable.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	var boxed any = arg
	var argument unsafe.Pointer
	if isPointerWord(boxed) {
		argument = addressOf(&boxed)
	}
	if argument == unsafe.Pointer(ptr) {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	}
	run := func() { cleanup(arg) }
	id, problem := addCleanup(unsafe.Pointer(ptr), run, argument)
	if problem != "" {
		panic("runtime.AddCleanup: " + problem)
	}
	if id == 0 {
		return Cleanup{}
	}
	return Cleanup{id, uintptr(unsafe.Pointer(ptr))}
}

// Stop takes the cleanup back if it was not queued yet.
func (c Cleanup) Stop() {
	if c.id != 0 {
		stopCleanup(c.ptr, c.id)
	}
}

// addCleanup attaches run to the object that holds ptr. The runtime holds run (and with it the argument) as a root.
// id 0 and no problem: ptr is not on the heap, nothing was attached. arg is the argument's pointer, or nil; problem
// says in Go's words why it cannot work: "ptr not in allocated block", "ptr is within arg, cleanup will never run".
//
//go:escapes ptr run arg
func addCleanup(ptr unsafe.Pointer, run func(), arg unsafe.Pointer) (id uint64, problem string)

func stopCleanup(ptr uintptr, id uint64)

// isPointerWord tells whether v holds a pointer or an unsafe.Pointer.
func isPointerWord(v any) bool {
	descriptor := *(*unsafe.Pointer)(unsafe.Pointer(&v))
	if descriptor == nil {
		return false
	}
	kind := *(*uint8)(unsafe.Add(descriptor, 23)) & 31
	return kind == 22 || kind == 26
}

// Pinner keeps objects from being collected until Unpin; nothing ever moves.
type Pinner struct {
	refs []any
}

func (p *Pinner) Pin(pointer any) { p.refs = append(p.refs, pointer) }

func (p *Pinner) Unpin() { p.refs = nil }

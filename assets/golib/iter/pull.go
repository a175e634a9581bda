package iter

import (
	"runtime"
	"unsafe"
)

// A coro is a place where one goroutine waits for another that calls coroswitch: then they change places. [go1.26 runtime/coro.go]
type coro struct {
	gp        uintptr // the g record of the goroutine that waits here
	f         func(*coro)
	mp        unsafe.Pointer
	lockedExt uint32
	lockedInt uint32
}

// startcoro makes the goroutine that will run start when it is switched to.
func startcoro(c *coro, start func())

// coroarg is the coro that the running goroutine was made for.
func coroarg() *coro

func coroswitch(c *coro)

// coroexit lets the goroutine that waits in c run when this one has ended.
func coroexit(c *coro)

func corostart() {
	c := coroarg()
	defer coroexit(c)
	c.f(c)
}

// What seq's goroutine leaves when it ended by runtime.Goexit.
// Differs: Go's is allocated when the package begins; here no object of the library shares the program's first tiny block.
var (
	goexitedMark int
	goexited     any = &goexitedMark
)

func fail(cause any) {
	if cause == goexited {
		runtime.Goexit()
	}
	panic(cause)
}

// Pull turns a sequence into a function that gives its next value, and one that ends it. [go1.26 iter/iter.go Pull]
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var pull struct {
		v         V
		ok        bool
		done      bool // no value will follow
		asked     bool // next waits for a value
		finished  bool // seq returned
		racer     int
		exception any
	}
	c := &coro{f: func(c *coro) {
		if pull.done {
			return
		}
		yield := func(v V) bool {
			if pull.done {
				return false
			}
			if !pull.asked {
				panic("iter.Pull: yield called again before next")
			}
			pull.asked = false
			pull.v, pull.ok = v, true
			coroswitch(c)
			return !pull.done
		}
		defer func() {
			if cause := recover(); cause != nil {
				pull.exception = cause
			} else if !pull.finished {
				pull.exception = goexited
			}
			pull.done = true
		}()
		seq(yield)
		var zero V
		pull.v, pull.ok = zero, false
		pull.finished = true
	}}
	startcoro(c, corostart)
	next = func() (v V, ok bool) {
		if pull.done {
			return
		}
		if pull.asked {
			panic("iter.Pull: next called again before yield")
		}
		pull.asked = true
		coroswitch(c)
		if pull.exception != nil {
			fail(pull.exception)
		}
		return pull.v, pull.ok
	}
	stop = func() {
		if pull.done {
			return
		}
		pull.done = true
		coroswitch(c)
		if pull.exception != nil {
			fail(pull.exception)
		}
	}
	return next, stop
}

// Pull2 is Pull for sequences of pairs. [go1.26 iter/iter.go Pull2]
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var pull struct {
		k         K
		v         V
		ok        bool
		done      bool
		asked     bool
		finished  bool
		racer     int
		exception any
	}
	c := &coro{f: func(c *coro) {
		if pull.done {
			return
		}
		yield := func(k K, v V) bool {
			if pull.done {
				return false
			}
			if !pull.asked {
				panic("iter.Pull2: yield called again before next")
			}
			pull.asked = false
			pull.k, pull.v, pull.ok = k, v, true
			coroswitch(c)
			return !pull.done
		}
		defer func() {
			if cause := recover(); cause != nil {
				pull.exception = cause
			} else if !pull.finished {
				pull.exception = goexited
			}
			pull.done = true
		}()
		seq(yield)
		var k K
		var v V
		pull.k, pull.v, pull.ok = k, v, false
		pull.finished = true
	}}
	startcoro(c, corostart)
	next = func() (k K, v V, ok bool) {
		if pull.done {
			return
		}
		if pull.asked {
			panic("iter.Pull2: next called again before yield")
		}
		pull.asked = true
		coroswitch(c)
		if pull.exception != nil {
			fail(pull.exception)
		}
		return pull.k, pull.v, pull.ok
	}
	stop = func() {
		if pull.done {
			return
		}
		pull.done = true
		coroswitch(c)
		if pull.exception != nil {
			fail(pull.exception)
		}
	}
	return next, stop
}

package sync

import (
	"sync/atomic"
	"unsafe"
)

// Cond is a place where goroutines wait for an event.
type Cond struct {
	noCopy  noCopy
	L       Locker
	notify  notifyList
	checker copyChecker
}

func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait unlocks L, waits to be called up, and locks L again.
func (c *Cond) Wait() {
	c.checker.check()
	ticket := runtime_notifyListAdd(&c.notify)
	c.L.Unlock()
	runtime_notifyListWait(&c.notify, ticket)
	c.L.Lock()
}

func (c *Cond) Signal() {
	c.checker.check()
	runtime_notifyListNotifyOne(&c.notify)
}

func (c *Cond) Broadcast() {
	c.checker.check()
	runtime_notifyListNotifyAll(&c.notify)
}

// copyChecker holds its own address, so that it can tell when it was copied.
type copyChecker uintptr

func (c *copyChecker) check() {
	self := uintptr(unsafe.Pointer(c))
	if uintptr(*c) == self || atomic.CompareAndSwapUintptr((*uintptr)(c), 0, self) || uintptr(*c) == self {
		return
	}
	panic("sync.Cond is copied")
}

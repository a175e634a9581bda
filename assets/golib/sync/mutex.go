// Package sync: locks, wait groups, conditions, pools. Waiting is done by the machine; what waits is on the model heap.
package sync

import isync "internal/sync"

// Locker is anything that can be locked.
type Locker interface {
	Lock()
	Unlock()
}

// noCopy marks a type that vet must not see copied.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// Mutex is a mutual exclusion lock; the zero value is unlocked.
type Mutex struct {
	_  noCopy
	mu isync.Mutex
}

func (m *Mutex) Lock() { m.mu.Lock() }

func (m *Mutex) TryLock() bool { return m.mu.TryLock() }

func (m *Mutex) Unlock() { m.mu.Unlock() }

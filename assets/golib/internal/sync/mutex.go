// Package sync (internal) holds the mutex under sync.Mutex, in the shape that traces show [go1.26 internal/sync/mutex.go].
package sync

import "sync/atomic"

// Mutex: the low bits of state tell locked, woken and starving; the rest counts waiters. Waiters sleep on sema.
type Mutex struct {
	state int32
	sema  uint32
}

const (
	mutexLocked = 1 << iota
	mutexWoken
	mutexStarving
	mutexWaiterShift = iota

	// A waiter that got nothing for this long has the mutex handed to it.
	starvationThresholdNs = 1e6
)

// runtime_SemacquireMutex parks until *s > 0 and takes one; lifo puts the waiter in front. Wait reason "sync.Mutex.Lock".
func runtime_SemacquireMutex(s *uint32, lifo bool, skipframes int)

// runtime_Semrelease adds one to *s and wakes a waiter; with handoff the waiter runs at once.
func runtime_Semrelease(s *uint32, handoff bool, skipframes int)

func runtime_nanotime() int64

// fatal ends the program with "fatal error: " and the text.
func fatal(text string)

func (m *Mutex) TryLock() bool {
	old := m.state
	if old&(mutexLocked|mutexStarving) != 0 {
		return false
	}
	return atomic.CompareAndSwapInt32(&m.state, old, old|mutexLocked)
}

func (m *Mutex) Lock() {
	if atomic.CompareAndSwapInt32(&m.state, 0, mutexLocked) {
		return
	}
	m.lockSlow()
}

// lockSlow has no spinning phase: with one P it never helps.
func (m *Mutex) lockSlow() {
	var waitStart int64
	starving, awoke := false, false
	old := m.state
	for {
		next := old
		if old&mutexStarving == 0 {
			next |= mutexLocked
		}
		if old&(mutexLocked|mutexStarving) != 0 {
			next += 1 << mutexWaiterShift
		}
		if starving && old&mutexLocked != 0 {
			next |= mutexStarving
		}
		if awoke {
			if next&mutexWoken == 0 {
				fatal("sync: inconsistent mutex state")
			}
			next &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.state, old, next) {
			old = m.state
			continue
		}
		if old&(mutexLocked|mutexStarving) == 0 {
			return
		}
		queueLifo := waitStart != 0
		if waitStart == 0 {
			waitStart = runtime_nanotime()
		}
		runtime_SemacquireMutex(&m.sema, queueLifo, 2)
		starving = starving || runtime_nanotime()-waitStart > starvationThresholdNs
		old = m.state
		if old&mutexStarving != 0 {
			// handed over: not locked yet, and this waiter still counted
			if old&(mutexLocked|mutexWoken) != 0 || old>>mutexWaiterShift == 0 {
				fatal("sync: inconsistent mutex state")
			}
			delta := int32(mutexLocked - 1<<mutexWaiterShift)
			if !starving || old>>mutexWaiterShift == 1 {
				delta -= mutexStarving
			}
			atomic.AddInt32(&m.state, delta)
			return
		}
		awoke = true
	}
}

func (m *Mutex) Unlock() {
	next := atomic.AddInt32(&m.state, -mutexLocked)
	if next != 0 {
		m.unlockSlow(next)
	}
}

func (m *Mutex) unlockSlow(next int32) {
	if (next+mutexLocked)&mutexLocked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	if next&mutexStarving != 0 {
		runtime_Semrelease(&m.sema, true, 2)
		return
	}
	old := next
	for {
		if old>>mutexWaiterShift == 0 || old&(mutexLocked|mutexWoken|mutexStarving) != 0 {
			return
		}
		next = (old - 1<<mutexWaiterShift) | mutexWoken
		if atomic.CompareAndSwapInt32(&m.state, old, next) {
			runtime_Semrelease(&m.sema, false, 2)
			return
		}
		old = m.state
	}
}

package sync

import "unsafe"

// The machine's side of waiting. Each parks with Go's wait reason: "semacquire" for a plain one, else "sync.WaitGroup.Wait",
// "sync.RWMutex.RLock", "sync.RWMutex.Lock", "sync.Cond.Wait". All wait until *s > 0 and then take one.
func runtime_SemacquireWaitGroup(s *uint32, synctestDurable bool)
func runtime_SemacquireRWMutexR(s *uint32, lifo bool, skipframes int)
func runtime_SemacquireRWMutex(s *uint32, lifo bool, skipframes int)

// runtime_Semrelease adds one to *s and wakes one waiter.
func runtime_Semrelease(s *uint32, handoff bool, skipframes int)

// notifyList is the queue of a Cond: tickets are given by wait and called up by notify; head and tail chain the parked ones.
type notifyList struct {
	wait   uint32
	notify uint32
	lock   uintptr
	head   unsafe.Pointer
	tail   unsafe.Pointer
}

// Add takes a ticket, Wait parks until the ticket was called up ("sync.Cond.Wait"), One calls up the oldest, All every one.
func runtime_notifyListAdd(l *notifyList) uint32
func runtime_notifyListWait(l *notifyList, ticket uint32)
func runtime_notifyListNotifyAll(l *notifyList)
func runtime_notifyListNotifyOne(l *notifyList)

// Between procPin and procUnpin the goroutine is not preempted.
func runtime_procPin() int
func runtime_procUnpin()

// runtime_registerPools tells the collector where the lists of pools are: at the start of every cycle it drops the victims
// of old and makes the caches of all their victims, as poolCleanup does [go1.26 sync/pool.go].
func runtime_registerPools(lists *poolLists)

// fatal ends the program with "fatal error: " and the text.
func fatal(text string)

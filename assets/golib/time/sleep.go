package time

import "unsafe"

// What the machine does for timers (proposal; symbols in package time):
//
//	now() (sec int64, nsec int32, mono int64)  the virtual clock: wall seconds since 1970 and the rest, and nanoseconds since the
//	                                           program's start plus 1
//	runtimeNano() int64                        the same virtual clock as one number; every `when` below is on it
//	Sleep(d Duration)                          parks the goroutine until then, wait reason "sleep"; d <= 0 returns at once
//	startTimer(t *timeTimer)                   puts the timer, whose fields are set, on the runtime's timer heap
//	stopTimer(t *Timer) bool                   takes it off; true when it was pending
//	resetTimer(t *Timer, when, period int64) bool  sets it anew; true when it was pending
//
// timeTimer is laid out as Go's [go1.26 runtime/time.go timeTimer], so that it is the 112-byte object that heap views show.
// The runtime's timer heap holds pending timers as roots (kind Timer). As since Go 1.23, a channel timer (isChan) may leave the
// roots while no goroutine is blocked on its channel: hchan.timer (offset 32) points at the timer, set by startTimer.
//
// Firing at `when` (then when += period, if period > 0; else it is no longer pending):
//   - isChan: arg's data word is the chan Time (capacity 1). Unless it is full, a Time goes in: hasMonotonic, the wall clock of
//     `when`, loc = ts (&localLoc, see pack). The machine may write it by layout: wall = 1<<63 | (sec since 1885)<<30 | nsec,
//     ext = mono, loc.
//   - else: arg's data word is the func() that a new goroutine runs, created by time.goFunc.
//
// stopTimer and resetTimer of a channel timer also empty the channel, and len and cap of it are 0: it looks unbuffered.

type runtimeTimer struct {
	mu        uintptr
	astate    uint8
	state     uint8
	isChan    bool
	isFake    bool
	blocked   uint32
	rand      uint32
	when      int64
	period    int64
	f         func(arg any, seq uintptr, delay int64)
	arg       any
	seq       uintptr
	ts        *Location // Differs: Go points at the P's timers; here the location of the times that are sent
	sendLock  uintptr
	isSending int32
}

// timeTimer begins with a Timer (or Ticker), which is what programs hold.
type timeTimer struct {
	c    <-chan Time
	init bool
	runtimeTimer
}

// Sleep parks the goroutine for at least d.
func Sleep(d Duration)

//go:escapes
func startTimer(t *timeTimer)

func stopTimer(t *Timer) bool
func resetTimer(t *Timer, when, period int64) bool
func runtimeNano() int64

// when is the moment d from now, without overflow.
func when(d Duration) int64 {
	at := runtimeNano()
	if d <= 0 {
		return at
	}
	if at += int64(d); at < 0 {
		return 1<<63 - 1
	}
	return at
}

// newTimer makes and starts a timer; c is nil for one that runs a function.
func newTimer(when, period int64, arg any, c chan Time) unsafe.Pointer {
	t := new(timeTimer)
	t.c = c
	t.init = true
	t.isChan = c != nil
	t.when = when
	t.period = period
	t.arg = arg
	t.ts = Local
	startTimer(t)
	return unsafe.Pointer(t)
}

// Timer fires once.
type Timer struct {
	C         <-chan Time
	initTimer bool
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	return (*Timer)(newTimer(when(d), 0, c, c))
}

// Stop keeps the timer from firing; false when it had fired or was stopped already.
func (t *Timer) Stop() bool {
	if !t.initTimer {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t)
}

// Reset lets the timer fire d from now; it tells whether it was pending.
func (t *Timer) Reset(d Duration) bool {
	if !t.initTimer {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(t, when(d), 0)
}

// After is NewTimer's channel.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// AfterFunc runs f in its own goroutine d from now.
func AfterFunc(d Duration, f func()) *Timer {
	return (*Timer)(newTimer(when(d), 0, f, nil))
}

// goFunc is the creator that traces show for such a goroutine.
func goFunc(arg any, seq uintptr, delta int64) { go arg.(func())() }

// Ticker fires again and again.
type Ticker struct {
	C          <-chan Time
	initTicker bool
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	return (*Ticker)(newTimer(when(d), int64(d), c, c))
}

func (t *Ticker) Stop() {
	if t.initTicker {
		stopTimer((*Timer)(unsafe.Pointer(t)))
	}
}

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if !t.initTicker {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer((*Timer)(unsafe.Pointer(t)), when(d), int64(d))
}

// Tick is NewTicker's channel; nil when d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

// Package debug steers the collector and prints stacks.
package debug

import (
	"os"
	"runtime"
	"time"
)

// SetGCPercent sets GOGC and returns the old value; a negative one turns the collector off.
func SetGCPercent(percent int) int

// SetMemoryLimit sets GOMEMLIMIT and returns the old one; a negative one only asks.
func SetMemoryLimit(limit int64) int64

// FreeOSMemory collects; the model gives no memory back.
func FreeOSMemory() { runtime.GC() }

var maxStack = 1000000000

// SetMaxStack returns the old bound.
// Differs: the bound is only remembered; the machine's stays at Go's default.
func SetMaxStack(bytes int) int {
	old := maxStack
	maxStack = bytes
	return old
}

var maxThreads = 10000

func SetMaxThreads(threads int) int {
	old := maxThreads
	maxThreads = threads
	return old
}

// SetPanicOnFault and SetTraceback change nothing in the model.
func SetPanicOnFault(enabled bool) bool { return false }

func SetTraceback(level string) {}

// Stack returns this goroutine's trace.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// PrintStack writes the trace to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// GCStats tells about past collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	n := int(min(m.NumGC, 256))
	for i := 0; i < n; i++ {
		at := (int(m.NumGC) - 1 - i) & 255
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
}

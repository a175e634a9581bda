// Package testing: what a program without tests can use: counting allocations, and simple benchmarks on the virtual clock.
package testing

import (
	"fmt"
	"runtime"
	"time"
)

// AllocsPerRun gives the average number of allocations of f, after one call to warm up.
func AllocsPerRun(runs int, f func()) (avg float64) {
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&after)
	return float64((after.Mallocs - before.Mallocs) / uint64(runs))
}

// Testing tells whether this is a test: never.
func Testing() bool { return false }

func Short() bool { return false }

// B is one benchmark.
type B struct {
	N           int
	start       time.Time
	duration    time.Duration
	running     bool
	loops       int
	startAllocs uint64
	startBytes  uint64
	allocs      uint64
	bytes       uint64
	perOp       int64
}

func (b *B) StartTimer() {
	if b.running {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.startAllocs, b.startBytes = m.Mallocs, m.TotalAlloc
	b.start = time.Now()
	b.running = true
}

func (b *B) StopTimer() {
	if !b.running {
		return
	}
	b.duration += time.Since(b.start)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.allocs += m.Mallocs - b.startAllocs
	b.bytes += m.TotalAlloc - b.startBytes
	b.running = false
}

func (b *B) ResetTimer() {
	running := b.running
	b.StopTimer()
	b.duration, b.allocs, b.bytes = 0, 0, 0
	if running {
		b.StartTimer()
	}
}

func (b *B) ReportAllocs()          {}
func (b *B) SetBytes(n int64)       { b.perOp = n }
func (b *B) Elapsed() time.Duration { return b.duration }
func (b *B) Helper()                {}
func (b *B) Log(args ...any)        { fmt.Println(args...) }
func (b *B) Fatal(args ...any)      { panic(fmt.Sprint(args...)) }
func (b *B) Error(args ...any)      { fmt.Println(args...) }

// Loop tells whether the body is to run once more.
func (b *B) Loop() bool {
	if b.loops == 0 {
		b.ResetTimer()
	}
	if b.loops < b.N {
		b.loops++
		return true
	}
	b.StopTimer()
	return false
}

// BenchmarkResult is what a benchmark measured.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
}

// benchmarkRuns is small, as the model runs slowly.
const benchmarkRuns = 1000

// Benchmark runs f with a fixed N.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{N: benchmarkRuns}
	b.StartTimer()
	f(b)
	b.StopTimer()
	return BenchmarkResult{b.N, b.duration, b.perOp, b.allocs, b.bytes}
}

func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) AllocsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemAllocs) / int64(r.N)
}

func (r BenchmarkResult) AllocedBytesPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemBytes) / int64(r.N)
}

func (r BenchmarkResult) String() string {
	return fmt.Sprintf("%8d\t%10d ns/op", r.N, r.NsPerOp())
}

func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

package runtime

// MemStats tells about the allocator and the collector. The layout is Go's: the native side fills it by offset
// [go1.26 runtime/mstats.go MemStats].
type MemStats struct {
	Alloc         uint64 // bytes of live and not yet swept objects
	TotalAlloc    uint64 // bytes ever allocated
	Sys           uint64 // bytes of address space in use
	Lookups       uint64
	Mallocs       uint64 // objects ever allocated
	Frees         uint64 // objects freed
	HeapAlloc     uint64 // the same as Alloc
	HeapSys       uint64
	HeapIdle      uint64 // bytes in spans that hold nothing
	HeapInuse     uint64 // bytes in spans that hold something
	HeapReleased  uint64
	HeapObjects   uint64 // Mallocs - Frees
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64 // heap size that starts the next collection
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m.
//
//go:noescape
func ReadMemStats(m *MemStats)

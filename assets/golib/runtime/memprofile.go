package runtime

// MemProfileRecord tells what one place in the program has allocated.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

func (r *MemProfileRecord) Stack() []uintptr {
	for i, pc := range r.Stack0 {
		if pc == 0 {
			return r.Stack0[:i]
		}
	}
	return r.Stack0[:]
}

// One entry of memProfile: an allocation site's objects that are still in the heap.
type siteUse struct {
	objects, bytes int64
	pc             uintptr
}

// Fills what fits and returns how many sites there are.
func memProfile(to []siteUse) int

// MemProfile gives a record for every allocation site with objects in the heap.
// Differs: every allocation counts, not a sample; what was freed is left out of both counts; a stack is the allocating line alone.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	uses := make([]siteUse, memProfile(nil)+8)
	n = memProfile(uses)
	if n > len(p) {
		return n, false
	}
	for i, use := range uses[:min(n, len(uses))] {
		p[i] = MemProfileRecord{AllocBytes: use.bytes, AllocObjects: use.objects}
		p[i].Stack0[0] = use.pc
	}
	return n, true
}

package sync

import "unsafe"

// Pool keeps objects for reuse until two collections found them unused [go1.26 sync/pool.go].
// local is what was put back since the last cycle, victim what was there before it; the collector moves one to the other.
// Differs: one P, so each is one poolLocal and not an array; the shared part is a slice and not a chain of rings.
type Pool struct {
	noCopy     noCopy
	local      unsafe.Pointer // *poolLocal
	localSize  uintptr
	victim     unsafe.Pointer // *poolLocal
	victimSize uintptr
	New        func() any
}

type poolLocal struct {
	private any
	shared  []any
}

// poolLists is the collector's view of the pools: those with a cache and those with a victim.
type poolLists struct {
	all []*Pool
	old []*Pool
}

var pools poolLists

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	runtime_procPin()
	l := p.pinned()
	if l.private == nil {
		l.private = x
	} else {
		l.shared = append(l.shared, x)
	}
	runtime_procUnpin()
}

func (p *Pool) Get() any {
	runtime_procPin()
	l := p.pinned()
	x := l.take()
	if x == nil && p.victimSize != 0 {
		x = (*poolLocal)(p.victim).take()
		if x == nil {
			p.victimSize = 0
		}
	}
	runtime_procUnpin()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

// pinned gives the cache, made when there is none.
func (p *Pool) pinned() *poolLocal {
	if p.localSize != 0 {
		return (*poolLocal)(p.local)
	}
	if p.local == nil {
		if pools.all == nil && pools.old == nil {
			runtime_registerPools(&pools)
		}
		pools.all = append(pools.all, p)
	}
	p.local = unsafe.Pointer(new(poolLocal))
	p.localSize = 1
	return (*poolLocal)(p.local)
}

func (l *poolLocal) take() any {
	x := l.private
	if x != nil {
		l.private = nil
		return x
	}
	last := len(l.shared) - 1
	if last < 0 {
		return nil
	}
	x = l.shared[last]
	l.shared[last] = nil
	l.shared = l.shared[:last]
	return x
}

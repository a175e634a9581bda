package sync

import (
	"sync/atomic"
	"unsafe"
)

// Map is a map that many goroutines may use: a trie over the keys' hashes, four bits a level. Every value stored makes an entry of
// its own. [go1.26 internal/sync/hashtriemap.go]
// Differs: whoever changes something holds one lock, not that of a node.
type Map struct {
	_        noCopy
	inited   uint32
	mu       Mutex
	root     *indirect
	keyHash  unsafe.Pointer
	valEqual unsafe.Pointer
	seed     uintptr
}

// hashAny hashes the value in an interface; it panics when its type has no hash.
//
//go:noescape
func hashAny(v any, seed uintptr) uintptr

const (
	childBits = 4
	hashBits  = 64
)

// node begins both kinds of nodes.
type node struct{ isEntry bool }

type entry struct {
	node
	overflow *entry // the next one with the same hash
	key      any
	value    any
}

type indirect struct {
	node
	dead     atomic.Bool
	mu       Mutex
	parent   *indirect
	children [1 << childBits]*node
}

func (n *node) entry() *entry       { return (*entry)(unsafe.Pointer(n)) }
func (n *node) indirect() *indirect { return (*indirect)(unsafe.Pointer(n)) }

func newEntry(key, value any) *entry { return &entry{node: node{true}, key: key, value: value} }

func (m *Map) begin() {
	if m.root == nil {
		m.root = &indirect{}
		m.inited = 1
	}
}

// place finds the slot for a hash, and the node and level it is in. The slot holds nothing or an entry.
func (m *Map) place(h uintptr) (slot **node, in *indirect, shift uint) {
	in = m.root
	for shift = hashBits; shift > 0; {
		shift -= childBits
		slot = &in.children[(h>>shift)&(1<<childBits-1)]
		if *slot == nil || (*slot).isEntry {
			return
		}
		in = (*slot).indirect()
	}
	panic("internal/sync.HashTrieMap: ran out of hash bits while iterating")
}

// find gives the entry of the key in the chain of a slot, and the pointer to it.
func find(slot **node, key any) (at **entry) {
	for at = (**entry)(unsafe.Pointer(slot)); *at != nil; at = &(*at).overflow {
		if (*at).key == key {
			return at
		}
	}
	return nil
}

func (m *Map) Load(key any) (value any, ok bool) {
	if m.root == nil {
		return nil, false
	}
	slot, _, _ := m.place(hashAny(key, m.seed))
	if at := find(slot, key); at != nil {
		return (*at).value, true
	}
	return nil, false
}

func (m *Map) Store(key, value any) { m.Swap(key, value) }

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.begin()
	h := hashAny(key, m.seed)
	slot, in, shift := m.place(h)
	if at := find(slot, key); at != nil {
		previous = (*at).value
		replace(at, key, value)
		return previous, true
	}
	m.insert(slot, in, shift, h, key, value)
	return nil, false
}

func replace(at **entry, key, value any) {
	fresh := newEntry(key, value)
	fresh.overflow = (*at).overflow
	*at = fresh
}

// insert adds an entry; an entry of another hash in its slot is moved down until both have slots of their own.
func (m *Map) insert(slot **node, in *indirect, shift uint, h uintptr, key, value any) {
	fresh := newEntry(key, value)
	if *slot == nil {
		*slot = &fresh.node
		return
	}
	old := (*slot).entry()
	other := hashAny(old.key, m.seed)
	if other == h {
		fresh.overflow = old
		*slot = &fresh.node
		return
	}
	top := &indirect{parent: in}
	for below := top; ; {
		shift -= childBits
		i, j := (h>>shift)&(1<<childBits-1), (other>>shift)&(1<<childBits-1)
		if i != j {
			below.children[i], below.children[j] = &fresh.node, &old.node
			break
		}
		next := &indirect{parent: below}
		below.children[i] = &next.node
		below = next
	}
	*slot = &top.node
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.begin()
	h := hashAny(key, m.seed)
	slot, in, shift := m.place(h)
	if at := find(slot, key); at != nil {
		return (*at).value, true
	}
	m.insert(slot, in, shift, h, key, value)
	return value, false
}

// remove takes an entry out, and the nodes that are empty then.
func (m *Map) remove(at **entry, in *indirect, h uintptr, shift uint) {
	*at = (*at).overflow
	for in.parent != nil {
		for _, child := range in.children {
			if child != nil {
				return
			}
		}
		shift += childBits
		in.dead.Store(true)
		in = in.parent
		in.children[(h>>shift)&(1<<childBits-1)] = nil
	}
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.root == nil {
		return nil, false
	}
	h := hashAny(key, m.seed)
	slot, in, shift := m.place(h)
	at := find(slot, key)
	if at == nil {
		return nil, false
	}
	value = (*at).value
	m.remove(at, in, h, shift)
	return value, true
}

func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.root == nil {
		return false
	}
	slot, _, _ := m.place(hashAny(key, m.seed))
	at := find(slot, key)
	if at == nil || (*at).value != old {
		return false
	}
	replace(at, key, new)
	return true
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.root == nil {
		return false
	}
	h := hashAny(key, m.seed)
	slot, in, shift := m.place(h)
	at := find(slot, key)
	if at == nil || (*at).value != old {
		return false
	}
	m.remove(at, in, h, shift)
	return true
}

func (m *Map) Range(f func(key, value any) bool) {
	if m.root != nil {
		m.root.each(f)
	}
}

func (in *indirect) each(f func(key, value any) bool) bool {
	for i := range in.children {
		n := in.children[i]
		if n == nil {
			continue
		}
		if !n.isEntry {
			if !n.indirect().each(f) {
				return false
			}
			continue
		}
		for e := n.entry(); e != nil; e = e.overflow {
			if !f(e.key, e.value) {
				return false
			}
		}
	}
	return true
}

func (m *Map) Clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.root = &indirect{}
	m.inited = 1
}

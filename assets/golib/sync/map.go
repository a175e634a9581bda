package sync

// Map is a map that many goroutines may use.
// Differs: one table under a lock instead of a hash trie; Range walks a copy of the keys.
type Map struct {
	_    noCopy
	mu   Mutex
	data map[any]any
}

func (m *Map) Load(key any) (value any, ok bool) {
	m.mu.Lock()
	value, ok = m.data[key]
	m.mu.Unlock()
	return value, ok
}

func (m *Map) Store(key, value any) { m.Swap(key, value) }

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	previous, loaded = m.data[key]
	m.put(key, value)
	return previous, loaded
}

func (m *Map) put(key, value any) {
	if m.data == nil {
		m.data = make(map[any]any)
	}
	m.data[key] = value
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if actual, loaded = m.data[key]; loaded {
		return actual, true
	}
	m.put(key, value)
	return value, false
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, loaded = m.data[key]
	delete(m.data, key)
	return value, loaded
}

func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if value, ok := m.data[key]; !ok || value != old {
		return false
	}
	m.data[key] = new
	return true
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if value, ok := m.data[key]; !ok || value != old {
		return false
	}
	delete(m.data, key)
	return true
}

func (m *Map) Range(f func(key, value any) bool) {
	m.mu.Lock()
	keys := make([]any, 0, len(m.data))
	for key := range m.data {
		keys = append(keys, key)
	}
	m.mu.Unlock()
	for _, key := range keys {
		if value, ok := m.Load(key); ok && !f(key, value) {
			return
		}
	}
}

func (m *Map) Clear() {
	m.mu.Lock()
	clear(m.data)
	m.mu.Unlock()
}

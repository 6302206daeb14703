package memo

// A Memory is a cache for results of several types: each user has a key type of its own. A nil Memory keeps nothing.
type Memory struct {
	cache Cache[any, any]
}

// Turn begins the next build.
func (m *Memory) Turn() {
	if m != nil {
		m.cache.Turn()
	}
}

// Len returns the number of results.
func (m *Memory) Len() int {
	if m == nil {
		return 0
	}
	return m.cache.Len()
}

// Get returns the result of a key, which must be of a comparable type of the caller's own, and reports whether there is
// one of type V.
func Get[V any](m *Memory, key any) (v V, ok bool) {
	if m == nil {
		return v, false
	}
	found, _ := m.cache.Get(key)
	v, ok = found.(V)
	return v, ok
}

// Put stores the result of a key, unless there is one. Nobody may change it from then on.
func Put[V any](m *Memory, key any, v V) {
	if m != nil {
		m.cache.Add(key, v)
	}
}

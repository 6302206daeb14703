// Package memo keeps what was made of a part of a guide, for the next build of the guide in the same process.
//
// What is kept is found by a key that holds all it was made from, so that a build with a memory and one without give the same bytes. It is bounded
// by turns: what two builds in a row did not ask for is forgotten.
package memo

import "sync"

// A Memory keeps results of any kind. It is safe for use by several goroutines; a nil Memory keeps nothing.
type Memory struct {
	mu     sync.Mutex
	now    map[any]any
	before map[any]any // what was asked for before the last Turn, and not since
}

// Turn begins another build.
func (m *Memory) Turn() {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before, m.now = m.now, make(map[any]any, len(m.now))
}

// Len gives how many results are kept.
func (m *Memory) Len() int {
	if m == nil {
		return 0
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.now) + len(m.before)
}

// Get gives what is kept under a key, which must be of a comparable type of the caller's own; ok is false if nothing is.
func Get[V any](m *Memory, key any) (v V, ok bool) {
	if m == nil {
		return v, false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	found, ok := m.now[key]
	if !ok {
		if found, ok = m.before[key]; ok {
			delete(m.before, key)
			m.now[key] = found
		}
	}
	v, ok = found.(V)
	return v, ok
}

// Put keeps v under a key. Nobody may change it from then on.
func Put[V any](m *Memory, key any, v V) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.now == nil {
		m.now = map[any]any{}
	}
	m.now[key] = v
}

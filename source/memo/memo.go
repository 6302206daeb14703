// Package memo keeps results of one build for the next in the same process, as watch and preview run them.
//
// A result is looked up by a key that holds all it was made from, so a build that finds results and one that does not
// write the same bytes. Memory is bounded by turns: what two builds in a row did not ask for is forgotten.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package memo

import "sync"

// A Cache holds the results of this build and those of the build before that have not been asked for yet. It is safe
// for use by several goroutines. The zero Cache is empty and ready to use; a nil Cache keeps nothing.
type Cache[K comparable, V any] struct {
	// Most is how many results of this build are kept: beyond it a new turn begins, for those that are asked for often
	// to be carried over. 0 stands for no bound.
	Most int

	mu     sync.RWMutex
	now    map[K]V
	before map[K]V
}

// Get returns the result of a key and reports whether there is one. A result of the build before is carried over into
// this one.
func (c *Cache[K, V]) Get(key K) (v V, ok bool) {
	if c == nil {
		return v, false
	}
	c.mu.RLock()
	v, ok = c.now[key]
	older, old := c.before[key]
	c.mu.RUnlock()
	if ok || !old {
		return v, ok
	}
	return c.Add(key, older), true
}

// Add stores the result of a key, unless another goroutine was first, and returns the one that is stored. Nobody may
// change it from then on.
func (c *Cache[K, V]) Add(key K, v V) V {
	if c == nil {
		return v
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if first, ok := c.now[key]; ok {
		return first
	}
	if c.Most > 0 && len(c.now) >= c.Most {
		c.before, c.now = c.now, nil
	}
	if c.now == nil {
		c.now = map[K]V{}
	}
	c.now[key] = v
	delete(c.before, key)
	return v
}

// Turn begins the next build.
func (c *Cache[K, V]) Turn() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.before, c.now = c.now, make(map[K]V, len(c.now))
}

// Len returns the number of results, of this build and of the one before.
func (c *Cache[K, V]) Len() int {
	if c == nil {
		return 0
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	return len(c.now) + len(c.before)
}

package highlight

import "sync"

// maxCached bounds the text of the listings that a Cache holds, in bytes; their tokens take some six times as much. A guide of 100
// questions has 8 kB.
const maxCached = 2 << 20

// Cache remembers the tokens of the listings of a run, so that those which two renderers show are told apart once. It is safe for
// use by several goroutines; a nil Cache remembers nothing.
type Cache struct {
	mu     sync.Mutex
	held   map[listing][][]Token
	before map[listing][][]Token // those that were asked for before the last Turn, and not since
	bytes  int                   // of held
}

type listing struct{ language, text string }

// Lines gives what [Lines] gives. The caller must not change it.
func (c *Cache) Lines(language, text string) [][]Token {
	if c == nil {
		return Lines(language, text)
	}
	key := listing{language, text}
	c.mu.Lock()
	lines, ok := c.held[key]
	older, old := c.before[key]
	c.mu.Unlock()
	switch {
	case ok:
		return lines
	case old:
		lines = older
	default:
		lines = Lines(language, text)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bytes += len(text); c.bytes <= maxCached {
		if c.held == nil {
			c.held = map[listing][][]Token{}
		}
		c.held[key] = lines
	}
	return lines
}

// Turn begins another build: what is not asked for again before the next Turn is forgotten then.
func (c *Cache) Turn() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.before, c.held, c.bytes = c.held, nil, 0
}

package highlight

import "sync"

// maxCached bounds the text of the listings that a Cache holds, in bytes; their tokens take some six times as much. A guide of 100
// questions has 8 kB.
const maxCached = 2 << 20

// Cache remembers the tokens of the listings of a run, so that those which two renderers show are told apart once. It is safe for
// use by several goroutines; a nil Cache remembers nothing.
type Cache struct {
	mu    sync.Mutex
	held  map[listing][][]Token
	bytes int
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
	c.mu.Unlock()
	if ok {
		return lines
	}
	lines = Lines(language, text)
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

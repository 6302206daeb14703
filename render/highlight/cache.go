package highlight

import (
	"sync/atomic"

	"example.org/studyguide/source/memo"
)

// maxCached bounds the text of the listings that a Cache holds, in bytes; their tokens take some six times as much. A
// guide of 100 questions has 8 kB.
const maxCached = 2 << 20

// A Cache holds the tokens of listings, so that a listing which two renderers show is tokenized once. It is safe for
// use by several goroutines; a nil Cache holds nothing.
type Cache struct {
	held  memo.Cache[listing, [][]Token]
	bytes atomic.Int64 // of the text added since the last Turn
}

type listing struct{ language, text string }

// Lines returns the tokens of each line, as [Lines] does. The caller must not change them.
func (c *Cache) Lines(language, text string) [][]Token {
	if c == nil {
		return Lines(language, text)
	}
	key := listing{language, text}
	if lines, ok := c.held.Get(key); ok {
		return lines
	}
	lines := Lines(language, text)
	if c.bytes.Add(int64(len(text))) > maxCached {
		return lines
	}
	return c.held.Add(key, lines)
}

// Turn begins another build: a listing that is not looked up again before the next Turn is then forgotten.
func (c *Cache) Turn() {
	c.held.Turn()
	c.bytes.Store(0)
}

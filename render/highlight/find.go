package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// find returns the lexer with a name, an alias or an extension in any case; nil if there is none. A name goes before an
// alias, an alias before an extension, and among equals the one that chroma ranks higher or lists first. Chroma's own
// look-up tries every file pattern for a name it does not know, which is too slow to do for every listing; a table of
// all names takes 17 times as long to make as the search for one takes, and a guide has few languages (BenchmarkFind).
func find(language string) (best chroma.Lexer) {
	if language == "" {
		return nil
	}
	rank := float32(0)
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		c := l.Config()
		if tier := tierOf(c, language); tier > 0 {
			priority := c.Priority
			if priority == 0 {
				priority = 1 // chroma's default
			}
			if r := tier + min(priority, 9); r > rank {
				best, rank = l, r
			}
		}
	}
	return best
}

// tierOf ranks how a lexer knows a language: 30 as its name, 20 as an alias, 10 as an extension, 0 not at all.
func tierOf(c *chroma.Config, language string) float32 {
	if strings.EqualFold(c.Name, language) {
		return 30
	}
	for _, alias := range c.Aliases {
		if strings.EqualFold(alias, language) {
			return 20
		}
	}
	for _, pattern := range c.Filenames {
		if ext, ok := strings.CutPrefix(pattern, "*."); ok && strings.EqualFold(ext, language) {
			return 10
		}
	}
	return 0
}

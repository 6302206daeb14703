package generate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// names returns a line for each name by which something may be asked for, in the order of the names' bytes: the name,
// the lexer for the language of a listing, and the one for the language of code within other code. A listing's names
// are in lower case, and extensions are among them; the others are as chroma's registry has them.
func names() (string, error) {
	registered := lexers.GlobalLexerRegistry.Lexers
	index := map[chroma.Lexer]int{}
	for i, l := range registered {
		index[l] = i
	}
	listing := Ranked()
	lines := map[string]string{}
	add := func(name string) error {
		if name == "" {
			return nil
		}
		if strings.ContainsAny(name, "\t\n") {
			return fmt.Errorf("the name %q cannot be written", name)
		}
		of := func(l chroma.Lexer) string {
			if l == nil {
				return "-"
			}
			return fmt.Sprint(index[l])
		}
		lines[name] = fmt.Sprintf("%s\t%s\t%s\n", name, of(listing[name]), of(exact(name)))
		return nil
	}
	for name := range listing {
		if err := add(name); err != nil {
			return "", err
		}
	}
	for _, name := range lexers.Names(true) {
		for _, form := range []string{name, strings.ToLower(name)} {
			if err := add(form); err != nil {
				return "", err
			}
		}
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		b.WriteString(lines[name])
	}
	return b.String(), nil
}

// exact returns the lexer that chroma knows by this name or alias, whatever file patterns say.
func exact(name string) chroma.Lexer {
	registry := lexers.GlobalLexerRegistry
	if l := field[map[string]chroma.Lexer](registry, "byName")[name]; l != nil {
		return l
	}
	return field[map[string]chroma.Lexer](registry, "byAlias")[name]
}

// Ranked returns the lexers by their names, aliases and extensions in lower case. A name goes before an alias, an alias
// before an extension, and among equals the one that chroma ranks higher or lists first.
func Ranked() map[string]chroma.Lexer {
	out, ranks := map[string]chroma.Lexer{}, map[string]float32{}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		c := l.Config()
		add := func(name string, tier float32) {
			name = strings.ToLower(name)
			if r := tier + min(priority(c), 9); r > ranks[name] {
				out[name], ranks[name] = l, r
			}
		}
		add(c.Name, 30)
		for _, alias := range c.Aliases {
			add(alias, 20)
		}
		for _, pattern := range c.Filenames {
			if ext, ok := strings.CutPrefix(pattern, "*."); ok {
				add(ext, 10)
			}
		}
	}
	delete(out, "")
	return out
}

func priority(c *chroma.Config) float32 {
	if c.Priority == 0 {
		return 1 // chroma's default
	}
	return c.Priority
}

// files returns the types of media and the patterns of files that lexers are for: lines of what it is, the type or
// pattern, the lexer and, of a pattern, its priority.
func (g *generator) files() string {
	var b strings.Builder
	media := map[string]bool{}
	patterns := func(what string, of func(*chroma.Config) []string) {
		for i, l := range lexers.GlobalLexerRegistry.Lexers {
			for _, p := range of(l.Config()) {
				fmt.Fprintf(&b, "%s\t%s\t%d\t%v\n", what, p, i, priority(l.Config()))
			}
		}
	}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		for _, m := range l.Config().MimeTypes {
			if !media[m] {
				media[m] = true
				fmt.Fprintf(&b, "media\t%s\t%d\n", m, g.indexes[lexers.MatchMimeType(m)])
			}
		}
	}
	patterns("file", func(c *chroma.Config) []string { return c.Filenames })
	patterns("alias", func(c *chroma.Config) []string { return c.AliasFilenames })
	return b.String()
}

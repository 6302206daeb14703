// Package generate takes the rules of chroma's lexers over into the files of package lexer. It asks chroma itself, so
// that lexers which are written in Go are taken over like those in XML. Only the generator and tests import it.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package generate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// offsetWidth is the width of a number in the table at the head of the rules, without the line break behind it.
const offsetWidth = 7

// Files returns the text of each file of package lexer by its name.
func Files() (map[string]string, error) {
	g := &generator{indexes: map[chroma.Lexer]int{}, same: map[string]int{}}
	for i, l := range lexers.GlobalLexerRegistry.Lexers {
		g.indexes[l] = i
	}
	registered := lexers.GlobalLexerRegistry.Lexers
	g.blocks = make([]string, len(registered))
	// Lexers of rules come first: what others are made of is often one of them under another name.
	for _, plain := range []bool{true, false} {
		for i, l := range registered {
			if _, ok := l.(*chroma.RegexLexer); ok != plain {
				continue
			}
			block, err := g.block(l)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", l.Config().Name, err)
			}
			g.blocks[i], g.same[block] = block, i
		}
	}
	names, err := names()
	if err != nil {
		return nil, err
	}
	return map[string]string{"rules.txt": join(g.blocks), "names.txt": names, "files.txt": g.files()}, nil
}

// join returns the blocks behind a table of where each begins, with the end of the last.
func join(blocks []string) string {
	at := (len(blocks) + 1) * (offsetWidth + 1)
	var head, body strings.Builder
	for _, b := range blocks {
		fmt.Fprintf(&head, "%0*d\n", offsetWidth, at)
		body.WriteString(b)
		at += len(b)
	}
	fmt.Fprintf(&head, "%0*d\n", offsetWidth, at)
	return head.String() + body.String()
}

type generator struct {
	blocks  []string
	indexes map[chroma.Lexer]int
	same    map[string]int // the number of a block
}

// index returns the number of a lexer's block. A lexer that only another one uses gets one behind those with names.
func (g *generator) index(l chroma.Lexer) (int, error) {
	if i, ok := g.indexes[l]; ok {
		return i, nil
	}
	block, err := g.block(l)
	if err != nil {
		return 0, err
	}
	return g.anonymous(block), nil
}

func (g *generator) anonymous(block string) int {
	i, ok := g.same[block]
	if !ok {
		i = len(g.blocks)
		g.blocks = append(g.blocks, block)
		g.same[block] = i
	}
	return i
}

// named returns the number of the lexer that chroma finds by a name.
func (g *generator) named(name string) (int, error) {
	l := lexers.Get(name)
	if l == nil {
		return 0, fmt.Errorf("chroma knows no lexer %q", name)
	}
	return g.index(l)
}

// block returns the text of a lexer. Its first line tells which kind of lexer it is.
func (g *generator) block(l chroma.Lexer) (string, error) {
	switch kind := fmt.Sprintf("%T", l); kind {
	case "*chroma.RegexLexer":
		return g.rules(l.(*chroma.RegexLexer))
	case "*chroma.delegatingLexer":
		return g.over("within", field[chroma.Lexer](l, "root"), field[chroma.Lexer](l, "language"))
	case "*chroma.remappingLexer":
		return g.words(l)
	case "*lexers.httpBodyContentTyper":
		return g.over("body", field[chroma.Lexer](l, "Lexer"))
	case "*lexers.markdownLexer":
		return g.over("matter", lexers.Get("YAML"), field[chroma.Lexer](l, "Lexer"))
	default:
		return "", fmt.Errorf("a lexer of type %s is not known", kind)
	}
}

// over returns the block of a lexer that is made of others.
func (g *generator) over(kind string, of ...chroma.Lexer) (string, error) {
	line := kind
	for _, l := range of {
		i, err := g.index(l)
		if err != nil {
			return "", err
		}
		line += fmt.Sprint(" ", i)
	}
	return line + "\n", nil
}

// words returns the block of a lexer that changes the kind of tokens by their text.
func (g *generator) words(l chroma.Lexer) (string, error) {
	base, err := g.index(field[chroma.Lexer](l, "lexer"))
	if err != nil {
		return "", err
	}
	mapper := field[func(chroma.Token) []chroma.Token](l, "mapper")
	return wordBlock(base, captured[map[chroma.TokenType]map[string]chroma.TokenType](mapper))
}

func wordBlock(base int, table map[chroma.TokenType]map[string]chroma.TokenType) (string, error) {
	lines := map[string][]string{}
	for from, words := range table {
		if from != chroma.NameVariable && from != chroma.Other {
			return "", fmt.Errorf("tokens of type %s are changed, which has no kind of its own", from)
		}
		for word, to := range words {
			if strings.ContainsAny(word, " \n") {
				return "", fmt.Errorf("the word %q cannot be written", word)
			}
			key := string([]byte{kind(from), ' ', kind(to)})
			lines[key] = append(lines[key], word)
		}
	}
	var all []string
	for key, words := range lines {
		slices.Sort(words)
		all = append(all, strings.TrimSuffix(key+" "+strings.Join(words, " "), " ")+"\n")
	}
	slices.Sort(all)
	return fmt.Sprintf("words %d\n%s", base, strings.Join(all, "")), nil
}

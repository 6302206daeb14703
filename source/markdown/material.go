package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

var materialKind = gast.NewNodeKind("Material")

// A materialNode is an inline mark of MkDocs Material: keys, which are shown, or what is left out.
type materialNode struct {
	gast.BaseInline
	keys string
	what string // that is left out; empty for a mark of which nothing is lost
	end  int
}

func (*materialNode) Kind() gast.NodeKind { return materialKind }

// Dump implements goldmark's Node.
func (n *materialNode) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// A materialParser parses the inline marks of MkDocs Material: keys (++ctrl+c++), icons (:material-check:) and changes
// of a text by an editor (CriticMarkup), of which the new text is read.
type materialParser struct {
	page  *site.Page
	close map[int]bool // offsets of the marks that end a change
}

func (*materialParser) Trigger() []byte { return []byte{'+', ':', '{', '-', '=', '~'} }

var (
	keysMark = pattern.New(`^\+\+((?:[a-z0-9-]+|"[^"\n]+")(?:\+(?:[a-z0-9-]+|"[^"\n]+"))*)\+\+(?:[^\pL\pN+]|$)`)
	iconMark = pattern.New(`^:(?:material|octicons|fontawesome|simple)-[a-z0-9-]+:`)
	gone     = pattern.New(`^\{(?:--(?:[^-\n]|-[^-\n])+--|>>(?:[^<\n]|<[^<\n])+<<)\}`)
	kept     = pattern.New(`^\{(?:\+\+(?:[^+\n]|\+[^+\n])+\+\+|==(?:[^=\n]|=[^=\n])+==)\}`)
	changed  = pattern.New(`^\{~~((?:[^~\n]|~[^~>\n])*~>)(?:[^~\n]|~[^~\n])*~~\}`)
)

func (p *materialParser) Parse(_ gast.Node, block text.Reader, _ parser.Context) gast.Node {
	if !p.page.Material {
		return nil
	}
	whole, seg := block.PeekLine()
	line := string(near(whole))
	mark := func(n int, what, keys string) gast.Node {
		block.Advance(n)
		return &materialNode{keys: keys, what: what, end: seg.Start + n}
	}
	if p.close[seg.Start] {
		return mark(len("++}"), "", "")
	}
	switch line[0] {
	case '+':
		if m := keysMark.FindStringSubmatch(line); m != nil && !isWordOf(block.PrecendingCharacter()) {
			return mark(len(m[1])+len("++++"), "", m[1])
		}
	case ':':
		if m := iconMark.FindString(line); m != "" {
			return mark(len(m), "icons", "")
		}
	case '{':
		if m := gone.FindString(line); m != "" {
			return mark(len(m), "deleted text and comments", "")
		}
		if m := kept.FindString(line); m != "" {
			p.close[seg.Start+len(m)-len("++}")] = true
			return mark(len("{++"), "", "")
		}
		if m := changed.FindStringSubmatch(line); m != nil {
			p.close[seg.Start+len(m[0])-len("~~}")] = true
			return mark(len("{~~")+len(m[1]), "deleted text and comments", "")
		}
	}
	return nil
}

// material reads an inline mark of MkDocs Material.
func (r *siteReader) material(n *materialNode) {
	start := n.Pos()
	switch {
	case n.keys != "":
		code := &ast.Code{Loc: ast.At(r.Span(start, n.end)), Value: markup.Printable(keyNames(n.keys))}
		r.inline(code, start, n.end)
	case n.what != "":
		r.omit(diag.LeftOut, n.what+" are left out", start, n.end)
		r.closeGap(start, n.end)
	}
}

// keyNames returns the names of keys as they are printed on them: "Ctrl+C".
func keyNames(keys string) string {
	var names []string
	for key := range strings.SplitSeq(keys, "+") {
		name := strings.Trim(key, `"`)
		if name == key {
			first, size := utf8.DecodeRuneInString(name)
			name = string(unicode.ToUpper(first)) + strings.ReplaceAll(name[size:], "-", " ")
		}
		names = append(names, name)
	}
	return strings.Join(names, "+")
}

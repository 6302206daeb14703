// Package frontmatter reads the YAML between two lines of --- at the very start of a guide. In goes the file; out
// come what the author says of the guide ([ast.Meta]) and the place where the body starts. Keys and values that do
// not fit are reported at their place, and the rest is still used. It does not read the body, and it knows no other
// metadata format.
package frontmatter

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/pattern"
)

// Parse reads the front matter of the file src, which is UTF-8 with LF line ends. It gives what the front matter says
// and the byte offset where the body starts: 0 if there is no front matter. A line of --- that no other closes, or
// after which something else than "key: value" stands, is a thematic break and part of the body. name is the file's
// name in diagnostics.
func Parse(name string, src []byte, sink diag.Sink) (ast.Meta, int) {
	head, body, ok := split(src)
	if !ok {
		return ast.Meta{}, 0
	}
	p := &reader{name: name, sink: sink, lines: bytes.Split(head, []byte("\n"))}
	var doc yaml.Node
	err := yaml.Unmarshal(head, &doc)
	if err != nil {
		if !startsWithKey(head) {
			return ast.Meta{}, 0
		}
		p.syntax(err)
		return ast.Meta{}, body
	}
	if doc.Kind == 0 || len(doc.Content) == 0 { // nothing but comments
		return ast.Meta{}, body
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return ast.Meta{}, 0
	}
	meta := ast.Meta{Loc: ast.At(diag.Span{
		File:  name,
		Start: diag.Pos{Line: 1, Col: 1},
		// The closing line is line 2 + the number of lines between, and three characters long.
		End: diag.Pos{Line: 2 + bytes.Count(head, []byte("\n")), Col: 4},
	})}
	p.mapping(root, fields(&meta), "")
	return meta, body
}

// split finds the text between the first line, if it is ---, and the next line of --- or "...", and the offset after
// that line.
func split(src []byte) (head []byte, body int, ok bool) {
	first, rest, found := bytes.Cut(src, []byte("\n"))
	if !found || string(bytes.TrimRight(first, " \t")) != "---" {
		return nil, 0, false
	}
	start := len(first) + 1
	for at := start; at < len(src); {
		line, _, _ := bytes.Cut(rest, []byte("\n"))
		next := min(at+len(line)+1, len(src))
		if s := string(bytes.TrimRight(line, " \t")); s == "---" || s == "..." {
			return src[start:at], next, true
		}
		at, rest = next, src[next:]
	}
	return nil, 0, false
}

var keyLine = pattern.New(`^[A-Za-z_][A-Za-z0-9_ -]*:(\s|$)`)

// startsWithKey tells whether head, which is not valid YAML, was meant to be front matter: its first line is a key.
func startsWithKey(head []byte) bool {
	for line := range bytes.Lines(head) {
		if bytes.HasPrefix(line, []byte("#")) {
			continue
		}
		return keyLine.MatchString(string(line))
	}
	return false
}

// reader reads values and reports those that do not fit. lines are those of the YAML, the file's second line first.
type reader struct {
	name  string
	sink  diag.Sink
	lines [][]byte
}

// span gives the place of n in the file. Both line and column of YAML nodes start at 1; the YAML starts on line 2.
func (r *reader) span(n *yaml.Node) diag.Span {
	start := diag.Pos{Line: n.Line + 1, Col: max(1, n.Column)}
	end := start
	if n.Kind == yaml.ScalarNode && n.Line >= 1 && n.Line <= len(r.lines) {
		// The value as decoded may be shorter or longer than its source; it never runs past its first line.
		width := utf8.RuneCount(r.lines[n.Line-1]) + 1
		quotes := 0
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			quotes = 2
		}
		end.Col = max(start.Col, min(width, start.Col+utf8.RuneCountInString(n.Value)+quotes))
	}
	return diag.Span{File: r.name, Start: start, End: end}
}

var yamlLine = pattern.New(`^yaml: (?:line (\d+): )?`)

// syntax reports an error of the YAML reader, which names the line in its text only.
func (r *reader) syntax(err error) {
	message, line := strings.ReplaceAll(err.Error(), "\n", " "), 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		message = message[len(m[0]):]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
	}
	line = min(max(line, 1), len(r.lines))
	at := diag.Pos{Line: line + 1, Col: 1}
	r.sink.Report(diag.New(diag.MetaSyntax, diag.Span{File: r.name, Start: at, End: at}, "front matter: %s", message).
		WithHint("put a value that holds a colon, a # or quotes between quotes"))
}

func (r *reader) bad(n *yaml.Node, key, format string, args ...any) {
	r.sink.Report(diag.New(diag.MetaValue, r.span(n), "%s: %s", key, fmt.Sprintf(format, args...)))
}

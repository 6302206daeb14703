package config

import (
	"bytes"
	"errors"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/pattern"
)

// FrontMatter parses the front matter of the file src, which is UTF-8 with LF line ends. It returns its values and the
// byte offset at which the body starts: 0 if there is no front matter. A line of --- without a closing line, or
// followed by anything but "key: value", is a thematic break and part of the body. name is the file's name in
// diagnostics.
func FrontMatter(name string, src []byte, sink diag.Sink) (ast.Meta, int) {
	head, body, ok := split(src)
	if !ok {
		return ast.Meta{}, 0
	}
	source := Source{
		File: name, Above: 1, What: "front matter", Syntax: diag.MetaSyntax, Unknown: diag.MetaUnknown,
		Value: diag.MetaValue, Sink: sink,
	}
	m, err := Parse(source, head)
	if err != nil {
		if errors.Is(err, ErrNoMapping) || !startsWithKey(head) {
			return ast.Meta{}, 0
		}
		source.Report(err)
		return ast.Meta{}, body
	}
	if m.Empty() {
		return ast.Meta{}, body
	}
	meta := ast.Meta{Loc: ast.At(diag.Span{
		File:  name,
		Start: diag.Pos{Line: 1, Col: 1},
		// The closing line has number 2 + the number of lines between, and is three characters long.
		End: diag.Pos{Line: 2 + bytes.Count(head, []byte("\n")), Col: 4},
	})}
	m.Fill(fields(&meta))
	return meta, body
}

// split returns the text between a first line of --- and the next line of --- or "...", and the offset after that line.
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

// startsWithKey reports whether head, which is not valid YAML, was meant as front matter: its first line is a key.
func startsWithKey(head []byte) bool {
	for line := range bytes.Lines(head) {
		if bytes.HasPrefix(line, []byte("#")) {
			continue
		}
		return keyLine.MatchString(string(line))
	}
	return false
}

package config

import (
	"bytes"
	"errors"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// FrontMatter parses the front matter of the file src, which is UTF-8 with LF line ends: YAML between lines of ---,
// TOML between lines of +++, or JSON. It returns its values and the byte offset at which the body starts: 0 if there is
// no front matter. A line of --- without a closing line, or followed by anything but "key: value", is a thematic break
// and part of the body. name is the file's name in diagnostics.
func FrontMatter(name string, src []byte, sink diag.Sink) (ast.Meta, int) {
	head, body, ok := split(src, "---", "...")
	above := 1
	if !ok {
		if head, body, ok = split(src, "+++", "+++"); ok {
			if !startsWithTOML(head) {
				return ast.Meta{}, 0
			}
			head = yamlOf(head)
		} else if head, body, ok = splitJSON(src); ok {
			above = 0
		}
	}
	if !ok {
		return ast.Meta{}, 0
	}
	source := Source{
		File: name, Above: above, What: "front matter", Syntax: diag.MetaSyntax, Unknown: diag.MetaUnknown,
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
		End:   diag.NewLines(name, src).Pos(len(bytes.TrimRight(src[:body], " \t\n"))),
	})}
	m.Fill(fields(&meta))
	if isSlides(m) {
		meta.Theme, meta.Brand.Header, meta.Brand.Footer = "", ast.Running{}, ast.Running{}
	}
	return meta, body
}

// split returns the text between a first line of mark and the next line of mark or other, and the offset after that
// line.
func split(src []byte, mark, other string) (head []byte, body int, ok bool) {
	first, rest, found := bytes.Cut(src, []byte("\n"))
	if !found || string(bytes.TrimRight(first, " \t")) != mark {
		return nil, 0, false
	}
	start := len(first) + 1
	for at := start; at < len(src); {
		line, _, _ := bytes.Cut(rest, []byte("\n"))
		next := min(at+len(line)+1, len(src))
		if s := string(bytes.TrimRight(line, " \t")); s == mark || s == other {
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

// startsWithTOML reports whether head is meant as front matter: its first line is a key or the name of a table.
func startsWithTOML(head []byte) bool {
	for line := range bytes.Lines(head) {
		text := string(bytes.TrimSpace(line))
		if text == "" || text[0] == '#' {
			continue
		}
		return tomlKey.MatchString(text) || tomlTable.MatchString(text)
	}
	return false
}

// jsonStart matches the start of front matter in JSON: a brace alone on the first line, and a key.
var jsonStart = pattern.New(`^\{\s*\n\s*"[^"\n]+"\s*:`)

// splitJSON returns front matter in JSON, and the offset after its last line, a brace alone.
func splitJSON(src []byte) (head []byte, body int, ok bool) {
	if !jsonStart.MatchString(string(src[:min(len(src), 500)])) {
		return nil, 0, false
	}
	i := bytes.Index(src, []byte("\n}\n"))
	if i < 0 {
		return nil, 0, false
	}
	head, body = bytes.ReplaceAll(src[:i+2], []byte("\t"), []byte(" ")), i+3 // YAML is not indented by tabs
	return head, body, len(bytes.TrimSpace(src[body:])) > 0                  // else the file is JSON and nothing more
}

package config

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"example.org/studyguide/source/diag"
)

// Fill passes every value of m to the field of its key.
func (m *Mapping) Fill(fields []Field) {
	if m.root != nil {
		m.fill(m.root, fields, "")
	}
}

// Text returns the text of a top-level key, without filling any field: for a key that decides on the fields. It is
// empty if the key is missing or has no text.
func (m *Mapping) Text(key string) string {
	if m.root == nil {
		return ""
	}
	for i := 0; i+1 < len(m.root.Content); i += 2 {
		if k, v := m.root.Content[i], m.root.Content[i+1]; strings.EqualFold(k.Value, key) &&
			v.Kind == yaml.ScalarNode {
			return clean(v.Value)
		}
	}
	return ""
}

// fill passes the values of n to the fields of known. within is the label of the key that holds n.
func (m *Mapping) fill(n *yaml.Node, known []Field, within string) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(known, func(f Field) bool {
			return slices.Contains(f.Names, strings.ToLower(key.Value))
		})
		if at < 0 || key.Kind != yaml.ScalarNode {
			m.unknown(key, known)
			continue
		}
		f := known[at]
		if f.Hint != "" {
			m.source.Sink.Report(m.notKnown(key).WithHint("%s", f.Hint))
			continue
		}
		label := strings.TrimPrefix(within+"."+f.Names[0], ".")
		if seen[strings.ToLower(key.Value)] {
			m.bad(key, label, "given twice; the first is used")
			continue
		}
		seen[strings.ToLower(key.Value)] = true
		if f.At != nil {
			*f.At = m.span(value)
		}
		m.value(value, f, label)
	}
}

func (m *Mapping) value(n *yaml.Node, f Field, label string) {
	switch {
	case f.Ignore:
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
	case f.Inner != nil && n.Kind == yaml.MappingNode:
		m.fill(n, f.Inner, label)
	case f.Inner != nil && (f.One == nil || n.Kind != yaml.ScalarNode):
		m.bad(n, label, "want a mapping of %s", listed(f.Inner))
	case f.Many != nil && n.Kind == yaml.SequenceNode:
		var all []string
		for _, c := range n.Content {
			if s := clean(c.Value); c.Kind == yaml.ScalarNode && s != "" {
				all = append(all, s)
			} else {
				m.bad(c, label, "want a text or a list of texts")
			}
		}
		f.Many(all)
	case f.Each != nil && n.Kind == yaml.MappingNode:
		m.each(n, f, label)
	case f.Each != nil:
		m.bad(n, label, "want a mapping")
	case f.Named != nil && n.Kind == yaml.MappingNode:
		m.named(n, f, label)
	case f.Named != nil:
		m.bad(n, label, "want a mapping of names and texts")
	case f.Item != nil && n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			m.item(c, f, label)
		}
	case f.Item != nil:
		m.item(n, f, label)
	case f.Many != nil && n.Kind == yaml.ScalarNode:
		if s := clean(n.Value); s != "" {
			f.Many([]string{s})
		}
	case f.One != nil && n.Kind == yaml.ScalarNode:
		if err := f.One(clean(n.Value)); err != nil {
			d := diag.New(m.source.Value, m.span(n), "%s: %v", label, err)
			var with *hinted
			if errors.As(err, &with) {
				d = d.WithHint("%s", with.hint)
			}
			m.source.Sink.Report(d)
		}
	default:
		m.bad(n, label, "want a text, not a %s", form(n))
	}
}

// form names what n is.
func form(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "list"
	case yaml.MappingNode:
		return "mapping"
	case yaml.AliasNode:
		return "reference to another value"
	default:
		return "value of this kind"
	}
}

func (m *Mapping) item(n *yaml.Node, f Field, label string) {
	if n.Kind != yaml.ScalarNode || clean(n.Value) == "" {
		m.bad(n, label, "want a text or a list of texts")
		return
	}
	if err := f.Item(clean(n.Value), m.span(n)); err != nil {
		m.bad(n, label, "%v", err)
	}
}

// each passes the mappings within n to the fields that f returns for their keys.
func (m *Mapping) each(n *yaml.Node, f Field, label string) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := label + "." + clean(key.Value)
		switch {
		case key.Kind != yaml.ScalarNode:
			m.bad(key, label, "want a text as key")
			continue
		case seen[key.Value]:
			m.bad(key, name, "given twice; the first is used")
			continue
		}
		seen[key.Value] = true
		fields, err := f.Each(clean(key.Value), m.span(key))
		switch {
		case err != nil:
			m.bad(key, label, "%v", err)
		case value.Kind == yaml.MappingNode:
			m.fill(value, fields, name)
		case value.Kind != yaml.ScalarNode || value.Tag != "!!null":
			m.bad(value, name, "want a mapping of %s", strings.Join(names(fields), ", "))
		}
	}
}

// named passes the texts within n, with their keys, to f.
func (m *Mapping) named(n *yaml.Node, f Field, label string) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := label + "." + clean(key.Value)
		switch {
		case key.Kind != yaml.ScalarNode:
			m.bad(key, label, "want a text as key")
		case seen[key.Value]:
			m.bad(key, name, "given twice; the first is used")
		case value.Kind != yaml.ScalarNode:
			m.bad(value, name, "want a text, not a %s", form(value))
		default:
			seen[key.Value] = true
			text := clean(value.Value)
			if value.Tag == "!!null" {
				text = ""
			}
			if err := f.Named(clean(key.Value), text); err != nil {
				m.bad(key, label, "%v", err)
			}
		}
	}
}

func (m *Mapping) unknown(key *yaml.Node, known []Field) {
	d := m.notKnown(key)
	if near, ok := diag.Nearest(key.Value, names(known)); ok {
		d = d.WithHint("did you mean %q?", near)
	}
	m.source.Sink.Report(d)
}

func (m *Mapping) notKnown(key *yaml.Node) diag.Diagnostic {
	return diag.New(m.source.Unknown, m.span(key), "%s key %q is not known", m.source.What, key.Value)
}

func (m *Mapping) bad(n *yaml.Node, key, format string, args ...any) {
	m.source.Sink.Report(diag.New(m.source.Value, m.span(n), "%s: %s", key, fmt.Sprintf(format, args...)))
}

// span returns the position of n in the file. Lines and columns of YAML nodes are counted from 1.
func (m *Mapping) span(n *yaml.Node) diag.Span {
	start := diag.Pos{Line: n.Line + m.source.Above, Col: max(1, n.Column)}
	end := start
	if n.Kind == yaml.ScalarNode && n.Line >= 1 && n.Line <= len(m.lines) {
		// The value as decoded may be shorter or longer than its source; it never runs past its first line.
		width := utf8.RuneCount(m.lines[n.Line-1]) + 1
		quotes := 0
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			quotes = 2
		}
		end.Col = max(start.Col, min(width, start.Col+utf8.RuneCountInString(n.Value)+quotes))
	}
	return diag.Span{File: m.source.File, Start: start, End: end}
}

// names returns the names of fields that are read.
func names(known []Field) []string {
	var all []string
	for _, f := range known {
		if !f.Ignore {
			all = append(all, f.Names...)
		}
	}
	return all
}

// listed returns the names of fields, joined by commas; of a great many only the first.
func listed(known []Field) string {
	const many, some = 20, 3
	all := names(known)
	if len(all) > many {
		all = append(all[:some:some], "…")
	}
	return strings.Join(all, ", ")
}

// clean collapses white space, including the line breaks of block scalars, and drops control characters.
func clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(c rune) rune {
		if c < ' ' || c >= 0x7f && c < 0xa0 {
			return -1
		}
		return c
	}, s)
}

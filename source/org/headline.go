package org

import (
	"cmp"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// A headline is a headline and the lines below it, up to the next.
type headline struct {
	level int
	line  indent.Line // the whole line
	title indent.Line // without stars, state, priority, tags
	tags  []string
	props map[string]string // names in upper case
	body  []indent.Line
	hidden,
	planned, // it has the state of a task
	parts bool // it has headlines below it
}

var (
	stars         = pattern.New(`^\*+ `)
	priority      = pattern.New(`^\[#[A-Za-z0-9]{1,2}\](?: +|$)`)
	tagged        = pattern.New(`(?:^| +)(:(?:[\pL\pN_@#%]+:)+)$`)
	leadingCookie = pattern.New(`^\[(?:\d*/\d*|\d*%)\][ \t]*`)
	cookie        = pattern.New(`\s*\[(?:\d*/\d*|\d*%)\]`)
	planning      = pattern.New(`^(?:(?:SCHEDULED|DEADLINE|CLOSED): *[<\[][^>\]]*[>\]](?:--[<\[][^>\]]*[>\]])? *)+$`)
	clock         = pattern.New(`^CLOCK:`)
	drawer        = pattern.New(`^:([\pL\pN_-]+):$`)
	property      = pattern.New(`^:([^\s:]+):(?:\s+(.*))?$`)
	keyLine       = pattern.New(`^#\+([^\s:]+):\s*(.*)$|^#\+(?i:(name|header|headers|startup|options|attr_\w+))(?:\s|$)`)
)

// keyword returns the name, in upper case, and the value of a line of the form "#+NAME: value".
func keyword(text string) (key, value string, ok bool) {
	m := keyLine.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	if m[1] == "" {
		return strings.ToUpper(m[3]), "", true // the colon was forgotten
	}
	return strings.ToUpper(m[1]), strings.TrimSpace(m[2]), true
}

// isHeadline reports whether a line is a headline: stars in the first column, outside blocks.
func isHeadline(l indent.Line) bool { return l.Indent == 0 && stars.MatchString(l.Text+" ") }

// split divides lines at the headlines.
func (f *file) split(lines []indent.Line) (intro []indent.Line, heads []*headline) {
	start := 0
	flush := func(end int) {
		if len(heads) == 0 {
			intro = lines[start:end]
		} else {
			heads[len(heads)-1].body = lines[start:end]
		}
	}
	for i, l := range lines {
		if !isHeadline(l) {
			continue
		}
		flush(i)
		start = i + 1
		h := f.headline(l)
		if n := len(heads); n > 0 && heads[n-1].level < h.level {
			heads[n-1].parts = true
		}
		heads = append(heads, h)
	}
	flush(len(lines))
	for _, h := range heads {
		f.properties(h)
	}
	return intro, heads
}

// headline reads a headline: its state, its priority, its title and its tags.
func (f *file) headline(l indent.Line) *headline {
	level := len(l.Text) - len(strings.TrimLeft(l.Text, "*"))
	h := &headline{level: level, line: l, props: map[string]string{}}
	rest := l.After(level)
	rest.Indent = 0
	drop := func(n int, what string) {
		f.blank(rest.At, rest.At+n)
		f.report(diag.LeftOut, f.Span(rest.At, rest.At+n), "%s of headlines left out", what)
		rest = rest.After(n)
		rest.Indent = 0
	}
	if word, _, _ := strings.Cut(rest.Text, " "); slices.Contains(f.states, word) {
		drop(len(word), "states of tasks")
		h.planned = true
	}
	if m := priority.FindString(rest.Text); m != "" {
		drop(len(m), "priorities")
	}
	if after, ok := strings.CutPrefix(rest.Text, "COMMENT"); ok && (after == "" || after[0] == ' ') {
		h.hidden = true
	}
	if m := tagged.FindStringSubmatchIndex(rest.Text); m != nil {
		h.tags = strings.FieldsFunc(rest.Text[m[2]:m[3]], func(c rune) bool { return c == ':' })
		f.blank(rest.At+m[2], rest.At+m[3])
		rest = rest.Cut(0, m[0])
	}
	if m := leadingCookie.FindString(rest.Text); m != "" && len(m) < len(rest.Text) {
		f.blank(rest.At, rest.At+len(m))
		rest = rest.After(len(m))
		rest.Indent = 0
	}
	if m := cookie.FindStringIndex(rest.Text); m != nil && m[1] == len(rest.Text) {
		f.blank(rest.At+m[0], rest.At+m[1])
		rest = rest.Cut(0, m[0])
	}
	h.title = rest
	for _, tag := range h.tags {
		switch strings.ToLower(tag) {
		case "noexport", "archive":
			h.hidden = true
		}
	}
	return h
}

// properties reads what stands right below a headline: dates of planning and the drawer of properties.
func (f *file) properties(h *headline) {
	body := h.body
	for len(body) > 0 && planning.MatchString(body[0].Text) {
		f.report(diag.LeftOut, f.loc(body[:1]).At, "dates of planning left out")
		f.blankLines(body[:1])
		body = body[1:]
	}
	if len(body) > 0 && strings.EqualFold(body[0].Text, ":PROPERTIES:") {
		for i := 1; i < len(body); i++ {
			if strings.EqualFold(body[i].Text, ":END:") {
				f.report(diag.LeftOut, f.loc(body[:i+1]).At, "drawers of properties left out")
				f.blankLines(body[:i+1])
				body = body[i+1:]
				break
			}
			m := property.FindStringSubmatch(body[i].Text)
			if m == nil {
				break
			}
			h.props[strings.ToUpper(m[1])] = m[2]
		}
	}
	h.body = body
}

// blocks reads all of the file.
func (f *file) blocks(lines []indent.Line) []ast.Block {
	intro, heads := f.split(lines)
	out := f.body(intro, true)
	for i := 0; i < len(heads); {
		h := heads[i]
		end := i + 1
		for end < len(heads) && heads[end].level > h.level {
			end++
		}
		switch {
		case h.hidden && !isCard(h): // cards are for Anki, not for export
			f.hide(heads[i:end])
			i = end
		case isCard(h):
			card := f.card(h, heads[i+1:end])
			if front, ok := first(card).(*ast.Heading); ok {
				f.called[front.At.Start] = true
			}
			out = append(out, card...)
			i = end
		default:
			out = append(out, f.part(h)...)
			i++
		}
	}
	return out
}

// part returns the heading of a headline and the blocks below it. A headline without a title has no heading, and
// neither has the one under which Emacs collects footnotes.
func (f *file) part(h *headline) []ast.Block {
	if h.title.Text == "" {
		return f.body(h.body, true)
	}
	if h.title.Text == "Footnotes" && len(h.body) > 0 {
		blocks := f.body(h.body, true)
		if len(blocks) == 0 {
			f.blankLines([]indent.Line{h.line})
			return nil
		}
		return append([]ast.Block{f.heading(h, h.title)}, blocks...)
	}
	out := append([]ast.Block{f.heading(h, h.title)}, f.tags(h)...)
	return append(out, f.body(h.body, true)...)
}

// hide sets a headline and what is below it aside, which its author does not publish.
func (f *file) hide(heads []*headline) {
	at := diag.Span{}
	for _, h := range heads {
		f.blankLines([]indent.Line{h.line})
		f.blankLines(h.body)
		at = at.To(f.loc(append([]indent.Line{h.line}, h.body...)).At)
	}
	f.report(diag.Furniture, at, "part that is not for export set aside")
}

// heading returns the heading of h with the given title.
func (f *file) heading(h *headline, title indent.Line) *ast.Heading {
	out := &ast.Heading{
		Loc: f.loc([]indent.Line{h.line}), Level: min(h.level, 6),
		Inlines: f.inlines(indent.Join([]indent.Line{title})),
	}
	if len(out.Inlines) == 0 { // a heading is never empty
		out.Inlines = []ast.Inline{&ast.Text{Loc: out.Loc, Value: "…"}}
	}
	if h.planned {
		f.planned[out] = true
	}
	f.identified(out, h)
	return out
}

// identified takes note of what names a heading for good: its ids, of which CUSTOM_ID is the author's.
func (f *file) identified(out *ast.Heading, h *headline) {
	f.targets.heading(out, h.props["CUSTOM_ID"], h.props["ID"])
	if name := cmp.Or(h.props["CUSTOM_ID"], h.props["ID"]); name != "" {
		f.named = append(f.named, ast.Name{Loc: out.Loc, Text: name, InTitle: true})
	}
}

// tags returns the tags of a headline as a paragraph of facts, in which recognition finds them. Those of a headline
// with parts are those of a section.
func (f *file) tags(h *headline) []ast.Block {
	var tags []string
	all := append(slices.Clone(h.tags), strings.Fields(h.props["ANKI_TAGS"])...)
	for _, tag := range all {
		switch strings.ToLower(tag) {
		case "drill", "fc", "anki", "suspended", "leech", "marked", "attach", "toc", "export", "noexport":
		default:
			tags = append(tags, strings.ReplaceAll(tag, "_", " "))
		}
	}
	loc := f.loc([]indent.Line{h.line})
	switch {
	case len(tags) == 0:
		return nil
	case h.parts && !isCard(h):
		f.report(diag.LeftOut, loc.At, "tags of headlines with parts left out")
		return nil
	}
	at := loc.At
	at.Start = at.End
	return []ast.Block{&ast.Paragraph{Loc: ast.At(at), Inlines: []ast.Inline{
		&ast.Text{Loc: ast.At(at), Value: markup.Printable("Tags: " + strings.Join(tags, ", "))}}}}
}

// body returns the blocks of the lines below a headline.
func (f *file) body(lines []indent.Line, top bool) []ast.Block {
	p := &parser{file: f, lines: indent.Trim(lines), top: top}
	return p.parse()
}

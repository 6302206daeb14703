package org

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// block reads a block between #+BEGIN_NAME and #+END_NAME. One that never ends is reported, and ends with the body.
func (p *parser) block() {
	start := p.at
	m := blockBegin.FindStringSubmatch(p.lines[start].Text)
	name, args := strings.ToLower(m[1]), m[2]
	end := p.blockEnd(start+1, name)
	p.at = end + 1
	p.blankLines(p.lines[start : start+1])
	content := p.lines[start+1:]
	if end < 0 {
		p.at = len(p.lines)
		p.sink.Report(diag.New(diag.OpenFence, p.loc(p.lines[start:start+1]).At, "this block is never closed").
			WithHint("write #+end_%s on a line of its own after it", name))
	} else {
		content = p.lines[start+1 : end]
		p.blankLines(p.lines[end : end+1])
	}
	p.blockOf(name, args, p.loc(p.lines[start:p.at]), content)
}

// blockEnd returns the index of the line that ends a block, -1 if there is none from index i on.
func (p *parser) blockEnd(i int, name string) int {
	if p.open[name] {
		return -1
	}
	for ; i < len(p.lines); i++ {
		if text := p.lines[i].Text; len(text) == len("#+end_")+len(name) && strings.EqualFold(text, "#+end_"+name) {
			return i
		}
	}
	if p.open == nil {
		p.open = map[string]bool{}
	}
	p.open[name] = true
	return -1
}

// callouts maps names of blocks to the kinds of callouts.
var callouts = map[string]string{
	"note": "note", "info": "note", "tip": "tip", "hint": "tip", "important": "important", "warning": "warning",
	"attention": "warning", "caution": "caution", "danger": "caution", "error": "caution", "seealso": "note",
}

func (p *parser) blockOf(name, args string, loc ast.Loc, content []indent.Line) {
	switch name {
	case "src":
		language, _, _ := strings.Cut(args, " ")
		p.verbatim(languageOf(language), loc, content)
	case "example":
		p.verbatim("", loc, content)
	case "quote":
		if blocks := p.within(content); len(blocks) > 0 {
			p.add(&ast.Quote{Loc: loc, Blocks: blocks})
		}
	case "verse":
		p.verse(content)
	case "comment":
		p.blankLines(content)
	case "export", "html", "latex", "ascii":
		format, _, _ := strings.Cut(strings.ToLower(args), " ")
		if name != "export" {
			format = name
		}
		p.export(format, loc, content)
	case "details", "collapse", "spoiler":
		p.details(args, loc, content)
	default:
		kind := callouts[name]
		blocks := p.within(content)
		switch {
		case kind != "" && len(blocks) > 0:
			p.add(&ast.Callout{Loc: loc, Kind: kind, Blocks: blocks})
		case name != "center" && name != "summary" && name != "abstract":
			p.report(diag.LeftOut, loc.At, "the block %q is not known; its text is kept", name)
			fallthrough
		default:
			p.out = append(p.out, blocks...)
		}
	}
}

// languageOf returns the name of the language of a listing, as Emacs calls it.
func languageOf(name string) string {
	switch name = listing.Canonical(name); name {
	case "emacs-lisp", "elisp":
		return "emacs-lisp"
	case "conf", "conf-unix":
		return "ini"
	case "jupyter-python", "ipython":
		return "python"
	}
	return name
}

// escaped matches the comma that protects a line within a block.
var escaped = pattern.New(`^,+(?:\*|#\+)`)

// verbatim adds a listing.
func (p *parser) verbatim(language string, loc ast.Loc, content []indent.Line) {
	lines := indent.Dedent(content, indent.Least(content))
	for i, l := range lines {
		if escaped.MatchString(l.Text) {
			lines[i].Text = l.Text[1:]
		}
	}
	if text := markup.Code(indent.Verbatim(lines)); text != "" {
		p.add(&ast.Listing{Loc: loc, Language: language, Text: text})
	}
}

// verse reads lines whose breaks are kept.
func (p *parser) verse(content []indent.Line) {
	var in []ast.Inline
	lines := indent.Trim(content)
	for _, l := range lines {
		if len(in) > 0 {
			in = append(in, &ast.Break{Loc: ast.At(p.Span(l.At, l.At)), Hard: true})
		}
		in = append(in, p.inlines(indent.Join([]indent.Line{l}))...)
	}
	if in = markup.Trim(in); len(in) > 0 {
		p.add(&ast.Paragraph{Loc: p.loc(lines), Inlines: in})
	}
}

// details reads a part that unfolds. Its summary is after the name, or in a block of its own.
func (p *parser) details(args string, loc ast.Loc, content []indent.Line) {
	d := &ast.Details{Loc: loc, Blocks: p.within(content)}
	switch para, ok := first(d.Blocks).(*ast.Paragraph); {
	case args != "":
		d.Summary = []ast.Inline{&ast.Text{Loc: loc, Value: p.plain(args)}}
	case ok:
		d.Summary, d.Blocks = para.Inlines, d.Blocks[1:]
	}
	if len(d.Summary) == 0 {
		p.out = append(p.out, d.Blocks...)
		return
	}
	p.add(d)
}

// export reads HTML; text in other formats is left out.
func (p *parser) export(format string, loc ast.Loc, content []indent.Line) {
	content = indent.Trim(content)
	if len(content) == 0 {
		return
	}
	if format != "html" {
		p.blankLines(content)
		p.report(diag.LeftOut, loc.At, "blocks for export to %s left out", format)
		return
	}
	start, end := content[0].At, content[len(content)-1].End()
	html.Markup(string(p.Src[start:end]), func(from, till int) { p.blank(start+from, start+till) })
	blocks := html.Within(p.Lines, start, end, p.sink)
	if len(blocks) == 0 {
		p.report(diag.LeftOut, loc.At, "blocks for export to html without text left out")
	}
	for _, b := range blocks {
		p.add(b)
	}
}

// maxColumns is the maximum number of columns of a table; further cells go into the last one.
const maxColumns = 64

var (
	ruler     = pattern.New(`^\|-[-+]*\|?$`)
	alignment = pattern.New(`^<([lcr])?\d*>$`)
)

// table reads a table. The rows above the first line are its header, if rows follow that.
func (p *parser) table() {
	start := p.at
	var rows [][]*ast.Cell
	align := map[int]ast.Align{}
	head, columns := 0, 0
	for ; p.at < len(p.lines); p.at++ {
		l := p.lines[p.at]
		if !tableLine.MatchString(l.Text) {
			break
		}
		if ruler.MatchString(l.Text) {
			if head == 0 {
				head = len(rows)
			}
			continue
		}
		cells := cellsOf(l)
		if p.isCookies(cells, align) || cells[0].Text == "/" {
			p.blank(l.At, l.End())
			continue
		}
		var row []*ast.Cell
		for _, c := range cells {
			at := p.Span(c.At, c.End())
			in := p.inlines(indent.Join([]indent.Line{c}))
			if len(row) >= maxColumns {
				last := row[len(row)-1]
				last.Inlines = append(append(last.Inlines, &ast.Break{Loc: ast.At(at), Hard: true}), in...)
				continue
			}
			row = append(row, &ast.Cell{Loc: ast.At(at), Inlines: in})
		}
		rows = append(rows, row)
		columns = max(columns, len(row))
	}
	for p.at < len(p.lines) && strings.HasPrefix(strings.ToUpper(p.lines[p.at].Text), "#+TBLFM:") {
		p.report(diag.LeftOut, p.loc(p.lines[p.at:p.at+1]).At, "formulas of tables left out; their results are kept")
		p.blankLines(p.lines[p.at : p.at+1])
		p.at++
	}
	if len(rows) == 0 {
		return
	}
	t := &ast.Table{Loc: p.loc(p.lines[start:p.at]), Align: make([]ast.Align, columns)}
	for c, a := range align {
		if c < columns {
			t.Align[c] = a
		}
	}
	if head == len(rows) {
		head = 0
	}
	for i, row := range rows {
		for len(row) < columns {
			row = append(row, &ast.Cell{Loc: row[len(row)-1].Loc})
		}
		switch {
		case i >= head:
			t.Rows = append(t.Rows, row)
		case t.Header == nil:
			t.Header = row
		default:
			for c, cell := range row {
				if len(cell.Inlines) > 0 && len(t.Header[c].Inlines) > 0 {
					t.Header[c].Inlines = append(t.Header[c].Inlines, &ast.Break{Loc: cell.Loc, Hard: true})
				}
				t.Header[c].Inlines = append(t.Header[c].Inlines, cell.Inlines...)
			}
		}
	}
	for len(t.Header) < columns {
		t.Header = append(t.Header, &ast.Cell{Loc: ast.At(p.Span(p.lines[start].At, p.lines[start].At))})
	}
	p.add(t)
}

// cellsOf returns the cells of a row.
func cellsOf(l indent.Line) (out []indent.Line) {
	text := strings.TrimSuffix(l.Text, "|")
	for at := 1; at <= len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '|'); i >= 0 {
			end = at + i
		}
		c := l.Cut(at, end)
		c.Indent = 0
		out = append(out, c)
		at = end + 1
	}
	if len(out) == 0 {
		out = []indent.Line{{At: l.End()}}
	}
	return out
}

// isCookies reports whether a row only says how columns are aligned, which it stores in align.
func (p *parser) isCookies(cells []indent.Line, align map[int]ast.Align) bool {
	found := map[int]ast.Align{}
	for i, c := range cells {
		if c.Blank() {
			continue
		}
		m := alignment.FindStringSubmatch(c.Text)
		if m == nil {
			return false
		}
		switch m[1] {
		case "l":
			found[i] = ast.AlignLeft
		case "c":
			found[i] = ast.AlignCenter
		case "r":
			found[i] = ast.AlignRight
		default:
			found[i] = ast.AlignNone
		}
	}
	for i, a := range found {
		align[i] = a
	}
	return len(found) > 0
}

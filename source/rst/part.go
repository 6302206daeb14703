package rst

import (
	"path"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// part reads a directive that encloses blocks.
func (p directives) part(d *directive, k kind) {
	loc := p.loc(d.lines)
	switch k {
	case rubric:
		p.label(d)
		p.addAll(p.through(d.content))
	case titledPart:
		q := &ast.Quote{Loc: loc}
		if in := p.titleOf(d); len(in) > 0 {
			at := p.loc(d.arg)
			title := &ast.Strong{Loc: at, Inlines: in}
			q.Blocks = append(q.Blocks, &ast.Paragraph{Loc: at, Inlines: []ast.Inline{title}})
		}
		if sub, ok := d.options["subtitle"]; ok {
			at := p.loc(sub.body)
			q.Blocks = append(q.Blocks, &ast.Paragraph{Loc: at,
				Inlines: []ast.Inline{&ast.Emph{Loc: at, Inlines: p.inlines(indent.Join(sub.body))}}})
		}
		if q.Blocks = append(q.Blocks, p.within(d.content)...); len(q.Blocks) > 0 {
			p.add(q)
		}
	case epigraph:
		p.addQuote(d.text(), loc)
	case labelled:
		p.label(d)
		p.addAll(p.within(d.content))
	case folded:
		f := &ast.Details{Loc: loc, Summary: p.titleOf(d), Blocks: p.within(d.content)}
		if len(f.Summary) == 0 {
			p.addAll(f.Blocks)
			return
		}
		p.add(f)
	default:
		p.enclosed(d)
	}
}

// label adds the argument of a directive as a strong line.
func (p directives) label(d *directive) {
	if in := p.titleOf(d); len(in) > 0 {
		at := p.loc(d.arg)
		p.add(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{&ast.Strong{Loc: at, Inlines: in}}})
	}
}

// enclosed adds the content of a directive whose argument, if it has one, is no text: a class, a condition, a number of
// columns.
func (p directives) enclosed(d *directive) {
	switch d.name {
	case "only", "ifconfig":
		p.blankLines(d.arg)
		p.found.Report(diag.New(diag.LeftOut, p.loc(d.lines[:1]).At,
			"the condition of %q was left out; its content is kept", d.name))
	case "compound", "tab-set", "tabs", "hlist", "panels", "grid-item":
		if len(d.arg) > 0 && d.name != "hlist" {
			p.addAll(p.through(d.text()))
			return
		}
	default:
		p.blankLines(d.arg)
	}
	p.addAll(p.through(d.content))
}

// picture reads an image, or a figure with its caption and what is below that.
func (p directives) picture(d *directive, k kind) {
	img := p.imageOf(d)
	p.blankLines(d.arg)
	if img == nil {
		p.addAll(p.within(d.content))
		return
	}
	fig := &ast.Figure{Loc: p.loc(d.lines), Image: img}
	var rest []ast.Block
	if k == figure {
		rest = p.within(d.content)
		if caption, ok := firstOf(rest).(*ast.Paragraph); ok && caption.Displayed() == nil {
			fig.Caption, rest = caption.Inlines, rest[1:]
		}
	}
	if target, ok := d.option("target"); ok && len(fig.Caption) == 0 {
		link := &ast.Link{Loc: img.Loc, Inlines: []ast.Inline{img}}
		p.targets.lead(link, target)
		p.add(&ast.Paragraph{Loc: fig.Loc, Inlines: []ast.Inline{link}})
	} else {
		if ok {
			p.report(diag.LeftOut, img.At, "the link of a figure with a caption was left out")
		}
		p.add(fig)
	}
	p.addAll(rest)
}

// imageOf returns the image that a directive shows; nil if it names none.
func (p directives) imageOf(d *directive) *ast.Image {
	src := strings.ReplaceAll(d.argument(), " ", "")
	loc := ast.At(p.Span(d.lines[0].At, d.lines[0].End()))
	if src == "" {
		return nil
	}
	if !markup.Allowed(src) {
		p.report(diag.LinkScheme, loc.At, "an image with the scheme %q is dropped", markup.Scheme(src))
		return nil
	}
	alt, _ := d.option("alt")
	img := &ast.Image{Loc: loc, Src: src, Alt: markup.Printable(alt)}
	d.resize(img, p.file)
	return img
}

// resize sets the size of an image to that in the options of a directive. One that a book cannot have is reported: the
// scale of an image, too, because its own size is not known here.
func (d *directive) resize(img *ast.Image, f *file) {
	width, _ := d.option("width")
	height, _ := d.option("height")
	_, scaled := d.option("scale")
	if !markup.Resize(img, markup.TeXLength(width), height, "") || scaled && width+height == "" {
		f.report(diag.ImageSize, img.At, "the size of an image was set aside")
	}
}

// glossary reads a definition list in which terms may follow each other.
func (p directives) glossary(d *directive) {
	list := &ast.DefinitionList{}
	q := &parser{file: p.file, lines: d.text(), depth: p.depth + 1}
	for q.at < len(q.lines) {
		l := q.lines[q.at]
		if l.Blank() || strings.HasPrefix(l.Text, "..") {
			if !l.Blank() {
				p.blank(l.At, l.End())
			}
			q.at++
			continue
		}
		start := q.at
		def := &ast.Definition{}
		for ; q.at < len(q.lines) && q.lines[q.at].Indent == 0 && !q.lines[q.at].Blank(); q.at++ {
			// " : key" sorts the term
			term := q.lines[q.at]
			if i := strings.Index(term.Text, " : "); i > 0 {
				p.blank(term.At+i, term.End())
				term.Text = term.Text[:i]
			}
			def.Terms = append(def.Terms, p.inlines(indent.Join([]indent.Line{term})))
		}
		end := q.indented(q.at, 1)
		if below := q.lines[q.at:end]; len(below) > 0 {
			def.Descriptions = [][]ast.Block{q.within(indent.Dedent(below, indent.Least(below)))}
		}
		if q.at = end; end == start {
			q.at++ // cannot be: a line is blank, a term or indented
		}
		def.Loc = p.loc(q.lines[start:q.at])
		list.Items = append(list.Items, def)
	}
	if list.Loc = p.loc(d.lines); len(list.Items) > 0 {
		p.add(list)
	}
}

// object reads the description of a function, a class, an option: its signature is a term.
func (p directives) object(d *directive) {
	def := &ast.Definition{Loc: p.loc(d.lines)}
	for _, l := range d.arg {
		at := ast.At(p.Span(l.At, l.End()))
		def.Terms = append(def.Terms, []ast.Inline{&ast.Code{Loc: at, Value: strings.TrimSuffix(l.Text, `\`)}})
	}
	if blocks := p.within(d.content); len(blocks) > 0 {
		def.Descriptions = [][]ast.Block{blocks}
	}
	if len(def.Terms) > 0 {
		p.add(&ast.DefinitionList{Loc: def.Loc, Items: []*ast.Definition{def}})
	}
}

// raw reads HTML; text in other formats is left out.
func (p directives) raw(d *directive) {
	loc := p.loc(d.lines)
	formats := strings.Fields(strings.ToLower(d.argument()))
	p.blankLines(d.arg)
	if _, file := d.options["file"]; file || len(formats) == 0 || len(d.content) == 0 {
		p.blankLines(d.lines)
		p.report(diag.LeftOut, loc.At, "a raw part was left out")
		return
	}
	if p.depth == 0 && markup.BeginsPage(indent.Join(d.content).Text) {
		p.blankLines(d.lines)
		p.add(&ast.PageBreak{Loc: loc})
		return
	}
	if formats[0] != "html" {
		p.blankLines(d.lines)
		p.report(diag.LeftOut, loc.At, "a raw part in %s was left out", formats[0])
		return
	}
	start, end := d.content[0].At, d.content[len(d.content)-1].End()
	html.Markup(string(p.Src[start:end]), func(from, till int) { p.blank(start+from, start+till) })
	blocks := html.Within(p.Lines, start, end, p.sink)
	if len(blocks) == 0 {
		p.report(diag.LeftOut, loc.At, "a raw part in html without text was left out")
	}
	for _, b := range blocks {
		p.add(b)
	}
}

// hasScheme matches the start of an address with a scheme.
var hasScheme = pattern.New(`^[A-Za-z][\w+.-]*:`)

// isIndex reports whether the file is the one that Sphinx begins with, whose tables of contents order the other files.
func (p directives) isIndex() bool {
	name := path.Base(strings.ReplaceAll(p.Name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name)) == "index"
}

// entry matches an entry of a toctree with a title of its own.
var entry = pattern.New(`^(.+?)\s*<([^<>]+)>$`)

// toctree reads a table of contents as a list of links to files, under its caption.
func (p directives) toctree(d *directive) {
	loc := p.loc(d.lines)
	if f, ok := d.options["caption"]; ok && len(f.body) > 0 {
		h := &ast.Heading{Loc: p.loc(f.body), Level: 2, Inlines: p.inlines(indent.Join(f.body))}
		p.targets.heading(h)
		p.add(h)
	}
	list := &ast.List{Loc: loc, Tight: true}
	for _, l := range d.text() {
		title, to := l.Text, l.Text
		if m := entry.FindStringSubmatch(l.Text); m != nil {
			title, to = m[1], m[2]
		}
		if l.Blank() || strings.ContainsAny(to, "*?") || to == "self" {
			continue
		}
		if !hasScheme.MatchString(to) && path.Ext(to) != path.Ext(p.Name) {
			to += path.Ext(p.Name)
		}
		at := ast.At(p.Span(l.At, l.End()))
		link := &ast.Link{Loc: at, URL: to, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(title)}}}
		list.Items = append(list.Items, &ast.Item{Loc: at, Blocks: []ast.Block{
			&ast.Paragraph{Loc: at, Inlines: []ast.Inline{link}}}})
	}
	if len(list.Items) > 0 {
		p.add(list)
	}
}

// button reads a link in the form of a button: its target, and its text below.
func (p directives) button(d *directive) {
	loc := p.loc(d.lines)
	target := d.argument()
	in := p.inlines(indent.Join(indent.Trim(d.content)))
	p.blankLines(d.arg)
	switch {
	case target == "" && len(in) == 0:
		p.report(diag.LeftOut, loc.At, "a button without a text and an address was left out")
		return
	case target == "":
		p.report(diag.LeftOut, loc.At, "a button without an address is only text")
		p.add(&ast.Paragraph{Loc: loc, Inlines: in})
		return
	case len(in) == 0:
		in = []ast.Inline{&ast.Text{Loc: p.loc(d.arg), Value: markup.Printable(target)}}
	}
	link := &ast.Link{Loc: loc, Inlines: in}
	if !hasScheme.MatchString(target) {
		target += "_"
	}
	p.targets.lead(link, target)
	p.add(&ast.Paragraph{Loc: loc, Inlines: []ast.Inline{link}})
}

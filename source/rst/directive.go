package rst

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/tex"
)

// A kind is what a directive does.
type kind int

const (
	unknown     kind = iota
	callout          // an admonition
	changed          // a note on a version
	code             // a listing
	parsed           // a listing with inline markup
	highlight        // the language of listings
	math             // formulas
	image            // a picture
	figure           // a picture with a caption
	titledPart       // a part with a title of its own: topic, sidebar
	rubric           // a title that is none of a section
	epigraph         // a quotation
	enclosing        // content that is as it would be without the directive
	labelled         // content under a label: a tab, a card
	labelCode        // a listing under a label
	folded           // content that unfolds
	table            // a table in one of the forms of tables
	listTable        // a table as a list of lists
	csvTable         // a table of values
	glossary         // a definition list
	object           // the description of a function, an option of a program
	raw              // text in another format
	contents         // a table of contents, and what else sets up navigation
	elsewhere        // what is in other files
	silent           // what has no text of its own
	defaultRole      // the role of text between single backquotes
	metaFields       // metadata of the page
	newPage          // a page break
	buttonLink       // a link in the form of a button
)

// kinds holds the directives that are known.
var kinds = map[string]kind{
	"note": callout, "tip": callout, "hint": callout, "important": callout, "warning": callout, "attention": callout,
	"caution": callout, "danger": callout, "error": callout, "admonition": callout, "seealso": callout, "todo": callout,
	"versionadded": changed, "versionchanged": changed, "deprecated": changed, "versionremoved": changed,
	"deprecated-removed": changed,
	"code-block":         code, "code": code, "sourcecode": code, "prompt": code, "ipython": code, "doctest": code,
	"testcode": code, "testoutput": code, "productionlist": code, "mermaid": code, "graphviz": code, "uml": code,
	"digraph": code, "jupyter-execute": code, "console": code,
	"parsed-literal": parsed, "highlight": highlight, "math": math, "image": image, "figure": figure,
	"thumbnail": image, "topic": titledPart, "sidebar": titledPart, "rubric": rubric, "centered": rubric,
	"epigraph": epigraph, "highlights": epigraph, "pull-quote": epigraph, "compound": enclosing,
	"container": enclosing, "only": enclosing, "ifconfig": enclosing, "class": enclosing, "rst-class": enclosing,
	"cssclass": enclosing, "tab-set": enclosing, "tabs": enclosing, "tab-set-code": enclosing, "grid": enclosing,
	"card-carousel": enclosing, "hlist": enclosing, "div": enclosing, "card-header": enclosing,
	"grid-item": enclosing, "panels": enclosing, "centered-block": enclosing,
	"tab-item": labelled, "tab": labelled, "group-tab": labelled, "card": labelled, "grid-item-card": labelled,
	"content-tabs": labelled, "code-tab": labelCode,
	"dropdown": folded, "collapse": folded, "toggle": folded, "details": folded, "collapsible": folded,
	"table": table, "list-table": listTable, "flat-table": listTable, "csv-table": csvTable, "glossary": glossary,
	"function": object, "class-description": object, "method": object, "staticmethod": object, "classmethod": object,
	"attribute": object, "data": object, "exception": object, "decorator": object, "option": object,
	"cmdoption": object, "envvar": object, "confval": object, "describe": object, "object": object,
	"program-option": object, "setting": object, "macro": object, "type": object, "member": object, "var": object,
	"raw": raw, "contents": contents, "toctree": contents, "sectnum": silent, "section-numbering": silent,
	"index": silent, "meta": metaFields, "html_meta": metaFields, "header": contents, "footer": contents,
	"target-notes": silent, "role": silent, "default-role": defaultRole, "default-domain": silent,
	"currentmodule": silent, "module": silent, "tabularcolumns": silent, "sectionauthor": silent, "codeauthor": silent,
	"program": silent, "title": metaFields, "include": elsewhere, "literalinclude": elsewhere, "automodule": elsewhere,
	"autoclass": elsewhere, "autofunction": elsewhere, "automethod": elsewhere, "autosummary": elsewhere,
	"autodata": elsewhere, "autoattribute": elsewhere, "autoexception": elsewhere, "command-output": elsewhere,
	"program-output": elsewhere, "plot": elsewhere, "youtube": elsewhere, "vimeo": elsewhere, "video": elsewhere,
	"click": elsewhere, "argparse": elsewhere, "bibliography": elsewhere, "testsetup": silent, "testcleanup": silent,
	"restructuredtext-test-directive": silent, "button-link": buttonLink, "button-ref": buttonLink,
	"pagebreak": newPage, "page-break": newPage, "newpage": newPage,
	"date": silent, "replace": silent, "unicode": silent,
}

// kindOf returns the kind of a directive, whose name may have a domain before it.
func kindOf(d *directive) kind {
	if k, ok := kinds[d.name]; ok {
		return k
	}
	domain, name, ok := strings.Cut(d.name, ":")
	switch k := kinds[name]; {
	case !ok:
		return unknown
	case name == "class", name == "module", name == "currentmodule", k == object, domain == "c", domain == "cpp":
		if k == silent {
			return silent
		}
		return object
	default:
		return k
	}
}

// directives reads the directives of a body.
type directives struct{ *parser }

// read reads a directive.
func (p directives) read(d *directive) {
	if f, ok := d.options["name"]; ok {
		p.targets.define(f.text(), nil)
	}
	k := kindOf(d)
	if k != unknown {
		p.blankOptions(d)
	}
	switch k {
	case callout, changed:
		p.callout(d, k)
	case code, parsed, labelCode:
		p.code(d, k)
	case highlight:
		p.language = language(d.argument())
		p.blankLines(d.lines)
	case math:
		p.math(d)
	case image, figure:
		p.picture(d, k)
	case titledPart, rubric, epigraph, enclosing, labelled, folded:
		p.part(d, k)
	case table, listTable, csvTable:
		tables(p).directive(d, k)
	case glossary:
		p.glossary(d)
	case object:
		p.object(d)
	case raw:
		p.raw(d)
	case newPage:
		p.blankLines(d.lines)
		if p.depth > 0 {
			p.report(diag.PageBreak, p.loc(d.lines).At, "a page break within a list or a box was set aside")
			return
		}
		p.add(&ast.PageBreak{Loc: p.loc(d.lines)})
	case contents:
		p.blankLines(d.lines)
		if d.name == "toctree" && p.isIndex() {
			p.toctree(d)
			return
		}
		p.aside(p.loc(d.lines).At, "contents ("+d.name+")")
	case elsewhere:
		p.blankLines(d.lines)
		p.report(diag.LeftOut, p.loc(d.lines).At, "what the directive %q would bring in was left out", d.name)
	case silent:
		p.silent(d)
	case defaultRole:
		if p.role = strings.ToLower(d.argument()); p.role == "" {
			p.role = "title-reference"
		}
		p.blankLines(d.lines)
	case metaFields:
		p.metaFields(d)
	case buttonLink:
		p.button(d)
	default:
		p.unknownDirective(d)
	}
}

// silent drops a directive that has no text. Entries of an index are not printed, and set aside.
func (p directives) silent(d *directive) {
	p.blankLines(d.lines)
	if d.name == "index" {
		p.aside(p.loc(d.lines).At, "index entry")
	}
}

// metaFields reads metadata of the page.
func (p directives) metaFields(d *directive) {
	p.blankLines(d.lines)
	if d.name == "title" {
		p.meta.Title = d.argument()
		return
	}
	fields, _ := fieldsOf(append(append([]indent.Line{}, d.below...), d.content...), false)
	for _, f := range fields {
		name, _, _ := strings.Cut(f.name.Text, " ")
		p.metadata(strings.ToLower(name), f.text()) // others steer search engines
	}
}

// unknownDirective keeps the text of a directive that is not known: its argument, as a line of its own, and its
// content.
func (p directives) unknownDirective(d *directive) {
	loc := p.loc(d.lines)
	p.blankOptions(d)
	p.found.Report(diag.New(diag.LeftOut, loc.At, "the directive %q is not known; its text is kept", d.name))
	if in := p.titleOf(d); len(in) > 0 {
		at := p.loc(d.arg)
		if len(d.content) > 0 {
			in = []ast.Inline{&ast.Strong{Loc: at, Inlines: in}}
		}
		p.add(&ast.Paragraph{Loc: at, Inlines: in})
	}
	p.addAll(p.through(d.content))
}

// calloutKinds maps admonitions to the kinds of callouts, where they differ.
var calloutKinds = map[string]string{
	"note": "note", "tip": "tip", "important": "important", "warning": "warning", "caution": "caution",
	"hint": "tip", "attention": "warning", "danger": "caution", "error": "caution", "admonition": "note",
	"seealso": "note", "todo": "note", "versionadded": "note", "versionchanged": "note", "deprecated": "warning",
	"versionremoved": "warning", "deprecated-removed": "warning",
}

// calloutTitles holds the titles that docutils and Sphinx print over admonitions that have no kind of their own.
var calloutTitles = map[string]string{
	"hint": "Hint", "attention": "Attention", "danger": "Danger!", "error": "Error", "seealso": "See also",
	"todo": "Todo", "versionadded": "New in version", "versionchanged": "Changed in version",
	"deprecated": "Deprecated since version", "versionremoved": "Removed in version",
	"deprecated-removed": "Deprecated since version",
}

// callout reads an admonition or a note on a version.
func (p directives) callout(d *directive, k kind) {
	c := &ast.Callout{Loc: p.loc(d.lines), Kind: calloutKinds[d.name]}
	at := ast.At(p.Span(d.lines[0].At, d.lines[0].End()))
	lines := d.text()
	if title := calloutTitles[d.name]; title != "" {
		c.Title = []ast.Inline{&ast.Text{Loc: at, Value: title}}
	}
	switch {
	case k == changed:
		// The version is the first word; what follows is text.
		version, rest := d.rest, indent.Line{At: d.rest.End()}
		if i := strings.IndexAny(d.rest.Text, " \t"); i >= 0 {
			version, rest = d.rest.Cut(0, i), d.rest.After(i)
			rest.Indent = 0
		}
		if !version.Blank() {
			at := ast.At(p.Span(version.At, version.End()))
			c.Title = append(c.Title, &ast.Text{Loc: at, Value: " " + version.Text})
			lines = append([]indent.Line{rest}, lines[1:]...)
		}
	case d.name == "admonition":
		c.Title, lines = p.titleOf(d), d.content
		if class, ok := d.option("class"); ok {
			for word := range strings.FieldsSeq(class) {
				if known := calloutKinds[word]; known != "" {
					c.Kind = known
				}
			}
		}
	}
	c.Blocks = p.within(indent.Trim(lines))
	if len(c.Blocks) > 0 || len(c.Title) > 0 {
		p.add(c)
	}
}

// language returns the name of a language, empty for the words by which authors ask for no colors.
func language(name string) string {
	name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
	switch name = listing.Canonical(name); name {
	case "default", "guess":
		return ""
	case "none", "literal":
		return "text"
	case "python-console", "pycon3", "ipython", "ipython3", "pytb", "py3tb":
		return "python"
	case "doscon", "bat":
		return "batch"
	case "ps1con":
		return "powershell"
	}
	return name
}

// code reads a listing, its caption as a paragraph above it.
func (p directives) code(d *directive, k kind) {
	name := language(d.rest.Text)
	content := d.content
	switch {
	case k == parsed:
		p.parsedLiteral(d)
		return
	case k == labelCode:
		// The language, then the label of the tab.
		_, label, _ := strings.Cut(d.rest.Text, " ")
		if label = strings.TrimSpace(label); label == "" {
			label = d.rest.Text
		}
		at := ast.At(p.Span(d.rest.At, d.rest.End()))
		text := []ast.Inline{&ast.Text{Loc: at, Value: label}}
		p.add(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{&ast.Strong{Loc: at, Inlines: text}}})
	case d.name == "doctest" || d.name == "ipython" || d.name == "testcode":
		name = "python"
	case d.name == "testoutput" || d.name == "productionlist":
		name = "text"
	case d.name == "mermaid" || d.name == "graphviz" || d.name == "uml":
		name, content = d.name, d.text()
	case d.name == "console":
		name = "bash"
	case name == "" && d.name != "prompt":
		name = p.language
	}
	if d.name != "mermaid" && d.name != "graphviz" && d.name != "uml" {
		p.blankLines([]indent.Line{d.rest})
		if len(d.arg) > 1 { // code right below the name, without a blank line
			content = append(append([]indent.Line{}, d.arg[1:]...), content...)
		} else if len(content) == 0 && len(d.arg) == 1 && len(d.below) == len(d.arg) {
			content = d.arg
		}
	}
	if caption, ok := d.options["caption"]; ok {
		in := p.inlines(indent.Join(caption.body))
		p.add(&ast.Paragraph{Loc: p.loc(caption.body), Inlines: []ast.Inline{&ast.Emph{Loc: p.loc(caption.body),
			Inlines: in}}})
	}
	p.listing(content, name)
}

// parsedLiteral reads a listing with inline markup, of which a listing keeps the text.
func (p directives) parsedLiteral(d *directive) {
	var b strings.Builder
	lines := d.text()
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Repeat(" ", l.Indent))
		b.WriteString(ast.PlainText(p.inlines(indent.Join([]indent.Line{l}))))
	}
	if text := strings.Trim(b.String(), "\n"); strings.TrimSpace(text) != "" {
		p.add(&ast.Listing{Loc: p.loc(lines), Text: text})
	}
}

// math reads formulas, which blank lines divide.
func (p directives) math(d *directive) {
	var open []indent.Line
	flush := func() {
		value := tex.Normal(indent.Join(open).Text)
		if strings.Contains(value, `\\`) && !strings.Contains(value, `\begin`) {
			value = `\begin{aligned} ` + value + ` \end{aligned}` // as Sphinx sets it
		}
		if value != "" {
			loc := p.loc(open)
			p.add(&ast.Paragraph{Loc: loc, Inlines: []ast.Inline{&ast.Math{Loc: loc, TeX: value, Display: true}}})
		}
		open = nil
	}
	for _, l := range d.text() {
		if l.Blank() {
			flush()
			continue
		}
		open = append(open, l)
	}
	flush()
}

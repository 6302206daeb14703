package rst

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// A field is a name between colons and its body.
type field struct {
	name  indent.Line
	body  []indent.Line
	lines []indent.Line
}

// text returns the body of a field on one line.
func (f field) text() string { return strings.Join(strings.Fields(indent.Join(f.body).Text), " ") }

// fieldName returns the number of bytes of a field's name with its colons, 0 if the text begins with none. A role
// (:ref:`…`) is no field.
func fieldName(text string) int {
	if len(text) < 3 || text[0] != ':' || text[1] == ':' || text[1] == ' ' {
		return 0
	}
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == ':' && text[i-1] != ' ' && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t'):
			return i + 1
		case text[i] == ':' && i+1 < len(text) && text[i+1] == '`':
			return 0
		}
	}
	return 0
}

// fieldsOf reads the fields that lines begin with, and returns the index of the line after them. Blank lines may stand
// between fields, but not between options.
func fieldsOf(lines []indent.Line, options bool) (out []field, end int) {
	for i := 0; i < len(lines); {
		l := lines[i]
		n := 0
		if l.Indent == 0 {
			n = fieldName(l.Text)
		}
		switch {
		case l.Blank() && !options:
			i++
			continue
		case n == 0:
			return out, end
		}
		start := i
		for i++; i < len(lines) && (lines[i].Indent > 0 || lines[i].Blank() && !options); i++ {
		}
		for lines[i-1].Blank() {
			i--
		}
		first := l.After(n)
		first.Indent = 0
		below := lines[start+1 : i]
		f := field{name: l.Cut(1, n-1), lines: lines[start:i]}
		if !first.Blank() {
			f.body = append(f.body, first)
		}
		f.body = append(f.body, indent.Dedent(below, indent.Least(below))...)
		out, end = append(out, f), i
	}
	return out, end
}

// fieldList reads fields: the metadata of the file if nothing but its title is above them, else a list of definitions.
func (p *parser) fieldList() bool {
	fields, n := fieldsOf(p.lines[p.at:], false)
	if n == 0 {
		return false
	}
	lines := p.lines[p.at : p.at+n]
	p.at += n
	if p.asks(fields) || p.docinfo(fields) {
		return true
	}
	list := &ast.DefinitionList{Loc: p.loc(lines)}
	for _, f := range fields {
		d := &ast.Definition{
			Loc:   p.loc(f.lines),
			Terms: [][]ast.Inline{p.inlines(indent.Join([]indent.Line{f.name}))},
		}
		if body := p.within(f.body); len(body) > 0 {
			d.Descriptions = [][]ast.Block{body}
		}
		list.Items = append(list.Items, d)
	}
	p.add(list)
	return true
}

// isDocinfo reports whether fields here are about the file: nothing but its title is above them, and one of them at
// least is a field that files have.
func (p *parser) isDocinfo(fields []field) bool {
	if !p.top || p.depth > 0 || p.docinfoRead || !slices.ContainsFunc(fields, func(f field) bool {
		return docFields[strings.ToLower(f.name.Text)]
	}) {
		return false
	}
	headings := 0
	for _, b := range p.out {
		if _, ok := b.(*ast.Heading); !ok {
			return false
		}
		headings++
	}
	return headings <= 1
}

// asks adds fields that are questions and their answers as paragraphs that begin with a label, as authors write them
// elsewhere. It returns false if the fields are others.
func (p *parser) asks(fields []field) bool {
	asked := false
	for _, f := range fields {
		name := f.name.Text
		question := words.Is(words.QuestionLabel, name)
		answer := words.Is(words.AnswerLabel, name) || strings.EqualFold(name, "a")
		if !question && !answer {
			return false
		}
		asked = asked || question
	}
	if !asked {
		return false
	}
	for _, f := range fields {
		at := ast.At(p.Span(f.name.At, f.name.End()))
		label := []ast.Inline{
			&ast.Strong{Loc: at, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: f.name.Text + ":"}}},
			&ast.Text{Loc: at, Value: " "},
		}
		blocks := p.within(f.body)
		if first, ok := firstOf(blocks).(*ast.Paragraph); ok {
			first.Inlines = append(label, first.Inlines...)
			first.Loc = ast.At(at.At.To(first.At))
		} else {
			blocks = append([]ast.Block{&ast.Paragraph{Loc: at, Inlines: label[:1]}}, blocks...)
		}
		for _, b := range blocks {
			p.add(b)
		}
	}
	return true
}

// docFields holds the names of fields about a file: those of docutils and of Sphinx.
var docFields = map[string]bool{
	"author": true, "authors": true, "organization": true, "contact": true, "address": true, "version": true,
	"revision": true, "status": true, "date": true, "copyright": true, "dedication": true, "abstract": true,
	"license": true, "language": true, "lang": true, "title": true, "subtitle": true, "description": true,
	"keywords": true, "tags": true, "publisher": true, "orphan": true, "nocomments": true, "nosearch": true,
	"tocdepth": true, "hide-toc": true, "og:title": true, "og:description": true, "og:image": true, "robots": true,
}

// docinfo reads the fields at the top of the file into its metadata. It returns false if the fields are others.
func (p *parser) docinfo(fields []field) bool {
	if !p.isDocinfo(fields) {
		return false
	}
	p.docinfoRead = true
	var unread []string
	at := diag.Span{}
	for _, f := range fields {
		p.blankLines(f.lines)
		if strings.EqualFold(f.name.Text, "authors") {
			p.authors(f)
			continue
		}
		if value := keyword(f.text()); !p.metadata(strings.ToLower(f.name.Text), value) && value != "" {
			unread = append(unread, f.name.Text)
			at = at.To(p.loc(f.lines).At)
		}
	}
	if len(unread) > 0 {
		p.report(diag.LeftOut, at, "what the file says of itself was left out: %s", strings.Join(unread, ", "))
	}
	return true
}

// authors reads the names of several authors: in a list, or divided by semicolons or, if there are none, by commas.
func (p *parser) authors(f field) {
	all := f.text()
	switch {
	case len(f.body) > 0 && bullet.MatchString(f.body[0].Text):
		var names []string
		for _, l := range f.body {
			names = append(names, strings.TrimLeft(l.Text, "-+*•‣⁃ "))
		}
		all = strings.Join(names, ";")
	case !strings.Contains(all, ";"):
		all = strings.ReplaceAll(all, ",", ";")
	}
	p.metadata("authors", all)
}

var dollars = pattern.New(`^\$[A-Za-z]+: *(.*?) *\$$`)

// keyword returns a value without the frame that revision control has it in: "$Date: 2026-01-02 $".
func keyword(value string) string {
	if m := dollars.FindStringSubmatch(value); m != nil {
		return m[1]
	}
	return value
}

var (
	longDate    = pattern.New(`^\d{4}[-/]\d{2}[-/]\d{2}\b`)
	languageTag = pattern.New(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)
)

// metadata stores the value of a field about the file, and reports whether there is a place for it. What only steers
// Sphinx is dropped.
func (f *file) metadata(name, value string) bool {
	if value == "" && name != "orphan" {
		return true
	}
	switch name {
	case "title":
		f.meta.Title = value
	case "subtitle":
		f.meta.Subtitle = value
	case "author", "authors":
		for a := range strings.SplitSeq(value, ";") {
			if a = strings.TrimSpace(a); a != "" && !slices.Contains(f.meta.Authors, a) {
				f.meta.Authors = append(f.meta.Authors, a)
			}
		}
	case "date":
		switch {
		case ast.IsDate(value):
			f.meta.Date = value
		case longDate.MatchString(value):
			day := strings.ReplaceAll(value[:len("2006-01-02")], "/", "-")
			if !ast.IsDate(day) {
				return false
			}
			f.meta.Date = day
		default:
			return false
		}
	case "language", "lang":
		if !languageTag.MatchString(value) {
			return false
		}
		f.meta.Language = strings.ReplaceAll(value, "_", "-")
	case "description", "abstract", "summary":
		f.meta.Description = value
	case "copyright", "rights", "license":
		f.meta.Rights = value
	case "publisher", "organization":
		f.meta.Publisher = value
	case "keywords", "tags":
		for k := range strings.SplitSeq(value, ",") {
			if k = strings.TrimSpace(k); k != "" {
				f.meta.Subjects = append(f.meta.Subjects, k)
			}
		}
	case "orphan", "nocomments", "nosearch", "tocdepth", "hide-toc", "og:title", "og:description", "og:image",
		"robots", "viewport":
	default:
		return false
	}
	return true
}

// option matches the options of a program at the start of a line, and what divides them from their description.
var option = pattern.New(`^(?:(?:-[A-Za-z0-9](?: ?(?:[A-Za-z][\w-]*|<[^>]+>))?|--?[A-Za-z][\w-]*(?:[ =](?:[A-Za-z][\w-]*|<[^>]+>))?|` +
	`/[A-Z](?:[ =:]?[A-Z][\w-]*)?)(?:, |  +|$))+`)

// optionList reads options of a program and their descriptions.
func (p *parser) optionList() bool {
	list := &ast.DefinitionList{}
	start := p.at
	for {
		next := p.skipBlank()
		l := p.line(next)
		m := option.FindString(l.Text)
		whole := m == l.Text
		if m == "" || l.Indent > 0 || strings.HasSuffix(m, ", ") || !whole && !strings.HasSuffix(m, "  ") {
			break
		}
		end := p.indented(next+1, 1)
		if whole && end == next+1 {
			break // an option without a description is text
		}
		below := p.lines[next+1 : end]
		lines := indent.Dedent(below, indent.Least(below))
		if first := l.After(len(m)); !first.Blank() {
			first.Indent = 0
			lines = append([]indent.Line{first}, lines...)
		}
		p.at = end
		name := strings.TrimSpace(m)
		at := ast.At(p.Span(l.At, l.At+len(name)))
		list.Items = append(list.Items, &ast.Definition{
			Loc:          p.loc(p.lines[next:end]),
			Terms:        [][]ast.Inline{{&ast.Code{Loc: at, Value: name}}},
			Descriptions: [][]ast.Block{p.within(lines)},
		})
	}
	if len(list.Items) == 0 {
		return false
	}
	list.Loc = p.loc(p.lines[start:p.at])
	p.add(list)
	return true
}

// definitionList reads terms and the indented text below them.
func (p *parser) definitionList() bool {
	list := &ast.DefinitionList{}
	start := p.at
	for {
		next := p.at
		if len(list.Items) > 0 {
			next = p.skipBlank()
		}
		l, below := p.line(next), p.line(next+1)
		if next >= len(p.lines) || l.Indent > 0 || below.Blank() || below.Indent == 0 ||
			strings.HasSuffix(l.Text, colons) || len(list.Items) > 0 && !p.isTerm(next) {
			break
		}
		end := p.indented(next+1, 1)
		lines := p.lines[next+1 : end]
		p.at = end
		d := &ast.Definition{Loc: p.loc(p.lines[next:end])}
		d.Terms = [][]ast.Inline{p.inlines(indent.Join([]indent.Line{l}))}
		d.Descriptions = [][]ast.Block{p.within(indent.Dedent(lines, indent.Least(lines)))}
		list.Items = append(list.Items, d)
	}
	if len(list.Items) == 0 {
		return false
	}
	list.Loc = p.loc(p.lines[start:p.at])
	if p.top && markup.Asks(list) {
		p.addAll(markup.Questions(list))
		return true
	}
	p.add(list)
	return true
}

// isTerm reports whether the line at index i is text, so that it can be a term, and not the start of another construct.
func (p *parser) isTerm(i int) bool {
	text := p.lines[i].Text
	_, numbers := readings(text)
	return !bullet.MatchString(text) && len(numbers) == 0 && fieldName(text) == 0 && !isExplicit(text) &&
		!strings.HasPrefix(text, "| ") && !strings.HasPrefix(text, ">>> ") && !strings.HasPrefix(text, "__ ") &&
		!isAdornment(text) && option.FindString(text) == ""
}

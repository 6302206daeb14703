package rst

import (
	"path"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
)

// targets holds what links of the file lead to, and the links.
type targets struct {
	file     *file
	headings []*ast.Heading
	last     *ast.Heading       // the heading above the place that is read
	open     []string           // names that stand before the place that is read
	named    map[string]*target // by normalized name
	nameless []string           // the targets of anonymous links, in their order
	taken    int                // how many of these links have been read
	waiting  []waiting
	anchors  map[*ast.Heading]string
	ids      map[string]*ast.Heading // by the ids that docutils makes of titles
	lost     map[ast.Inline]bool     // links that lead nowhere
	labels   []ast.Name              // of headings
}

// A target is a place in the file, or elsewhere.
type target struct {
	url     string       // of a target elsewhere; "name_" for another target
	heading *ast.Heading // the heading at or above a target in the file; nil before the first
}

// A waiting link has no URL yet.
type waiting struct {
	link *ast.Link
	to   string // a URL, or the name of a target followed by "_"
	role bool   // a role made the link, so that the target may be in another file
	bare bool   // the text of the link only repeats the name of the target
	word string // the source of a link that is a word with an underscore at its end
	// nameless is the number of the anonymous target that the link leads to, from 1; 0: to says it.
	nameless int
}

// normal returns a name as names are compared.
func normal(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func (t *targets) set(name string, to *target) {
	if t.named == nil {
		t.named = map[string]*target{}
	}
	if name = normal(name); name != "" && t.named[name] == nil {
		t.named[name] = to
	}
}

// heading adds a heading, which is also a target by its title.
func (t *targets) heading(h *ast.Heading) {
	t.headings = append(t.headings, h)
	t.last = h
}

// define defines a target by name. Without a body it is what follows it.
func (t *targets) define(name string, body []indent.Line) {
	to := joined(body)
	switch {
	case to == "":
		t.open = append(t.open, name)
	default:
		t.set(name, &target{url: unescapeURL(to)})
	}
}

// here defines a target within a text.
func (t *targets) here(name string) { t.set(name, &target{heading: t.last}) }

// reached ends the targets that stand before a block: they are the block itself if it is a heading, else they are in
// the part under the last one.
func (t *targets) reached(b ast.Block) {
	if h, ok := b.(*ast.Heading); ok && len(t.open) > 0 { // the label that is nearest names it
		t.labels = append(t.labels, ast.Name{Loc: h.Loc, Text: t.open[len(t.open)-1], InTitle: true})
	}
	for _, name := range t.open {
		t.set(name, &target{heading: t.last})
	}
	t.open = nil
}

// anonymous defines the target of the next anonymous link.
func (t *targets) anonymous(to string) { t.nameless = append(t.nameless, unescapeURL(to)) }

// lead makes a link lead to a URL, or to the target whose name is before an underscore, when the file is read.
func (t *targets) lead(link *ast.Link, to string) { t.wait(waiting{link: link, to: to}) }

func (t *targets) wait(w waiting) { t.waiting = append(t.waiting, w) }

// leadNameless makes a link lead to the next of the anonymous targets.
func (t *targets) leadNameless(w waiting) {
	t.taken++
	w.nameless = t.taken
	t.wait(w)
}

// unescapeURL returns a target without its backslashes; the underscore that makes it a name stays apart from one that
// was escaped.
func unescapeURL(to string) string {
	to = strings.TrimSpace(to)
	if strings.HasSuffix(to, `\_`) {
		return unescape(to) + "\x00"
	}
	return unescape(to)
}

// slugs returns the anchors of the headings.
func (t *targets) slugs() map[*ast.Heading]string {
	t.reached(nil)
	var names markup.Namer
	t.ids = map[string]*ast.Heading{}
	t.anchors = make(map[*ast.Heading]string, len(t.headings))
	for _, h := range t.headings {
		t.anchors[h] = names.Name(ast.PlainText(h.Inlines))
		t.set(ast.PlainText(h.Inlines), &target{heading: h})
		if id := docutilsID(ast.PlainText(h.Inlines)); t.ids[id] == nil {
			t.ids[id] = h
		}
	}
	return t.anchors
}

// docutilsID returns the id that docutils makes of a title: letters and digits of ASCII and hyphens, from the first
// letter on.
func docutilsID(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool {
		return c > unicode.MaxASCII || !unicode.IsLetter(c) && !unicode.IsDigit(c)
	})
	return strings.TrimLeft(strings.Join(words, "-"), "0123456789-")
}

// names returns the targets within the file, for links from other files.
func (t *targets) names() map[string]*ast.Heading {
	out := map[string]*ast.Heading{}
	for name, to := range t.named {
		if to.heading != nil {
			out[name] = to.heading
		}
	}
	return out
}

// find returns the target that a name leads to, also through other targets.
func (t *targets) find(name string) *target {
	const most = 10 // of targets that lead to each other
	for range most {
		to := t.named[normal(name)]
		if to == nil || !isName(to.url) {
			return to
		}
		name = nameOf(to.url)
	}
	return nil
}

// isName reports whether a link leads to a target by its name and not to a URL.
func isName(to string) bool { return strings.HasSuffix(to, "_") && !hasScheme.MatchString(to) }

func nameOf(to string) string { return strings.Trim(strings.TrimSuffix(to, "_"), "`") }

// resolve sets the URLs of the links of doc. Of links that lead nowhere the text stays.
func (t *targets) resolve(doc *ast.Document) {
	t.lost = map[ast.Inline]bool{}
	for _, w := range t.waiting {
		t.resolveOne(w)
	}
	if len(t.lost) == 0 {
		return
	}
	ast.Walk(doc, func(n ast.Node) bool {
		ast.ReplaceInlines(n, t.unlink)
		return true
	})
}

func (t *targets) resolveOne(w waiting) {
	to := w.to
	if w.nameless > 0 {
		if w.nameless > len(t.nameless) {
			t.lose(w, "__")
			return
		}
		to = t.nameless[w.nameless-1]
	}
	if isName(to) {
		name := nameOf(to)
		found := t.find(name)
		if found == nil {
			t.lose(w, name)
			return
		}
		if found.url == "" {
			t.inside(w, found, name)
			return
		}
		to = found.url
	}
	if to = strings.TrimSuffix(to, "\x00"); to == "" {
		t.lose(w, "__")
		return
	}
	if own := strings.TrimSuffix(path.Base(t.file.Name), path.Ext(t.file.Name)) + ".html#"; strings.HasPrefix(to, own) {
		to = to[len(own)-1:] // the page that Sphinx makes of this file
	}
	if h := t.ids[strings.TrimPrefix(to, "#")]; h != nil && strings.HasPrefix(to, "#") {
		to = "#" + t.anchors[h]
	}
	switch {
	case strings.Contains(to, "@") && !strings.ContainsAny(to, ":/"):
		to = "mailto:" + to
	case !markup.Allowed(to):
		t.file.report(diag.LinkScheme, w.link.At, "a link with the scheme %q is dropped, its text is kept",
			markup.Scheme(to))
		t.lost[w.link] = true
		return
	}
	w.link.URL = to
}

// inside makes a link lead to a target in the file. Without a text of its own it has that of the heading.
func (t *targets) inside(w waiting, to *target, name string) {
	if to.heading == nil {
		t.lose(w, name)
		return
	}
	w.link.URL = "#" + t.anchors[to.heading]
	if w.bare {
		w.link.Inlines = ast.Unlinked(to.heading.Inlines)
	}
}

// lose marks a link as leading nowhere.
func (t *targets) lose(w waiting, name string) {
	t.lost[w.link] = true
	switch {
	case w.role:
		t.file.found.Report(diag.New(diag.LinkDead, w.link.At, "a reference leads to another file; its text is kept"))
	case w.word != "": // what ends in an underscore is its own text
		w.link.Inlines = []ast.Inline{&ast.Text{Loc: w.link.Loc, Value: markup.Printable(w.word)}}
	default:
		t.file.report(diag.LinkDead, w.link.At, "link to %q leads to no target in the file", name)
	}
}

// unlink replaces lost links by their text.
func (t *targets) unlink(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for i, n := range in {
		lost := t.lost[n]
		if lost && out == nil {
			out = append(make([]ast.Inline, 0, len(in)), in[:i]...)
		}
		switch {
		case lost:
			out = append(out, ast.Children(n)...)
		case out != nil:
			out = append(out, n)
		}
	}
	if out == nil {
		return in
	}
	return out
}

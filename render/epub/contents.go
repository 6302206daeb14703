package epub

import (
	"slices"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

const (
	// contentsDepth is the number of levels of the contents. Readers show three at most (Kobo's guide to EPUB); what
	// is deeper joins the third.
	contentsDepth = 3
	// entryLen is the number of characters of a title in the contents. A line of a small screen holds 30 to 40.
	entryLen = 160
)

// An entry is a line of the contents or a landmark.
type entry struct {
	title    string
	href     string // from EPUB/
	kind     string // epub:type of a landmark
	children []entry
}

// contents returns the entries of the book in reading order.
func contents(g *ast.Guide, c lister, files []*file) []entry {
	var out []entry
	if len(files) > 0 && files[0].intro {
		out = append(out, entry{title: c.lang.Text(words.Introduction), href: "xhtml/" + files[0].name})
	}
	for _, s := range g.Sections {
		es := c.section(s)
		if !blank(s.Title) {
			es[0].href = "xhtml/" + c.where[c.anchors[s.ID]] // the whole file, so that its start is shown
		}
		out = append(out, es...)
	}
	if checklist(g) {
		out = append(out, entry{title: c.lang.Text(words.Checklist), href: "xhtml/" + checklistName(1)})
	}
	if len(out) == 0 { // a contents list may not be empty
		out = append(out, entry{title: c.lang.Text(words.TitlePage), href: "xhtml/title.xhtml"})
	}
	return limit(out, contentsDepth)
}

// unkinded returns entries for the contents, which have no kinds.
func unkinded(es []entry) []entry {
	out := slices.Clone(es)
	for i := range out {
		out[i].kind = ""
	}
	return out
}

// A lister makes entries. Its maps lead from an id of the tree to an anchor and from there to a file.
type lister struct {
	anchors, where map[string]string
	lang           *words.Language
}

// section returns the entry of s, or those of what is in it if it has no title.
func (c lister) section(s *ast.Section) []entry {
	var in []entry
	for _, q := range s.Questions {
		in = append(in, c.entry(q.ID, markup.Label(q, c.lang)))
	}
	for _, sub := range s.Sections {
		in = append(in, c.section(sub)...)
	}
	if blank(s.Title) {
		return in
	}
	e := c.entry(s.ID, sectionTitle(s, c.lang.Text(words.Untitled)))
	e.children = in
	return []entry{e}
}

func (c lister) entry(id, title string) entry {
	a := c.anchors[id]
	return entry{title: shorten(title, entryLen), href: "xhtml/" + c.where[a] + "#" + headingID(a)}
}

// limit moves entries that are deeper than the given number of levels up to the last level, after their parent.
func limit(es []entry, levels int) []entry {
	var out []entry
	for _, e := range es {
		children := e.children
		if levels > 1 {
			e.children = limit(children, levels-1)
			children = nil
		} else {
			e.children = nil
		}
		out = append(out, e)
		out = append(out, limit(children, levels)...)
	}
	return out
}

// landmarks returns the places behind the cover that a reading device may offer by name.
func landmarks(g *ast.Guide, c lister, files []*file) []entry {
	out := []entry{
		{title: c.lang.Text(words.TitlePage), href: "xhtml/title.xhtml", kind: "titlepage"},
		{title: c.lang.Text(words.Contents), href: "xhtml/" + contentsName(1), kind: "toc"},
	}
	if len(files) > 0 {
		out = append(out, entry{title: c.lang.Text(words.Start), href: "xhtml/" + files[0].name, kind: "bodymatter"})
	}
	if s := faqSection(g); s != nil {
		e := c.entry(s.ID, sectionTitle(s, c.lang.Text(words.Untitled)))
		e.kind = "qna"
		out = append(out, e)
	}
	for _, s := range g.Sections {
		if s.Back {
			out = append(
				out,
				entry{
					title: sectionTitle(s, c.lang.Text(words.Untitled)),
					href:  "xhtml/" + c.where[c.anchors[s.ID]],
					kind:  "backmatter",
				},
			)
		}
	}
	return out
}

// contentsPages returns the contents as pages of the book, as few as maxFile allows.
func (b *book) contentsPages() []page {
	title := b.words.Text(words.Contents)
	var out []page
	for i, es := range paginate(b.contents, maxFile) {
		var m markup.Buffer
		role, kind := "", ""
		if i == 0 {
			role, kind = "doc-toc", "toc"
		}
		m.Start("nav", "epub:type", kind, "role", role, "class", "toc", "aria-labelledby", "h-contents")
		m.Text("\n")
		m.Line("h1", headingOf(b.words, title, i), "id", "h-contents")
		b.navList(&m, beside(es))
		m.EndLine()
		out = append(out, page{name: contentsName(i + 1), title: title, body: m.String()})
	}
	return out
}

// headingOf returns the heading of a list's file, of which i come before it.
func headingOf(lang *words.Language, title string, i int) string {
	if i == 0 {
		return title
	}
	return lang.Text(words.ContinuedTitle, "title", title)
}

// contentsName returns the name of the nth page of the contents, from 1.
func contentsName(n int) string { return partName("contents", n) + ".xhtml" }

// beside returns entries with their targets as they are named from a page of the book.
func beside(es []entry) []entry {
	out := make([]entry, len(es))
	for i, e := range es {
		e.href = strings.TrimPrefix(e.href, "xhtml/")
		e.children = beside(e.children)
		out[i] = e
	}
	return out
}

// paginate divides entries into lists of at most the given number of bytes as XHTML, where an entry with too many
// children is repeated above the rest of them. There is at least one list.
func paginate(es []entry, most int) [][]entry {
	var out [][]entry
	var list []entry
	size := 0
	flush := func() {
		if len(list) > 0 {
			out = append(out, list)
			list, size = nil, 0
		}
	}
	for _, e := range es {
		n := e.size()
		if size+n > most {
			flush()
		}
		if n <= most || len(e.children) == 0 {
			list = append(list, e)
			size += n
			continue
		}
		parts := paginate(e.children, most-e.own())
		for i, children := range parts {
			e.children = children
			list = append(list, e)
			if i < len(parts)-1 {
				flush()
			} else {
				size = e.size()
			}
		}
	}
	flush()
	if len(out) == 0 {
		out = append(out, nil)
	}
	return out
}

// own returns the number of bytes that an entry takes as XHTML without its children.
func (e entry) own() int {
	const markup = len(`<li><a href="" dir="ltr"></a>` + "\n<ol>\n</ol>\n</li>\n")
	return markup + 2*len(e.title) + len(e.href) // a title may have characters to escape
}

// size returns the number of bytes that an entry takes as XHTML.
func (e entry) size() int {
	n := e.own()
	for _, c := range e.children {
		n += c.size()
	}
	return n
}

package epub

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/words"
)

// begin makes p the current part, under a heading of the given level.
func (w *blockWriter) begin(p *part, level int) {
	w.part = p
	w.under(level)
}

// under sets the level, 1 to 6, of the heading that the blocks to come stand under.
func (w *blockWriter) under(level int) {
	w.level = level
	w.outer = w.outer[:0]
}

// mapped returns the level of a heading inside an answer or an introduction. It is below the heading of the whole and
// at most one step below the heading before, whatever levels the source uses: screen readers take a gap for a missing
// heading (WCAG 2.2, technique G141).
func (w *blockWriter) mapped(level int) int {
	for len(w.outer) > 0 && w.outer[len(w.outer)-1] >= level {
		w.outer = w.outer[:len(w.outer)-1]
	}
	w.outer = append(w.outer, level)
	return min(w.level+len(w.outer), 6)
}

// heading opens the element of a heading with the given text; [markup.endLine] closes it.
func (w *blockWriter) heading(level int, id, class string, text []ast.Inline) {
	w.start("h"+ordinal(min(max(level, 1), 6)), "id", id, "class", class, "dir", w.direction(text))
}

// blocks writes blocks that stand on lines of their own.
func (w *blockWriter) blocks(bs []ast.Block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *blockWriter) block(b ast.Block) {
	switch b := b.(type) {
	case nil:
	case *ast.Paragraph:
		class := ""
		if b.Displayed() != nil {
			class = "formula"
		}
		w.start("p", "class", class, "dir", w.direction(b.Inlines))
		w.inlines(b.Inlines)
		w.endLine()
	case *ast.Heading:
		w.answerHeading(b)
	case *ast.List:
		w.list(b)
	case *ast.Listing:
		w.listing(b)
	case *ast.Table:
		w.table(b)
	case *ast.Quote:
		w.quote(b)
	case *ast.Callout:
		w.callout(b)
	case *ast.Figure:
		w.figure(b)
	case *ast.DefinitionList:
		w.definitions(b)
	case *ast.Details:
		w.details(b)
	case *ast.Divider:
		w.empty("hr")
		w.text("\n")
	case *ast.PageBreak:
		w.newPage()
	default:
		w.unsupported(b)
	}
}

// newPage makes what follows begin on a new page where a device has pages.
func (w *blockWriter) newPage() {
	w.start("div", "class", "newpage")
	w.endLine()
}

// boxed writes blocks inside an element of their own.
func (w *blockWriter) boxed(name string, bs []ast.Block, attrs ...string) {
	w.start(name, attrs...)
	w.text("\n")
	w.blocks(bs)
	w.endLine()
}

// led writes blocks, the first of which begins with the output of lead: a check box, or the number of a footnote. If
// the first is not a paragraph, lead gets a paragraph of its own. If bare is set, the first paragraph has no element,
// as in the items of a tight list.
func (w *blockWriter) led(lead func(), bs []ast.Block, bare bool) {
	var p *ast.Paragraph
	if len(bs) > 0 {
		p, _ = bs[0].(*ast.Paragraph)
	}
	if p != nil {
		bs = bs[1:]
	}
	switch {
	case p != nil && bare:
		lead()
		w.inlines(p.Inlines)
	case p != nil:
		w.start("p")
		lead()
		w.inlines(p.Inlines)
		w.endLine()
	case bare:
		lead()
	default:
		w.start("p")
		lead()
		w.endLine()
	}
	if bare && len(bs) > 0 {
		w.text("\n")
	}
	w.blocks(bs)
}

// answerHeading writes a heading that is neither a section's nor a question's title.
func (w *blockWriter) answerHeading(h *ast.Heading) {
	if len(h.Inlines) == 0 {
		return // a screen reader would announce an empty heading
	}
	id := w.anchors[h.ID]
	if id != "" {
		w.anchored(id)
	}
	w.heading(w.mapped(h.Level), id, "", h.Inlines)
	w.inlines(h.Inlines)
	w.endLine()
}

func (w *blockWriter) list(l *ast.List) {
	if len(l.Items) == 0 {
		return
	}
	class := ""
	if !slices.ContainsFunc(l.Items, func(it *ast.Item) bool { return it.Task == ast.NoTask }) {
		class = "tasks"
	}
	begin := func(n int) {
		switch {
		case !l.Ordered:
			w.start("ul", "class", class)
		case n == 1:
			w.start("ol", "class", class)
		default:
			w.start("ol", "class", class, "start", ordinal(n))
		}
		w.text("\n")
	}
	begin(l.Start)
	for i, it := range l.Items {
		if i > 0 && w.full(1) {
			w.endLine()
			w.goOnInFile()
			begin(l.Start + i)
		}
		w.item(it, l.Tight)
	}
	w.endLine()
}

func (w *blockWriter) item(it *ast.Item, tight bool) {
	class, box, state := "", "", ""
	switch it.Task {
	case ast.NoTask:
	case ast.Open:
		class, box, state = "task", "☐", w.lang.Text(words.TaskOpen)
	case ast.Done:
		class, box, state = "task", "☑", w.lang.Text(words.TaskDone)
	}
	w.start("li", "class", class)
	if len(it.Blocks) > 0 && !tight {
		w.text("\n")
	}
	if box == "" && !tight {
		w.blocks(it.Blocks)
	} else {
		w.led(func() {
			if box == "" {
				return
			}
			w.start("span", "class", "box", "role", "img", "aria-label", state)
			w.text(box)
			w.end()
			w.text(" ")
		}, it.Blocks, tight)
	}
	w.endLine()
}

// shortQuote is how many characters a quotation has at most that is set in italics: two lines. More are hard to read
// so.
const shortQuote = 120

func (w *blockWriter) quote(q *ast.Quote) {
	class := ""
	if utf8.RuneCountInString(ast.BlockText(q.Blocks, ast.OwnText)) > shortQuote {
		class = "long"
	}
	w.boxed("blockquote", q.Blocks, "class", class)
}

func (w *blockWriter) callout(c *ast.Callout) {
	label := w.lang.Text(words.Callout(c.Kind))
	w.start("aside", "class", "callout "+slug(c.Kind), "role", "note", "aria-label", label)
	w.text("\n")
	w.start("p", "class", "label")
	w.start("strong")
	if len(c.Title) > 0 {
		w.inlines(c.Title)
	} else {
		w.text(label)
	}
	w.end()
	w.endLine()
	w.blocks(c.Blocks)
	w.endLine()
}

func (w *blockWriter) figure(f *ast.Figure) {
	w.start("figure")
	if f.Image != nil {
		w.image(f.Image, "figure")
	}
	if len(f.Caption) > 0 {
		w.text("\n")
		w.start("figcaption")
		w.inlines(f.Caption)
		w.end()
	}
	w.endLine()
}

// definitions writes a definition list. HTML requires a term and a description in every group.
func (w *blockWriter) definitions(l *ast.DefinitionList) {
	if len(l.Items) == 0 {
		return
	}
	begin := func() {
		w.start("dl")
		w.text("\n")
	}
	begin()
	for i, d := range l.Items {
		if i > 0 && w.full(1) {
			w.endLine()
			w.goOnInFile()
			begin()
		}
		for _, t := range d.Terms {
			w.start("dt")
			w.inlines(t)
			w.endLine()
		}
		if len(d.Terms) == 0 {
			w.line("dt", "")
		}
		for _, bs := range d.Descriptions {
			w.start("dd")
			w.led(func() {}, bs, len(bs) == 1)
			w.endLine()
		}
		if len(d.Descriptions) == 0 {
			w.line("dd", "")
		}
	}
	w.endLine()
}

// details writes a folded block open: many reading devices cannot unfold one.
func (w *blockWriter) details(d *ast.Details) {
	w.start("div", "class", "details")
	w.text("\n")
	if len(d.Summary) > 0 {
		w.start("p", "class", "label")
		w.wrapped("strong", d.Summary)
		w.endLine()
	}
	w.blocks(d.Rest)
	w.blocks(d.Blocks)
	w.endLine()
}

// ordinal formats a number for HTML.
func ordinal(n int) string { return strconv.Itoa(n) }

package markup

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// Begin makes f the current fragment, whose blocks stand under a heading of the given level.
func (w *Writer) Begin(f *Fragment, level int) {
	w.Fragment = f
	w.Under(level)
}

// Restart makes w count tables from the first again, for fragments that are not seen together.
func (w *Writer) Restart() { w.tables = 0 }

// Under sets the level, 1 to 6, of the heading that the blocks to come stand under.
func (w *Writer) Under(level int) {
	w.level = level
	w.outer = w.outer[:0]
}

// mapped returns the level of a heading inside an answer or an introduction. It is below the heading of the whole and
// at most one step below the heading before, whatever levels the source uses: screen readers take a gap for a missing
// heading (WCAG 2.2, technique G141).
func (w *Writer) mapped(level int) int {
	for len(w.outer) > 0 && w.outer[len(w.outer)-1] >= level {
		w.outer = w.outer[:len(w.outer)-1]
	}
	w.outer = append(w.outer, level)
	return min(w.level+len(w.outer), 6)
}

// Heading opens the element of a heading with the given text; [Buffer.EndLine] closes it.
func (w *Writer) Heading(level int, id, class string, text []ast.Inline) {
	w.Start("h"+strconv.Itoa(min(max(level, 1), 6)), "id", id, "class", class, "dir", w.Direction(text))
}

// Blocks writes blocks that stand on lines of their own.
func (w *Writer) Blocks(bs []ast.Block) {
	for len(bs) > 0 {
		n := ast.Beside(bs)
		if n > 0 {
			w.Start("div", "class", "beside")
			w.Text("\n")
		}
		for _, b := range bs[:max(n, 1)] {
			w.block(b)
		}
		if n > 0 {
			w.EndLine()
		}
		bs = bs[max(n, 1):]
	}
}

// full reports whether the block being written, of whose elements some are open, is to go on elsewhere.
func (w *Writer) full(open int) bool { return w.Full != nil && w.Full(open) }

func (w *Writer) block(b ast.Block) {
	switch b := b.(type) {
	case nil:
	case *ast.Paragraph:
		class, focus := "", ""
		if b.Displayed() != nil {
			class = "formula"
			if w.HTML && w.Formula == nil {
				focus = "0" // a wide one is scrolled, by keys too
			}
		}
		w.Start("p", "class", class, "dir", w.Direction(b.Inlines), "tabindex", focus)
		w.paragraph(b)
		w.EndLine()
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
		w.Empty("hr")
		w.Text("\n")
	case *ast.PageBreak:
		w.NewPage()
	default:
		w.unsupported(b)
	}
}

// NewPage makes what follows begin on a new page where a device has pages.
func (w *Writer) NewPage() {
	w.Start("div", "class", "newpage")
	w.EndLine()
}

// Boxed writes blocks inside an element of their own.
func (w *Writer) Boxed(name string, bs []ast.Block, attrs ...string) {
	w.Start(name, attrs...)
	w.Text("\n")
	w.Blocks(bs)
	w.EndLine()
}

// led writes blocks, the first of which begins with the output of lead: a check box, or the number of a footnote. If
// the first is not a paragraph, lead gets a paragraph of its own. If bare is set, the first paragraph has no element,
// as in the items of a tight list.
func (w *Writer) led(lead func(), bs []ast.Block, bare bool) {
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
		w.paragraph(p)
	case p != nil:
		w.Start("p")
		lead()
		w.paragraph(p)
		w.EndLine()
	case bare:
		lead()
	default:
		w.Start("p")
		lead()
		w.EndLine()
	}
	if bare && len(bs) > 0 {
		w.Text("\n")
	}
	w.Blocks(bs)
}

// answerHeading writes a heading that is neither a section's nor a question's title.
func (w *Writer) answerHeading(h *ast.Heading) {
	if len(h.Inlines) == 0 {
		return // a screen reader would announce an empty heading
	}
	id := w.anchor(h.ID)
	if id != "" {
		w.Anchored(id)
	}
	w.Heading(w.mapped(h.Level), id, "", h.Inlines)
	w.Inlines(h.Inlines)
	w.EndLine()
}

func (w *Writer) list(l *ast.List) {
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
			w.Start("ul", "class", class)
		case n == 1:
			w.Start("ol", "class", class)
		default:
			w.Start("ol", "class", class, "start", strconv.Itoa(n))
		}
		w.Text("\n")
	}
	begin(l.Start)
	for i, it := range l.Items {
		if i > 0 && w.full(1) {
			w.EndLine()
			w.GoOn()
			begin(l.Start + i)
		}
		w.item(it, l.Tight)
	}
	w.EndLine()
}

func (w *Writer) item(it *ast.Item, tight bool) {
	class, box, state := "", "", ""
	switch it.Task {
	case ast.NoTask:
	case ast.Open:
		class, box, state = "task", "☐", w.Language.Text(words.TaskOpen)
	case ast.Done:
		class, box, state = "task", "☑", w.Language.Text(words.TaskDone)
	}
	w.Start("li", "class", class)
	if len(it.Blocks) > 0 && !tight {
		w.Text("\n")
	}
	if box == "" && !tight {
		w.Blocks(it.Blocks)
	} else {
		w.led(func() {
			if box == "" {
				return
			}
			w.Start("span", "class", "box", "role", "img", "aria-label", state)
			w.Text(box)
			w.End()
			w.Text(" ")
		}, it.Blocks, tight)
	}
	w.EndLine()
}

// shortQuote is how many characters a quotation has at most that is set in italics: two lines. More are hard to read
// so.
const shortQuote = 120

func (w *Writer) quote(q *ast.Quote) {
	class := ""
	if utf8.RuneCountInString(ast.BlockText(q.Blocks, ast.OwnText)) > shortQuote {
		class = "long"
	}
	w.Boxed("blockquote", q.Blocks, "class", class)
}

func (w *Writer) callout(c *ast.Callout) {
	label := w.Language.Text(words.Callout(c.Kind))
	w.Start("aside", "class", "callout "+Slug(c.Kind), "role", "note", "aria-label", label)
	w.Text("\n")
	w.Start("p", "class", "label")
	w.Start("strong")
	if len(c.Title) > 0 {
		w.Inlines(c.Title)
	} else {
		w.Text(label)
	}
	w.End()
	w.EndLine()
	w.Blocks(c.Blocks)
	w.EndLine()
}

func (w *Writer) figure(f *ast.Figure) {
	w.Start("figure")
	if f.Image != nil {
		w.image(f.Image, "figure")
	}
	if len(f.Caption) > 0 {
		w.Text("\n")
		w.Start("figcaption")
		w.Inlines(f.Caption)
		w.End()
	}
	w.EndLine()
}

// definitions writes a definition list. HTML requires a term and a description in every group.
func (w *Writer) definitions(l *ast.DefinitionList) {
	if len(l.Items) == 0 {
		return
	}
	begin := func() {
		w.Start("dl")
		w.Text("\n")
	}
	begin()
	for i, d := range l.Items {
		if i > 0 && w.full(1) {
			w.EndLine()
			w.GoOn()
			begin()
		}
		for _, t := range d.Terms {
			w.Start("dt")
			w.Inlines(t)
			w.EndLine()
		}
		if len(d.Terms) == 0 {
			w.Line("dt", "")
		}
		for _, bs := range d.Descriptions {
			w.Start("dd")
			w.led(func() {}, bs, len(bs) == 1)
			w.EndLine()
		}
		if len(d.Descriptions) == 0 {
			w.Line("dd", "")
		}
	}
	w.EndLine()
}

// details writes a folded block, for a book open: many reading devices cannot unfold one.
func (w *Writer) details(d *ast.Details) {
	if w.HTML {
		w.Start("details")
		w.Text("\n")
		w.Start("summary")
		if len(d.Summary) > 0 {
			w.Inlines(d.Summary)
		} else {
			w.Text(w.Language.Text(words.Answer))
		}
		w.EndLine()
		w.Blocks(d.Rest)
		w.Blocks(d.Blocks)
		w.EndLine()
		return
	}
	w.Start("div", "class", "details")
	w.Text("\n")
	if len(d.Summary) > 0 {
		w.Start("p", "class", "label")
		w.wrapped("strong", d.Summary)
		w.EndLine()
	}
	w.Blocks(d.Rest)
	w.Blocks(d.Blocks)
	w.EndLine()
}

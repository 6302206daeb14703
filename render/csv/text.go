package csv

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/render/exchange"
	"example.org/studyguide/source/ast"
)

// A text turns blocks into plain text: what marks up running text is gone, and blocks are told apart by their lines.
// Empty lines stand between blocks; bullets, numbers, and bars between cells show what lists and tables hold. Listings
// are as they are, formulas in TeX, pictures their words, addresses behind the text of their links, and the footnotes
// of a text below it.
type text struct {
	notes  map[string]*ast.Note
	met    []*ast.Note // referred to in the text at hand
	losses exchange.Losses
	err    error
}

func newText(g *ast.Guide) *text {
	t := &text{notes: map[string]*ast.Note{}}
	for _, n := range g.Notes {
		t.notes[n.ID] = n
	}
	return t
}

func (t *text) fail(err error) {
	if t.err == nil {
		t.err = err
	}
}

// of returns blocks as plain text, their footnotes behind them.
func (t *text) of(blocks []ast.Block) string {
	t.met = nil
	parts := []string{t.blocks(blocks)}
	for i := 0; i < len(t.met); i++ { // notes may refer to notes
		n := t.met[i]
		parts = append(parts, "["+n.Label+"] "+t.blocks(n.Blocks))
	}
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}

// blocks returns blocks with empty lines between them.
func (t *text) blocks(blocks []ast.Block) string {
	out := make([]string, len(blocks))
	for i, b := range blocks {
		out[i] = t.block(b)
	}
	return joined(out...)
}

func (t *text) block(b ast.Block) string {
	switch b := b.(type) {
	case *ast.Paragraph:
		return t.inlines(b.Inlines)
	case *ast.Heading:
		return t.inlines(b.Inlines)
	case *ast.List:
		return t.list(b)
	case *ast.Listing:
		return b.Text
	case *ast.Table:
		return t.rows(b)
	case *ast.Quote:
		return t.blocks(b.Blocks)
	case *ast.Callout:
		return joined(t.inlines(b.Title), t.blocks(b.Blocks))
	case *ast.Figure:
		return t.figure(b)
	case *ast.DefinitionList:
		return t.definitions(b)
	case *ast.Details:
		return joined(t.inlines(b.Summary), t.blocks(b.Rest), t.blocks(b.Blocks))
	case *ast.Divider, *ast.PageBreak: // there is an empty line anyway
		return ""
	default:
		t.fail(fmt.Errorf("writing csv: no plain text for the block %T", b))
		return ""
	}
}

// joined returns the texts that are not empty, with empty lines between them.
func joined(texts ...string) string {
	var out []string
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n\n")
}

// list returns a list with a mark before each item, and the further lines of each below the first. A hyphen for a mark
// would make a formula of the cell in a spreadsheet.
func (t *text) list(l *ast.List) string {
	var out []string
	for i, it := range l.Items {
		mark := "• "
		if l.Ordered {
			mark = strconv.Itoa(l.Start+i) + ". "
		}
		switch it.Task {
		case ast.NoTask:
		case ast.Open:
			mark = "☐ "
		case ast.Done:
			mark = "☑ "
		}
		says := strings.ReplaceAll(t.blocks(it.Blocks), "\n\n", "\n")
		out = append(out, mark+indented(says, len([]rune(mark))))
	}
	return strings.Join(out, "\n")
}

// indented returns a text with all lines but the first indented.
func indented(s string, by int) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		if i > 0 && lines[i] != "" {
			lines[i] = strings.Repeat(" ", by) + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// rows returns a table as lines.
func (t *text) rows(tab *ast.Table) string {
	var out []string
	for _, row := range append([][]*ast.Cell{tab.Header}, tab.Rows...) {
		var cells []string
		some := false
		for _, c := range row {
			says := strings.ReplaceAll(t.inlines(c.Inlines), "\n", " ")
			cells, some = append(cells, says), some || says != ""
		}
		if some {
			out = append(out, strings.TrimSpace(strings.Join(cells, " | ")))
		}
	}
	return strings.Join(out, "\n")
}

func (t *text) figure(f *ast.Figure) string {
	var shown string
	if f.Image != nil {
		shown = t.image(f.Image)
	}
	return strings.TrimSpace(shown + "\n" + t.inlines(f.Caption))
}

func (t *text) definitions(l *ast.DefinitionList) string {
	var out []string
	for _, d := range l.Items {
		var terms []string
		for _, term := range d.Terms {
			terms = append(terms, t.inlines(term))
		}
		says := strings.Join(terms, ", ")
		for _, blocks := range d.Descriptions {
			says += "\n  " + indented(strings.ReplaceAll(t.blocks(blocks), "\n\n", "\n"), 2)
		}
		out = append(out, says)
	}
	return strings.Join(out, "\n")
}

// image returns the words of an image. Without any it is at least told that there is one.
func (t *text) image(n *ast.Image) string {
	t.losses.Add("a picture is told by its words", "pictures are told by their words", n.At)
	for _, s := range []string{n.Alt, n.Title} {
		if s != "" {
			return "[" + s + "]"
		}
	}
	return "[" + n.Src + "]"
}

// inlines returns running text with a line feed for each hard break.
func (t *text) inlines(in []ast.Inline) string {
	return strings.TrimSpace(t.within(in))
}

func (t *text) inline(n ast.Inline) string {
	switch n := n.(type) {
	case *ast.Text, *ast.Code, *ast.Break:
		return ast.OwnText(n)
	case *ast.Math:
		return n.Source()
	case *ast.Emph:
		return t.within(n.Inlines)
	case *ast.Strong:
		return t.within(n.Inlines)
	case *ast.Strike:
		return t.within(n.Inlines)
	case *ast.Script:
		if n.Up {
			return "^" + t.within(n.Inlines)
		}
		return "_" + t.within(n.Inlines)
	case *ast.Link:
		return t.link(n)
	case *ast.Image:
		return t.image(n)
	case *ast.NoteRef:
		note := t.notes[n.ID]
		if note == nil {
			return ""
		}
		if !slices.Contains(t.met, note) {
			t.met = append(t.met, note)
		}
		return "[" + note.Label + "]"
	default:
		t.fail(fmt.Errorf("writing csv: no plain text for the inline %T", n))
		return ""
	}
}

// within is like inlines, but keeps the spaces at both ends.
func (t *text) within(in []ast.Inline) string {
	var b strings.Builder
	for _, n := range in {
		b.WriteString(t.inline(n))
	}
	return b.String()
}

// link returns the text of a link, and its address unless that is the same or a place in the guide.
func (t *text) link(n *ast.Link) string {
	says := t.within(n.Inlines)
	switch address := strings.TrimPrefix(n.URL, "mailto:"); {
	case strings.HasPrefix(n.URL, "#"):
		t.losses.Add("a link within the guide is text", "links within the guide are text", n.At)
		return says
	case !strings.Contains(n.URL, ":"), strings.Contains(says, address), says == "": // no address, or the same
		return says
	default:
		return says + " (" + n.URL + ")"
	}
}

package parity

import (
	"strings"

	pdfcheck "example.org/studyguide/render/check/pdf"
)

// columns are the names of a table's columns where a book repeats them in every row: each counts as often as one row
// has it.
type columns struct {
	names []string
	most  map[string]int // in one row
	row   map[string]int // in this row
}

func newColumns() *columns { return &columns{most: map[string]int{}, row: map[string]int{}} }

// add takes a name of the current row.
func (c *columns) add(name string) {
	key := joined(wordsOf(name))
	c.row[key]++
	if c.row[key] > c.most[key] {
		c.most[key]++
		c.names = append(c.names, name)
	}
}

// image takes an image of the current row's names, and reports whether a header would have it, too.
func (c *columns) image(alt string) bool {
	n := len(c.names)
	c.add("image: " + alt)
	if len(c.names) == n {
		return false
	}
	c.names = c.names[:n] // images are not words
	return true
}

// next begins another row.
func (c *columns) next() { clear(c.row) }

// header returns the names as a header would have them.
func (c *columns) header() string { return strings.Join(c.names, "\n") }

// cards reads a table whose rows are lists of cells in the PDF, each led by the name of its column and a colon.
func (w *tree) cards(t *text, list *pdfcheck.Element) {
	t.loose = true
	cols := newColumns()
	for _, item := range list.Kids {
		if item.Element == nil {
			continue
		}
		cols.next()
		for _, body := range item.Element.Kids {
			if body.Element == nil {
				continue
			}
			for _, cell := range body.Element.Kids {
				if cell.Element != nil {
					w.card(t, cell.Element, cols)
				}
			}
		}
	}
	t.body.gap()
	t.body.WriteString(cols.header())
	t.body.gap()
}

func (w *tree) card(t *text, cell *pdfcheck.Element, cols *columns) {
	var c text
	w.element(&c, cell)
	value := strings.TrimLeft(c.body.String(), "\n")
	images := c.images
	if name, rest, ok := w.named(cell, value); ok {
		cols.add(name.body.String())
		value = rest
		for _, i := range name.images {
			if cols.image(strings.Join(i, " ")) {
				t.images = append(t.images, i)
			}
		}
		images = images[len(name.images):]
	}
	t.images = append(t.images, images...)
	t.body.gap()
	t.body.WriteString(value)
	t.body.gap()
}

// named divides the text of a cell behind the name of its column, an element of its own. Both may have colons.
func (w *tree) named(cell *pdfcheck.Element, body string) (name *text, value string, ok bool) {
	if len(cell.Kids) == 0 || cell.Kids[0].Element == nil || cell.Kids[0].Element.Role != "Span" {
		return nil, body, false
	}
	again := *w
	again.seen = map[[2]int]bool{}
	name = &text{}
	again.element(name, cell.Kids[0].Element)
	w.left = again.left
	if value, ok = strings.CutPrefix(body, strings.TrimLeft(name.body.String(), "\n")); ok {
		value, ok = strings.CutPrefix(strings.TrimLeft(value, " \n"), ":")
	}
	return name, value, ok
}

package main

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
)

// A line is a line of running text: the texts on one baseline that belong to one block.
type line struct {
	of          *tag.Element // the block
	page        int
	y           layout.Length
	size        layout.Length
	left, right layout.Length // of what is seen
	text        string        // without the space at its end
	spaces      []float64     // widths of the spaces between words, in ems
	stretched   bool          // its spaces are not as wide as the face has them
}

// A paragraph is the lines of one block that follow each other.
type paragraph []line

// paragraphs returns the running text of a book: neither headings, contents, captions and tables, nor code that is a
// block.
func paragraphs(b *layout.Book) []paragraph {
	var out []paragraph
	for i, p := range b.Pages {
		for _, it := range p.Items {
			t, ok := it.(*layout.Text)
			if !ok {
				continue
			}
			of := block(t.In)
			if of == nil {
				continue
			}
			n := len(out)
			if n == 0 || out[n-1][0].of != of {
				out = append(out, paragraph{{of: of, page: i, y: t.Y, left: t.X}})
				n++
			}
			par := &out[n-1]
			if last := &(*par)[len(*par)-1]; last.page != i || last.y != t.Y {
				*par = append(*par, line{of: of, page: i, y: t.Y, left: t.X})
			}
			(*par)[len(*par)-1].add(t)
		}
	}
	return out
}

// block returns the block of running text that a content is part of, or nil.
func block(in *tag.Content) *tag.Element {
	if in == nil {
		return nil
	}
	for e := in.Of; e != nil; e = e.Parent {
		switch e.Role {
		case tag.Span, tag.Link, tag.Reference, tag.Formula:
		case tag.Code:
			if e.Block {
				return nil
			}
		case tag.P, tag.Body:
			if running(e) {
				return e
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// running reports whether a block is text of the guide's, and not of a table, a caption or the contents.
func running(e *tag.Element) bool {
	for ; e != nil; e = e.Parent {
		switch e.Role {
		case tag.Cell, tag.Header, tag.Caption, tag.TOC, tag.Figure, tag.Note:
			return false
		}
	}
	return true
}

// add adds a text to a line.
func (l *line) add(t *layout.Text) {
	x := t.X
	l.left = min(l.left, x)
	if l.size == 0 || t.Rise == 0 && t.In.Of.Role != tag.Code {
		l.size = t.Size
	}
	for _, r := range t.Runs {
		w := (layout.Length(r.Width)*t.Size/1000 + t.Track*layout.Length(len(r.Glyphs))) * layout.Length(1000+t.Widen) / 1000
		if r.Text != " " {
			l.text += r.Text
			x += w
			l.right = max(l.right, x)
			continue
		}
		x += w + t.Space
		l.stretched = l.stretched || t.Space != 0
		l.text += " "
		if t.In.Of.Role != tag.Code && t.Rise == 0 {
			l.spaces = append(l.spaces, float64(w+t.Space)/float64(t.Size))
		}
	}
}

// end completes a line when all its texts are there: the space at its end is not seen.
func (l *line) end() {
	if text := strings.TrimRight(l.text, " "); text != l.text {
		l.text = text
		l.spaces = l.spaces[:max(0, len(l.spaces)-1)]
	}
}

// space returns the mean width of a line's spaces in ems, or 0 if it has none.
func (l *line) space() float64 {
	sum := 0.0
	for _, s := range l.spaces {
		sum += s
	}
	if len(l.spaces) == 0 {
		return 0
	}
	return sum / float64(len(l.spaces))
}

// divided reports whether a line ends within a word.
func (l *line) divided() bool { return strings.HasSuffix(l.text, "\u00ad") }

// stem returns the number of letters of a divided word that a line ends with.
func (l *line) stem() int {
	text := strings.TrimSuffix(l.text, "\u00ad")
	return utf8.RuneCountInString(text[strings.LastIndexAny(text, " -–—/(“‘\"'\u00a0")+1:])
}

// Package trace renders a guide as the text of its pages: what layout placed, line by line. Tests compare pages in this
// format, and it shows why a page looks as it does.
//
// A page begins with "page" and its label. Each item follows on a line of its own: its position in points from the top
// left corner, and its content. Pieces of text on one baseline make one line.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package trace

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/layout"
)

// Renderer writes traces. The zero Renderer is ready to use.
type Renderer struct{}

// Name returns "trace", as in --to trace.
func (Renderer) Name() string { return "trace" }

// Ext returns ".trace".
func (Renderer) Ext() string { return ".trace" }

// Paged reports false: a trace is for people who work on the layout.
func (Renderer) Paged() bool { return false }

// Render writes the items on the pages of job, which are those of the PDF, to w.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	book, err := job.Pages(ctx)
	if err != nil {
		return fmt.Errorf("setting the pages: %w", err)
	}
	out := bufio.NewWriter(w)
	for _, p := range book.Pages {
		fmt.Fprintf(out, "page %s %sx%s\n", p.Label, pt(p.Width), pt(p.Height))
		page(out, p)
	}
	outline(out, book.Book, book.Outline, 1)
	return out.Flush()
}

func page(w io.Writer, p *layout.Page) {
	var line strings.Builder
	var base, end layout.Length
	flush := func() {
		if line.Len() > 0 {
			fmt.Fprintln(w, line.String())
			line.Reset()
		}
	}
	for _, it := range p.Items {
		t, ok := it.(*layout.Text)
		if !ok {
			flush()
			other(w, it)
			continue
		}
		if line.Len() == 0 || t.Y != base || t.X < end {
			flush()
			fmt.Fprintf(&line, "  %s %s ", at(t.X, t.Y), pt(t.Size))
		} else {
			line.WriteString("|")
		}
		for _, r := range t.Runs {
			if r.Missing {
				line.WriteString("□")
			}
			line.WriteString(r.Text)
		}
		base, end = t.Y, t.X
	}
	flush()
}

// other writes an item that is not text.
func other(w io.Writer, it layout.Item) {
	switch it := it.(type) {
	case *layout.Box:
		c := it.Color
		fmt.Fprintf(w, "  %s box %sx%s #%02x%02x%02x\n", at(it.X, it.Y), pt(it.W), pt(it.H), c.R, c.G, c.B)
	case *layout.Leader:
		fmt.Fprintf(w, "  %s leader %s\n", at(it.X, it.Y), pt(it.W))
	case *layout.Stamp:
		text := ""
		for _, r := range it.Runs {
			text += r.Text
		}
		fmt.Fprintf(w, "  %s stamp %s %s\n", at(it.X, it.Y), pt(it.Size), text)
	case *layout.Picture:
		alt := ""
		if it.In != nil {
			alt = it.In.Of.Attributes().Alt
		}
		fmt.Fprintf(w, "  %s picture %sx%s %q %q\n", at(it.X, it.Y), pt(it.W), pt(it.H), it.Src, alt)
	case *layout.Link:
		to := it.URL
		if to == "" {
			to = "#" + it.ID
		}
		fmt.Fprintf(w, "  %s link %sx%s %s\n", at(it.X, it.Y), pt(it.W), pt(it.H), to)
	default:
		fmt.Fprintf(w, "  %T\n", it)
	}
}

func outline(w io.Writer, b *layout.Book, entries []*layout.Entry, depth int) {
	for _, e := range entries {
		fmt.Fprintf(w, "%soutline %q %s\n", strings.Repeat("  ", depth-1), e.Title, b.Pages[e.Place.Page].Label)
		outline(w, b, e.Children, depth+1)
	}
}

func at(x, y layout.Length) string { return pt(x) + "," + pt(y) }

// pt writes a length in points with at most two decimals.
func pt(l layout.Length) string {
	s := fmt.Sprintf("%.2f", l.Points())
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

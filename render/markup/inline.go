package markup

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/render/asset"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// paragraph writes the text of a paragraph. A display formula that is all of it stands by itself, as in the PDF; in the
// midst of text, where some authors write $$ around all formulas, it stays in its line.
func (w *textWriter) paragraph(p *ast.Paragraph) {
	if m := p.Displayed(); m != nil {
		w.math(m, "", true)
		return
	}
	w.Inlines(p.Inlines)
}

// Inlines writes running text, with the languages that its author marks.
func (w *textWriter) Inlines(in []ast.Inline) {
	for len(in) > 0 {
		tag := w.Tongues.Marked(in[0])
		n := 1
		for n < len(in) && w.Tongues.Marked(in[n]) == tag {
			n++
		}
		w.speak(tag, func() { w.running(in[:n]) })
		in = in[n:]
	}
}

// running writes running text that is in one language.
func (w *textWriter) running(in []ast.Inline) {
	for i := 0; i < len(in); i++ {
		m, ok := in[i].(*ast.Math)
		if !ok || i+1 == len(in) {
			w.inline(in[i])
			continue
		}
		next, ok := in[i+1].(*ast.Text)
		if !ok {
			w.inline(m)
			continue
		}
		rest := strings.TrimLeft(next.Value, ",.;:!?)]’”…")
		w.math(m, strings.TrimSuffix(next.Value, rest), false)
		w.say(rest, next.At)
		i++
	}
}

func (w *textWriter) inline(n ast.Inline) {
	switch n := n.(type) {
	case nil:
	case *ast.Text:
		w.say(n.Value, n.At)
	case *ast.Code:
		w.Start("code", "dir", w.codeDirection())
		w.code(n.Value)
		w.End()
	case *ast.Math:
		w.math(n, "", false)
	case *ast.Emph:
		w.wrapped("em", n.Inlines)
	case *ast.Strong:
		w.wrapped("strong", n.Inlines)
	case *ast.Strike:
		w.wrapped("del", n.Inlines)
	case *ast.Script:
		if n.Up {
			w.wrapped("sup", n.Inlines)
		} else {
			w.wrapped("sub", n.Inlines)
		}
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n, "inline")
	case *ast.Break:
		if n.Hard {
			w.Empty("br")
		}
		w.Text("\n")
	case *ast.NoteRef:
		w.noteRef(n)
	default:
		w.unsupported(n)
		w.Text(ast.PlainText([]ast.Inline{n}))
	}
}

func (w *textWriter) wrapped(name string, in []ast.Inline) {
	w.Start(name)
	w.Inlines(in)
	w.End()
}

// link writes a link, or only its text if a book cannot link to its target.
func (w *textWriter) link(n *ast.Link) {
	if w.inLink {
		w.Inlines(n.Inlines)
		return
	}
	kind, target := classify(n.URL)
	switch kind {
	case toPlace:
		if w.Target == nil {
			w.Inlines(n.Inlines)
			return
		}
		a := w.Target(target)
		if a == "" {
			w.Report(diag.New(diag.LinkDead, n.Span(), "link to %q leads to no place in the guide", n.URL))
			w.Inlines(n.Inlines)
			return
		}
		w.linked(n, func() { w.StartLink(a, "title", n.Title) })
	case toWeb:
		w.linked(n, func() { w.Start("a", "href", target, "title", n.Title) })
	case toFile:
		w.Report(diag.New(diag.LinkDead, n.Span(), "link to %q leads out of the book; its text is kept", n.URL))
		w.Inlines(n.Inlines)
	default:
		w.Report(
			diag.New(diag.LinkScheme, n.Span(), "link to %q is not one that a book may have; its text is kept", n.URL),
		)
		w.Inlines(n.Inlines)
	}
}

// linked writes the inlines of a link, which start begins. References to notes stand between links: there are none
// within others.
func (w *textWriter) linked(n *ast.Link, start func()) {
	rest := n.Inlines
	for first := true; first || len(rest) > 0; first = false {
		end := 0
		for end < len(rest) && !isNoteRef(rest[end]) {
			end++
		}
		if end > 0 || len(rest) == 0 {
			w.named(rest[:end], n.URL, start)
		}
		if rest = rest[end:]; len(rest) > 0 {
			w.noteRef(rest[0].(*ast.NoteRef))
			rest = rest[1:]
		}
	}
}

// named writes a link, which start begins. Without a text its name is its URL: screen readers need one.
func (w *textWriter) named(in []ast.Inline, url string, start func()) {
	start()
	w.inLink = true
	before := w.standIns
	w.Inlines(in)
	if ast.PlainText(in) == "" && w.standIns == before {
		w.Text(url)
	}
	w.inLink = false
	w.End()
}

// anchor returns the id of the element of a node.
func (w *textWriter) anchor(id string) string {
	if w.Anchor == nil {
		return ""
	}
	return w.Anchor(id)
}

// inXML returns the value of an attribute that only XML has; "" leaves it out.
func (w *textWriter) inXML(value string) string {
	if w.HTML {
		return ""
	}
	return value
}

func isNoteRef(n ast.Inline) bool {
	_, ok := n.(*ast.NoteRef)
	return ok
}

// image writes an image, or its alternative text if it cannot be shown. The class is "inline" or "figure".
func (w *textWriter) image(n *ast.Image, class string) {
	p, err := Picture{}, errors.New("there are no images")
	if w.Image != nil {
		p, err = w.Image(n)
	}
	if err != nil {
		if !w.faulty[n.Src] && w.Image != nil {
			w.Report(asset.Diagnostic(err, n.Span(), n.Src, asset.InText))
		}
		w.faulty[n.Src] = true
		w.standIns++
		w.Start("span", "class", "missing")
		w.Text(asset.StandIn(n.Alt, n.Title, n.Src, w.Language.Text(words.Image)))
		w.End()
		return
	}
	language := w.Tongues.Whole(n.Alt)
	w.Empty("img", "src", p.URL, "alt", n.Alt, "title", n.Title, "lang", language, "xml:lang", w.inXML(language),
		"class", strings.TrimSpace(class+" "+p.Class), "style", p.Style)
}

// Size returns the size that the author gives an image, as CSS; "" if none. Within a width and a height, the image
// keeps its proportions.
func Size(n *ast.Image) string {
	width, height := n.Width.String(), n.Height.String()
	switch {
	case width != "" && height != "":
		return "width:" + width + ";height:" + height + ";object-fit:contain"
	case width != "":
		return "width:" + width
	case height != "":
		return "height:" + height
	}
	return ""
}

// noteRef writes the reference to a footnote.
func (w *textWriter) noteRef(n *ast.NoteRef) {
	var nt *Note
	if w.Note != nil {
		nt = w.Note(n.ID)
	}
	if nt == nil {
		w.Report(diag.New(diag.FootnoteUndefined, n.Span(), "footnote %q is never written", n.ID))
		w.Text("[^" + n.ID + "]")
		return
	}
	w.Start("sup")
	switch {
	case nt.Anchor == "":
		w.Text(nt.Number)
		if nt.Text == nil && !slices.Contains(w.Notes, nt) {
			w.Notes = append(w.Notes, nt)
		}
	case w.inLink:
		w.Text(nt.Number)
	default:
		ref := "r" + strconv.Itoa(len(nt.refs)+1) + "-" + nt.Anchor
		w.StartLink(nt.Anchor, "epub:type", w.inXML("noteref"), "role", "doc-noteref", "id", ref)
		w.Text(nt.Number)
		w.End()
		w.Anchored(ref)
		if len(nt.refs) == 0 && nt.Text == nil {
			w.Notes = append(w.Notes, nt)
		}
		nt.refs = append(nt.refs, ref)
	}
	w.End()
}

// Report passes a finding on.
func (w *textWriter) Report(d diag.Diagnostic) {
	if w.Sink != nil {
		w.Sink.Report(d)
	}
}

// unsupported reports a node of unknown kind.
func (w *textWriter) unsupported(n ast.Node) {
	w.Report(diag.New(diag.UnsupportedNode, n.Span(), "%s has no form for %T", w.Format, n))
}

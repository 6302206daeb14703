package epub

import (
	"strings"

	"studyguide/render/asset"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/words"
)

// inlines writes running text, with the languages that its author marks.
func (w *textWriter) inlines(in []ast.Inline) {
	for len(in) > 0 {
		tag := w.tongues.Marked(in[0])
		n := 1
		for n < len(in) && w.tongues.Marked(in[n]) == tag {
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
		w.math(m, strings.TrimSuffix(next.Value, rest))
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
		w.start("code", "dir", w.codeDirection())
		w.text(n.Value)
		w.end()
	case *ast.Math:
		w.math(n, "")
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
			w.empty("br")
		}
		w.text("\n")
	case *ast.NoteRef:
		w.noteRef(n)
	default:
		w.unsupported(n)
		w.text(ast.PlainText([]ast.Inline{n}))
	}
}

func (w *textWriter) wrapped(name string, in []ast.Inline) {
	w.start(name)
	w.inlines(in)
	w.end()
}

// link writes a link, or only its text if a book cannot link to its target.
func (w *textWriter) link(n *ast.Link) {
	if w.inLink {
		w.inlines(n.Inlines)
		return
	}
	kind, target := classify(n.URL)
	switch kind {
	case toPlace:
		a, ok := w.targets[target]
		if !ok {
			w.report(diag.New(diag.LinkDead, n.Span(), "link to %q leads to no place in the guide", n.URL))
			w.inlines(n.Inlines)
			return
		}
		w.linked(n, func() { w.startLink(a, "title", n.Title) })
	case toWeb:
		w.linked(n, func() { w.start("a", "href", target, "title", n.Title) })
	case toFile:
		w.report(diag.New(diag.LinkDead, n.Span(), "link to %q leads out of the book; its text is kept", n.URL))
		w.inlines(n.Inlines)
	default:
		w.report(
			diag.New(diag.LinkScheme, n.Span(), "link to %q is not one that a book may have; its text is kept", n.URL),
		)
		w.inlines(n.Inlines)
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
			w.anchor(rest[:end], n.URL, start)
		}
		if rest = rest[end:]; len(rest) > 0 {
			w.noteRef(rest[0].(*ast.NoteRef))
			rest = rest[1:]
		}
	}
}

// anchor writes a link, which start begins. Without a text its name is its URL: screen readers need one.
func (w *textWriter) anchor(in []ast.Inline, url string, start func()) {
	start()
	w.inLink = true
	before := w.standIns
	w.inlines(in)
	if ast.PlainText(in) == "" && w.standIns == before {
		w.text(url)
	}
	w.inLink = false
	w.end()
}

func isNoteRef(n ast.Inline) bool {
	_, ok := n.(*ast.NoteRef)
	return ok
}

// image writes an image, or its alternative text if it cannot be shown. The class is "inline" or "figure".
func (w *textWriter) image(n *ast.Image, class string) {
	name, ground, err := w.images.add(n.Src)
	if err != nil {
		if w.images.firstFault(n.Src) {
			w.report(asset.Diagnostic(err, n.Span(), n.Src, asset.InText))
		}
		w.standIns++
		w.start("span", "class", "missing")
		w.text(asset.StandIn(n.Alt, n.Title, n.Src, w.lang.Text(words.Image)))
		w.end()
		return
	}
	if n.Alt == "" {
		w.images.noAlt = true
	}
	language := w.tongues.Whole(n.Alt)
	w.empty("img", "src", "../"+name, "alt", n.Alt, "title", n.Title, "lang", language, "xml:lang", language,
		"class", strings.TrimSpace(class+" "+ground), "style", styleOf(n))
}

// styleOf returns the size that the author gives an image, as CSS; "" if none. Within a width and a height, the image
// keeps its proportions.
func styleOf(n *ast.Image) string {
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
	nt, ok := w.notes[n.ID]
	if !ok {
		w.report(diag.New(diag.FootnoteUndefined, n.Span(), "footnote %q is never written", n.ID))
		w.text("[^" + n.ID + "]")
		return
	}
	w.start("sup")
	if w.inLink {
		w.text(nt.number)
	} else {
		ref := "r" + ordinal(len(nt.refs)+1) + "-" + nt.anchor
		w.startLink(nt.anchor, "epub:type", "noteref", "role", "doc-noteref", "id", ref)
		w.text(nt.number)
		w.end()
		w.anchored(ref)
		if len(nt.refs) == 0 && nt.part == nil {
			w.part.notes = append(w.part.notes, nt)
		}
		nt.refs = append(nt.refs, ref)
	}
	w.end()
}

// report passes a finding on.
func (w *textWriter) report(d diag.Diagnostic) {
	if w.sink != nil {
		w.sink.Report(d)
	}
}

// unsupported reports a node of unknown kind.
func (w *textWriter) unsupported(n ast.Node) {
	w.report(diag.New(diag.UnsupportedNode, n.Span(), "the EPUB has no form for %T", n))
}

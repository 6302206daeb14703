package layout

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"example.org/studyguide/fonts"
	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/source/ast"
)

// Shaping words and tokenizing code take half of the time of a layout, and neither depends on where anything stands. So
// while the layout sets a guide from its first question on, other processors shape the questions from the last one
// backwards, until the two meet. Results are cached by the font set and the highlight cache. They do not depend on who
// computes them first, so the output does not either.

// ahead warms the caches of fonts and code for a layout in progress.
type ahead struct {
	d         *design
	fonts     *fonts.Set
	code      *highlight.Cache
	questions []*ast.Question
	back      atomic.Int64 // the question last taken from the end
	front     atomic.Int64 // the question that the layout is at
	done      sync.WaitGroup
}

// start begins the work; stop ends it.
func (a *ahead) start() (stop func()) {
	a.back.Store(int64(len(a.questions)))
	for range min(runtime.GOMAXPROCS(0)-1, len(a.questions)/8) {
		a.done.Go(func() {
			// What panics here will panic again when the layout reaches it, in a goroutine whose caller can recover.
			defer func() { _ = recover() }()
			for i := a.back.Add(-1); i > a.front.Load(); i = a.back.Add(-1) {
				a.question(a.questions[i])
			}
		})
	}
	return func() {
		a.front.Store(int64(len(a.questions)))
		a.done.Wait()
	}
}

// reached notes that the layout begins with its next question.
func (a *ahead) reached() { a.front.Add(1) }

func (a *ahead) question(q *ast.Question) {
	a.inlines(q.Title, a.d.title(4).style)
	a.blocks(q.Prompt)
	for _, o := range q.Options {
		a.blocks(o.Blocks)
	}
	a.blocks(q.Answer)
}

func (a *ahead) blocks(bs []ast.Block) {
	for _, b := range bs {
		ast.Walk(b, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Listing:
				a.listing(n)
			case *ast.Paragraph:
				a.inlines(n.Inlines, a.d.text().style)
				return false
			}
			return true
		})
	}
}

func (a *ahead) inlines(in []ast.Inline, st fonts.Style) {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text:
			a.words(n.Value, st)
		case *ast.Code:
			inner := st
			inner.Family = fonts.Mono
			a.words(n.Value, inner)
		case *ast.Emph:
			inner := st
			inner.Italic = !st.Italic
			a.inlines(n.Inlines, inner)
		case *ast.Strong:
			inner := st
			inner.Bold = true
			a.inlines(n.Inlines, inner)
		default:
			a.inlines(ast.Children(n), st)
		}
	}
}

func (a *ahead) words(text string, st fonts.Style) {
	for _, w := range strings.FieldsFunc(text, breakingSpace) {
		st.RTL = bidi.Turns(w)
		a.shape(st, w)
	}
}

func (a *ahead) listing(n *ast.Listing) {
	if a.code == nil {
		return
	}
	for _, line := range a.code.Lines(n.Language, n.Text) {
		for _, t := range line {
			if _, st := a.d.codeLook(t.Class); !strings.Contains(t.Text, "\t") {
				a.shape(st, t.Text)
			}
		}
	}
}

// shape shapes a text. A face that cannot be loaded is for the layout to find.
func (a *ahead) shape(st fonts.Style, text string) { _, _ = a.fonts.Shape(st, text) }

package layout

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"studyguide/fonts"
	"studyguide/render/highlight"
	"studyguide/source/ast"
)

// Shaping words and telling code apart take half of the time of a layout, and neither depends on where anything stands. So while a guide is
// set from its first question on, other processors do this for its questions from the last one on, until they meet. What they find is
// kept by the fonts and the cache of code, which give the same whoever asks first.

// ahead is the work that is done ahead of the layout.
type ahead struct {
	in        *setter
	questions []*ast.Question
	back      atomic.Int64 // the question that was taken last, from the end
	front     atomic.Int64 // the question that the layout is at
	done      sync.WaitGroup
}

// goAhead begins to work ahead; stop ends it.
func (s *setter) goAhead() (stop func()) {
	a := &ahead{in: s, questions: slices.Concat(s.in.Guide.AllQuestions(), answersApart(s.in.Guide))}
	a.back.Store(int64(len(a.questions)))
	s.ahead = a
	for range min(runtime.GOMAXPROCS(0)-1, len(a.questions)/8) {
		a.done.Go(func() {
			// What panics here will panic again when the layout comes to it, in a goroutine whose caller can recover.
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

func (a *ahead) question(q *ast.Question) {
	a.inlines(q.Title, fonts.Style{Bold: true})
	a.blocks(q.Prompt)
	a.blocks(q.Answer)
}

func (a *ahead) blocks(bs []ast.Block) {
	for _, b := range bs {
		ast.Walk(b, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Listing:
				a.listing(n)
			case *ast.Paragraph:
				a.inlines(n.Inlines, fonts.Style{})
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
		st.RTL = turning(w)
		a.shape(st, w)
	}
}

func (a *ahead) listing(n *ast.Listing) {
	if a.in.in.Code == nil {
		return
	}
	for _, line := range a.in.in.Code.Lines(n.Language, n.Text) {
		a.tokens(line)
	}
}

func (a *ahead) tokens(line []highlight.Token) {
	for _, t := range line {
		_, st := a.in.d.codeLook(t.Class)
		if !strings.Contains(t.Text, "\t") {
			a.shape(st, t.Text)
		}
	}
}

// shape shapes a text. A face that cannot be loaded is for the layout to find.
func (a *ahead) shape(st fonts.Style, text string) { _, _ = a.in.in.Fonts.Shape(st, text) }

package markdown

import (
	"slices"
	"strings"
	"studyguide/source/markup"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/pattern"
)

// writer writes one guide.
type writer struct {
	tree    *ast.Guide
	rebase  func(string) string
	sink    diag.Sink
	level   int                    // of the questions' headings
	ranks   []int                  // the levels of the headings in answers, highest first
	anchors map[string]string      // of sections and questions, by id
	labels  map[string]string      // of notes, by id
	quiz    bool                   // the reader will take it for a quiz
	answers map[string]*ast.Answer // that an edition has put elsewhere, by id; here they stand under their questions
}

func newWriter(g *ast.Guide, rebase func(string) string, sink diag.Sink) *writer {
	w := &writer{tree: g, rebase: rebase, sink: sink, anchors: map[string]string{}, labels: map[string]string{}, answers: map[string]*ast.Answer{}}
	for _, s := range g.AllSections() {
		for _, a := range s.Answers {
			w.answers[a.ID] = a
		}
	}
	depth := sectionDepth(g.Sections)
	w.level = min(max(depth, 1)+2, 6)
	w.ranks = headingRanks(g)
	for _, n := range g.Notes {
		w.labels[n.ID] = noteLabel(n)
	}
	w.quiz = w.isQuiz()
	w.findAnchors()
	return w
}

// sectionDepth gives how deep sections stand in sections: 1 if none has parts.
func sectionDepth(ss []*ast.Section) int {
	deepest := 0
	for _, s := range ss {
		deepest = max(deepest, 1+sectionDepth(s.Sections))
	}
	return deepest
}

// headingRanks gives the levels of the headings in answers that the guide uses, from the highest. Only their order
// counts: in the file they begin below the questions'.
func headingRanks(g *ast.Guide) []int {
	var levels []int
	ast.Walk(g, func(n ast.Node) bool {
		if h, ok := n.(*ast.Heading); ok && !slices.Contains(levels, h.Level) {
			levels = append(levels, h.Level)
		}
		return true
	})
	slices.Sort(levels)
	return levels
}

// headingLevel gives the level in the file of a heading in an answer. More than Markdown's six there are not: where
// sections nest so deep that the questions have the sixth, such a heading is a bold paragraph (0).
func (w *writer) headingLevel(h *ast.Heading) int {
	if w.level == 6 {
		return 0
	}
	return min(w.level+1+slices.Index(w.ranks, h.Level), 6)
}

// guide gives the file, in parts.
func (w *writer) guide() []string {
	g := w.tree
	parts := []string{w.frontMatter(g.Meta)}
	add := func(s string) {
		if s != "" {
			parts = append(parts, "\n", s, "\n")
		}
	}
	add(w.blocks(g.Intro, false))
	var section func(s *ast.Section, level int)
	section = func(s *ast.Section, level int) {
		if s.Back {
			return
		}
		if len(s.Title) > 0 {
			add(strings.Repeat("#", level) + " " + w.headingText(s.Title))
		}
		add(w.blocks(s.Intro, false))
		for _, q := range s.Questions {
			add(strings.Repeat("#", w.level) + " " + questionMark(q) + w.headingText(q.Title))
			add(w.facts(q))
			answer := w.answerOf(q)
			if w.needsLabel(q.Prompt, answer, s.FAQ) {
				add(w.blocks(q.Prompt, false))
				add("**Answer:**")
				add(w.blocks(answer, false))
			} else {
				add(w.blocks(slices.Concat(q.Prompt, answer), false))
			}
		}
		for _, part := range s.Sections {
			section(part, min(level+1, w.level-1))
		}
	}
	for _, s := range g.Sections {
		section(s, min(2, w.level-1))
	}
	for _, n := range g.Notes {
		add("[^" + w.labels[n.ID] + "]: " + indent(w.blocks(n.Blocks, false), "    "))
	}
	return parts
}

// Titles that begin as if a number or a mark word stood before them.
var (
	numberLike = pattern.New(`^[^\p{L}]*\p{N}|^[(\[#第]`)
	markLike   = pattern.New(`^[^\p{L}]*(?:\p{L}{1,2}-?\p{N}|[\p{L}\p{M}]+(?:\s[\p{L}\p{M}]+)?\s*[.#№:：)-])`)
)

// questionMark gives what stands before a question's title. Titles that were read without a mark have none when they are
// read again, but for numbers that count only in headings.
func questionMark(q *ast.Question) string {
	title := q.PlainTitle()
	switch {
	case q.Number != "":
		return q.NumberMark()
	case numberLike.MatchString(title), q.Label != "" && markLike.MatchString(title):
		return "Q: "
	default:
		return ""
	}
}

// facts gives the line that tells a question's difficulty and tags; empty if it has none.
func (w *writer) facts(q *ast.Question) string {
	var parts []string
	if q.Difficulty != "" {
		parts = append(parts, "Difficulty: "+q.Difficulty)
	}
	if len(q.Tags) > 0 {
		parts = append(parts, "Tags: "+strings.Join(q.Tags, ", "))
	}
	if len(parts) == 0 {
		return ""
	}
	return w.paragraph([]ast.Inline{&ast.Emph{Inlines: []ast.Inline{&ast.Text{Value: strings.Join(parts, " · ")}}}})
}

var factLike = pattern.New(`^[^:：]{2,30}[:：]`)

// looksLikeFacts tells whether a block under a title could be taken for its question's difficulty and tags: a short line with a label
// that is no sentence.
func looksLikeFacts(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok {
		return false
	}
	text := ast.PlainText(p.Inlines)
	return len(text) <= 100 && factLike.MatchString(text) && !strings.ContainsAny(text[len(text)-1:], ".!?:;")
}

// answerOf gives the answer of q, wherever it stands.
func (w *writer) answerOf(q *ast.Question) []ast.Block {
	if a := w.answers[q.AnswerID]; a != nil {
		return a.Blocks
	}
	return q.Answer
}

// findAnchors gives sections and questions the anchors of their headings, counting all headings in the order of the file.
func (w *writer) findAnchors() {
	var names markup.Namer
	inner := func(blocks []ast.Block) {
		for _, b := range blocks {
			ast.Walk(b, func(n ast.Node) bool {
				if h, ok := n.(*ast.Heading); ok && w.headingLevel(h) > 0 {
					names.Name(ast.PlainText(h.Inlines))
				}
				return true
			})
		}
	}
	inner(w.tree.Intro)
	for _, s := range w.tree.AllSections() {
		if s.Back {
			continue
		}
		if len(s.Title) > 0 {
			w.anchors[s.ID] = names.Name(s.PlainTitle())
		}
		inner(s.Intro)
		for _, q := range s.Questions {
			w.anchors[q.ID] = names.Name(questionMark(q) + q.PlainTitle())
			inner(q.Prompt)
			w.anchors[q.AnswerID] = w.anchors[q.ID]
			inner(w.answerOf(q))
		}
	}
}

var labelChars = pattern.New(`[^A-Za-z0-9_-]+`)

// noteLabel gives the label of a note in the file: the author's as far as every reader takes it.
func noteLabel(n *ast.Note) string {
	label := labelChars.ReplaceAllString(n.Label, "-")
	if label == "" || label != n.Label {
		return labelChars.ReplaceAllString(n.ID, "-")
	}
	return label
}

// url gives where a link leads in the file; empty for one that leads to nothing there.
func (w *writer) url(u string) string {
	id, inner := strings.CutPrefix(u, "#")
	if !inner {
		return w.path(u)
	}
	if a := w.anchors[id]; a != "" {
		return "#" + a
	}
	return ""
}

// path gives a path as the file names it. URLs and absolute paths stay.
func (w *writer) path(p string) string {
	if w.rebase == nil || p == "" || strings.HasPrefix(p, "/") || strings.HasPrefix(p, "#") || hasScheme.MatchString(p) {
		return p
	}
	return w.rebase(p)
}

var hasScheme = pattern.New(`^[A-Za-z][A-Za-z0-9+.-]*:`)

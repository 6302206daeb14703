package markdown

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// A plan holds the decisions that concern the whole guide and are made before any text is written.
type plan struct {
	tree    *ast.Guide
	rebase  func(string) string
	level   int                    // of the questions' headings
	ranks   []int                  // the levels of the headings in answers, highest first
	anchors map[string]string      // of sections and questions, by id
	labels  map[string]string      // of notes, by id
	quiz    bool                   // the reader will recognize a quiz
	answers map[string]*ast.Answer // separate answers of an edition, by id; in the file they are under their questions
}

func newPlan(g *ast.Guide, rebase func(string) string) *plan {
	p := &plan{
		tree: g, rebase: rebase,
		anchors: map[string]string{}, labels: map[string]string{}, answers: g.MovedAnswers(),
	}
	depth := sectionDepth(g.Sections)
	p.level = min(max(depth, 1)+2, 6)
	p.ranks = headingRanks(g)
	for _, n := range g.Notes {
		p.labels[n.ID] = noteLabel(n)
	}
	p.quiz = p.isQuiz()
	p.findAnchors()
	return p
}

// sectionDepth returns the depth of nested sections: 1 if none has parts.
func sectionDepth(ss []*ast.Section) int {
	deepest := 0
	for _, s := range ss {
		deepest = max(deepest, 1+sectionDepth(s.Sections))
	}
	return deepest
}

// headingRanks returns the levels of headings that occur in answers, from the highest. Only their order counts: in the
// file they begin below the questions'.
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

// headingLevel returns the level in the file of a heading in an answer, or 0 for one that becomes a bold paragraph:
// Markdown has only six levels, and nested sections may have used them up.
func (p *plan) headingLevel(h *ast.Heading) int {
	if p.level == 6 {
		return 0
	}
	return min(p.level+1+slices.Index(p.ranks, h.Level), 6)
}

// isQuiz reports whether the reader will recognize the guide as a quiz.
func (p *plan) isQuiz() bool {
	all, with := p.tree.AllQuestions(), 0
	for _, q := range all {
		if len(q.Options) > 0 || slices.ContainsFunc(q.Prompt, hasBoxes) ||
			slices.ContainsFunc(p.answerOf(q), hasBoxes) {
			with++
		}
	}
	return float64(with) >= quizShare*float64(len(all))
}

// quizShare is the share of questions with options from which the reader takes a guide for a quiz, with some margin.
const quizShare = 0.7

// hasBoxes reports whether b is a list with a box at one item at least.
func hasBoxes(b ast.Block) bool {
	l, ok := b.(*ast.List)
	return ok && slices.ContainsFunc(l.Items, func(it *ast.Item) bool { return it.Task != ast.NoTask })
}

// needsLabel reports whether the answer must be labelled, since the reader would not find its beginning otherwise. Two
// answers that look like a label need one of their own.
func (p *plan) needsLabel(q *ast.Question, answer []ast.Block, faq bool) bool {
	if len(q.Options) > 0 {
		if !p.quiz || faq || slices.ContainsFunc(q.Prompt, hasBoxes) {
			return true
		}
	} else if len(q.Prompt) > 0 {
		return true
	}
	return slices.ContainsFunc(answer, hasBoxes) || slices.ContainsFunc(answer, isBold) ||
		len(q.Prompt)+len(q.Options) == 0 && len(answer) > 0 && looksLikeFacts(answer[0])
}

// isBold reports whether a block is a paragraph of bold text only, which could be read as a label.
func isBold(b ast.Block) bool {
	para, ok := b.(*ast.Paragraph)
	if !ok || len(para.Inlines) != 1 {
		return false
	}
	_, ok = para.Inlines[0].(*ast.Strong)
	return ok && strings.Count(ast.PlainText(para.Inlines), " ") < 4
}

// answerOf returns the answer of q, wherever an edition has put it.
func (p *plan) answerOf(q *ast.Question) []ast.Block {
	if a := p.answers[q.AnswerID]; a != nil {
		return a.Blocks
	}
	return q.Answer
}

// findAnchors assigns the anchors of headings to sections, questions and headings within them, counting all headings in
// the order of the file.
func (p *plan) findAnchors() {
	var names markup.Namer
	within := "" // the anchor of the question or section, for headings that become paragraphs
	inner := func(blocks []ast.Block) {
		for _, b := range blocks {
			ast.Walk(b, func(n ast.Node) bool {
				h, ok := n.(*ast.Heading)
				if !ok {
					return true
				}
				anchor := within
				if p.headingLevel(h) > 0 {
					anchor = names.Name(ast.PlainText(h.Inlines))
				}
				if h.ID != "" {
					p.anchors[h.ID] = anchor
				}
				return true
			})
		}
	}
	inner(p.tree.Intro)
	for _, s := range p.tree.AllSections() {
		if s.Back {
			continue
		}
		if len(s.Title) > 0 {
			within = names.Name(s.PlainTitle())
			p.anchors[s.ID] = within
		}
		inner(s.Intro)
		for _, q := range s.Questions {
			within = names.Name(p.questionMark(q) + q.PlainTitle())
			p.anchors[q.ID] = within
			inner(q.Prompt)
			for _, o := range q.Options {
				inner(o.Blocks)
			}
			p.anchors[q.AnswerID] = p.anchors[q.ID]
			inner(p.answerOf(q))
		}
	}
}

var labelChars = pattern.New(`[^A-Za-z0-9_-]+`)

// noteLabel returns the label of a note in the file: the author's, reduced to what every reader accepts.
func noteLabel(n *ast.Note) string {
	label := labelChars.ReplaceAllString(n.Label, "-")
	if label == "" || label != n.Label {
		return labelChars.ReplaceAllString(n.ID, "-")
	}
	return label
}

// url returns the target of a link in the file, or "" if it has none there.
func (p *plan) url(u string) string {
	id, inner := strings.CutPrefix(u, "#")
	if !inner {
		return p.path(u)
	}
	if a := p.anchors[id]; a != "" {
		return "#" + a
	}
	return ""
}

// path returns a path as it is written in the file. URLs and absolute paths stay.
func (p *plan) path(name string) string {
	if p.rebase == nil || name == "" || strings.HasPrefix(name, "/") || strings.HasPrefix(name, "#") ||
		hasScheme.MatchString(name) {
		return name
	}
	return p.rebase(name)
}

var hasScheme = pattern.New(`^[A-Za-z][A-Za-z0-9+.-]*:`)

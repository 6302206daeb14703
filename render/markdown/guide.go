package markdown

import (
	"cmp"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// A writer writes a guide according to its plan.
type writer struct {
	*plan
	sink diag.Sink
}

// guide returns the file, in parts.
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
		if s.NewPage {
			add(newPage)
		}
		if len(s.Title) > 0 {
			add(strings.Repeat("#", level) + " " + w.headingText(s.Title))
		}
		add(w.blocks(s.Intro, false))
		for _, q := range s.Questions {
			if q.NewPage {
				add(newPage)
			}
			head := strings.TrimRight(strings.Repeat("#", w.level)+" "+w.questionMark(q)+w.headingText(q.Title), " ")
			if q.Key != ast.KeyOf(q.ID) && q.Key != "" {
				head += "\n<!-- id: " + q.Key + " -->"
			}
			add(head)
			add(w.facts(q))
			answer := w.answerOf(q)
			asked := slices.Concat(q.Prompt, boxes(q.Options))
			bare := len(asked)+len(answer) == 0 && q.Difficulty == "" && len(q.Tags) > 0 // tags would be the answer
			if bare || w.needsLabel(q, answer, s.FAQ) {
				add(w.blocks(asked, false))
				add("**Answer:**")
				add(w.blocks(answer, false))
			} else {
				add(w.blocks(append(asked, answer...), false))
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

// Titles that seem to begin with a number or a label.
var (
	numberLike = pattern.New(`^[^\p{L}]*\p{N}|^[(\[#第]`)
	countLike  = pattern.New(`^[^\p{L}]*[\p{L}\p{M}]+[.:!]?\s*\p{N}{1,3}(?:\P{N}|$)`)
	markLike   = pattern.New(`^[^\p{L}]*(?:\p{L}{1,2}-?\p{N}|[\p{L}\p{M}]+(?:\s[\p{L}\p{M}]+)?\s*[.#№:：)-])`)
)

// bankShape is the shape of guides whose format says what is a question. Their titles were never read as text, so that
// any of them may look like a number.
const bankShape = "bank"

// questionMark returns the label before a question's title. Titles that were read without one have none when they are
// read again, except for numbers that count only in headings.
func (p *plan) questionMark(q *ast.Question) string {
	title := q.PlainTitle()
	switch {
	case q.Number != "":
		return q.NumberMark()
	case numberLike.MatchString(title), q.Label != "" && markLike.MatchString(title),
		p.tree.Shape == bankShape && (markLike.MatchString(title) || countLike.MatchString(title)):
		return "Q: "
	default:
		return ""
	}
}

// facts returns the line with a question's difficulty and tags, or "". Where a paragraph would be read as one of them,
// a dash says that there are none.
func (w *writer) facts(q *ast.Question) string {
	const none = "–"
	var parts []string
	states := statesFacts(q.Prompt) || statesFacts(w.answerOf(q))
	if q.Difficulty != "" || states {
		parts = append(parts, "Difficulty: "+cmp.Or(q.Difficulty, none))
	}
	if len(q.Tags) > 0 || states {
		parts = append(parts, "Tags: "+cmp.Or(strings.Join(q.Tags, ", "), none))
	}
	if len(parts) == 0 {
		return ""
	}
	return w.paragraph([]ast.Inline{&ast.Emph{Inlines: []ast.Inline{&ast.Text{Value: strings.Join(parts, " · ")}}}})
}

// statesFacts reports whether the first or the last of blocks begins with the label of a difficulty or of tags.
func statesFacts(blocks []ast.Block) bool {
	begins := func(b ast.Block) bool {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			return false
		}
		text := strings.TrimLeft(ast.PlainText(p.Inlines), " ([|｜·•;,–—")
		return slices.ContainsFunc(factLabels(), func(c words.Concept) bool {
			return slices.ContainsFunc(words.Prefixes(c, text), func(n int) bool {
				rest := strings.TrimSpace(text[n:])
				return strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：")
			})
		})
	}
	return len(blocks) > 0 && (begins(blocks[0]) || begins(blocks[len(blocks)-1]))
}

// factLabels returns the concepts whose words are labels of facts.
func factLabels() []words.Concept {
	return []words.Concept{words.Difficulty, words.Level, words.Tags, words.Topics}
}

var factLike = pattern.New(`^[^:：]{2,30}[:：]`)

// looksLikeFacts reports whether a block under a title could be read as its question's difficulty and tags: a short
// line with a label that is not a sentence.
func looksLikeFacts(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok {
		return false
	}
	text := ast.PlainText(p.Inlines)
	return len(text) <= 100 && factLike.MatchString(text) && !strings.ContainsAny(text[len(text)-1:], ".!?:;")
}

package html

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// question writes a question, and its answer folded away. What the script asks of it stands in attributes.
func (p *page) question(q *ast.Question, level int) {
	var right []string
	for i, o := range q.Options {
		if o.Right {
			right = append(right, strconv.Itoa(i))
		}
	}
	several := ""
	if q.Kind == ast.Several || len(right) > 1 {
		several = "1"
	}
	p.Start("article", "class", "qa", "id", p.anchors[q.ID], "aria-labelledby", q.Key,
		"data-right", strings.Join(right, " "), "data-several", several,
		"data-difficulty", clean(q.Difficulty), "data-tags", strings.Join(q.Tags, ", "))
	p.Text("\n")
	p.Anchored(p.anchors[q.ID])
	p.Anchored(q.Key)
	p.QuestionHeading(q.Number, q.Title, level, q.Key)
	p.Facts(q)
	p.Under(min(level, 6))
	if len(q.Prompt) > 0 {
		p.Boxed("div", q.Prompt, "class", "prompt")
	}
	p.Options(q.Options)
	switch a := p.answers[q.AnswerID]; {
	case a != nil:
		p.folded(a.Right, a.Blocks)
	case q.Answered():
		p.folded(q.Right(), q.Answer)
	}
	p.EndLine()
}

// folded writes an answer so that it shows when its reader wants it.
func (p *page) folded(right []string, blocks []ast.Block) {
	p.Start("details", "class", "answer")
	p.Text("\n")
	p.Line("summary", p.lang.Text(words.Answer))
	p.Right(right)
	p.Blocks(blocks)
	p.EndLine()
}

// answerAlone writes an answer whose question is not in the guide.
func (p *page) answerAlone(a *ast.Answer, level int) {
	id := p.anchors[a.ID]
	p.Start("section", "class", "qa", "id", id)
	p.Text("\n")
	p.Anchored(id)
	p.QuestionHeading(a.Number, a.Title, level, "h-"+id)
	p.Under(min(level, 6))
	p.Right(a.Right)
	p.Blocks(a.Blocks)
	p.EndLine()
}

// ordinal formats a number for HTML.
func ordinal(n int) string { return strconv.Itoa(n) }

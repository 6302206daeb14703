package epub

import (
	"strconv"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// question writes a question with its answer, or a link to it.
func (w *writer) question(q *ast.Question, level int) {
	a := w.anchors[q.ID]
	w.Anchored(a)
	if q.NewPage {
		w.NewPage()
	}
	w.Anchored(headingID(a))
	w.Start("section", "class", "qa", "id", a, "aria-labelledby", w.label(markup.Label(q, w.lang), headingID(a)))
	w.Text("\n")
	w.pageBreak(q.ID)
	w.QuestionHeading(q.Number, q.Title, level, headingID(a))
	w.marks(q.Marks)
	if !w.exam { // whoever takes an exam is not told what is easy
		w.Facts(q)
	}
	if len(q.Prompt) > 0 {
		w.Boxed("div", q.Prompt, "class", "prompt")
	}
	w.Options(q.Options)
	w.Under(level)
	w.answered(q, level)
	w.EndLine()
}

// answered writes what follows a question: its answer, open or folded, or a link to it.
func (w *writer) answered(q *ast.Question, level int) {
	switch {
	case q.AnswerID != "":
		w.Start("p", "class", "way")
		// Not a reference to a note (noteref): a device would show the answer in a popup, and cut it.
		name := w.lang.Text(words.AnswerTo, "n", clean(q.Number))
		if clean(q.Number) == "" {
			name = w.lang.Text(words.AnswerToQuestion)
		}
		w.StartLink(w.targets[q.AnswerID], "aria-label", name)
		w.Text(w.lang.Text(words.Answer))
		w.End()
		w.EndLine()
	case !q.Answered():
	default:
		w.said(q.Right(), q.Answer, level, markup.Label(q, w.lang))
	}
}

// said writes an answer: which options are right, and what is said besides. A long one goes on in other parts, under
// the question's title.
func (w *writer) said(right []string, blocks []ast.Block, level int, title string) {
	path := w.part.path
	w.divided(blocks, func(again bool) {
		if w.fold {
			w.folded = true
			w.Start("details", "class", "answer")
			w.Text("\n")
			w.Line("summary", w.lang.Text(words.Answer))
		} else {
			w.Start("div", "class", "answer")
			w.Text("\n")
		}
		if !again {
			w.Right(right)
		}
	}, func() {
		w.EndLine()
		w.goOn(&part{path: path, headed: true}, level)
		w.Start("section", "class", "qa continued")
		w.Text("\n")
		w.Heading(level, "", "", []ast.Inline{&ast.Text{Value: title}})
		w.Text(w.lang.Text(words.ContinuedTitle, "title", title))
		w.EndLine()
	})
}

// answer writes an answer that is placed separately from its question: under the question's title, with a link back.
func (w *writer) answer(a *ast.Answer, level int) {
	at := w.anchors[a.ID]
	w.Anchored(at)
	w.Anchored(headingID(at))
	w.Start("section", "class", "qa", "id", at) // unnamed: the name would be the question's, see [writer.label]
	w.Text("\n")
	w.pageBreak(a.ID)
	w.QuestionHeading(a.Number, a.Title, level, headingID(at))
	w.Under(level)
	w.marks(a.Marks)
	if a.Page != "" {
		w.Line("p", w.lang.Text(words.QuestionPage, "page", a.Page), "class", "facts")
	}
	name := &ast.Question{Number: a.Number, Title: a.Title}
	w.said(a.Right, a.Blocks, level, markup.Label(name, w.lang))
	if a.QuestionID == a.ID { // of a key: the question is in a paper
		w.EndLine()
		return
	}
	w.Start("p", "class", "way")
	w.StartLink(w.targets[a.QuestionID])
	if n := clean(a.Number); n != "" {
		w.Text(w.lang.Text(words.QuestionNumber, "n", n))
	} else {
		w.Text(w.lang.Text(words.Question))
	}
	w.End()
	w.EndLine()
	w.EndLine()
}

// marks writes the marks that an answer can get.
func (w *writer) marks(n int) {
	if w.exam && n > 0 {
		w.Line("p", w.lang.Text(words.PaperMarksOf, "n", strconv.Itoa(n)), "class", "facts")
	}
}

// key writes the numbers of answers and the labels of the options that are right; each label leads to its answer.
func (w *writer) key(answers []*ast.Answer) {
	if len(answers) == 0 {
		return
	}
	w.Start("ol", "class", "key")
	w.Text("\n")
	for _, a := range answers {
		w.Start("li")
		w.Start("span", "class", "num")
		w.Text(a.Number)
		w.End()
		w.Text(" ")
		w.StartLink(w.targets[a.ID])
		w.Text(strings.Join(a.Right, ", "))
		w.End()
		w.EndLine()
	}
	w.EndLine()
}

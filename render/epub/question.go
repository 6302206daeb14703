package epub

import (
	"strings"
	"unicode"

	"studyguide/source/ast"
	"studyguide/source/words"
)

// question writes a question with its answer, or a link to it.
func (w *writer) question(q *ast.Question, level int) {
	a := w.anchors[q.ID]
	w.anchored(a)
	if q.NewPage {
		w.newPage()
	}
	w.anchored(headingID(a))
	w.start("section", "class", "qa", "id", a, "aria-labelledby", w.label(questionLabel(q, w.lang), headingID(a)))
	w.text("\n")
	w.pageBreak(q.ID)
	w.questionHeading(q.Number, q.Title, level, headingID(a))
	w.facts(q)
	if len(q.Prompt) > 0 {
		w.boxed("div", q.Prompt, "class", "prompt")
	}
	w.options(q.Options)
	w.under(level)
	w.answered(q, level)
	w.endLine()
}

// answered writes what follows a question: its answer, open or folded, or a link to it.
func (w *writer) answered(q *ast.Question, level int) {
	switch {
	case q.AnswerID != "":
		w.start("p", "class", "way")
		// Not a reference to a note (noteref): a device would show the answer in a popup, and cut it.
		name := w.lang.Text(words.AnswerTo, "n", clean(q.Number))
		if clean(q.Number) == "" {
			name = w.lang.Text(words.AnswerToQuestion)
		}
		w.startLink(w.targets[q.AnswerID], "aria-label", name)
		w.text(w.lang.Text(words.Answer))
		w.end()
		w.endLine()
	case !q.Answered():
	default:
		w.said(q.Right(), q.Answer, level, questionLabel(q, w.lang))
	}
}

// said writes an answer: which options are right, and what is said besides. A long one goes on in other parts, under
// the question's title.
func (w *writer) said(right []string, blocks []ast.Block, level int, title string) {
	path := w.path
	w.divided(blocks, func(again bool) {
		if w.fold {
			w.folded = true
			w.start("details", "class", "answer")
			w.text("\n")
			w.line("summary", w.lang.Text(words.Answer))
		} else {
			w.start("div", "class", "answer")
			w.text("\n")
		}
		if !again {
			w.right(right)
		}
	}, func() {
		w.endLine()
		w.goOn(&part{path: path, headed: true}, level)
		w.start("section", "class", "qa continued")
		w.text("\n")
		w.heading(level, "", "", []ast.Inline{&ast.Text{Value: title}})
		w.text(w.lang.Text(words.ContinuedTitle, "title", title))
		w.endLine()
	})
}

// answer writes an answer that is placed separately from its question: under the question's title, with a link back.
func (w *writer) answer(a *ast.Answer, level int) {
	at := w.anchors[a.ID]
	w.anchored(at)
	w.anchored(headingID(at))
	w.start("section", "class", "qa", "id", at) // unnamed: the name would be the question's, see [writer.label]
	w.text("\n")
	w.pageBreak(a.ID)
	w.questionHeading(a.Number, a.Title, level, headingID(at))
	w.under(level)
	name := &ast.Question{Number: a.Number, Title: a.Title}
	w.said(a.Right, a.Blocks, level, questionLabel(name, w.lang))
	w.start("p", "class", "way")
	w.startLink(w.targets[a.QuestionID])
	if n := clean(a.Number); n != "" {
		w.text(w.lang.Text(words.QuestionNumber, "n", n))
	} else {
		w.text(w.lang.Text(words.Question))
	}
	w.end()
	w.endLine()
	w.endLine()
}

// key writes the numbers of answers and the labels of the options that are right; each label leads to its answer.
func (w *writer) key(answers []*ast.Answer) {
	if len(answers) == 0 {
		return
	}
	w.start("ol", "class", "key")
	w.text("\n")
	for _, a := range answers {
		w.start("li")
		w.start("span", "class", "num")
		w.text(a.Number)
		w.end()
		w.text(" ")
		w.startLink(w.targets[a.ID])
		w.text(strings.Join(a.Right, ", "))
		w.end()
		w.endLine()
	}
	w.endLine()
}

// questionHeading writes a question's number and title as a heading, one that is too long for a title as text.
func (w *writer) questionHeading(number string, title []ast.Inline, level int, id string) {
	class := ""
	if stem, ok := ast.Stem(title); ok {
		class, title = "stem", stem
	}
	w.heading(level, id, class, title)
	if number != "" {
		w.start("span", "class", "num")
		w.text(number + ".")
		w.end()
	}
	switch {
	case !blank(title):
		if number != "" {
			w.text(" ")
		}
		w.inlines(title)
	case number == "":
		w.text(w.lang.Text(words.Question))
	}
	w.endLine()
}

// facts writes a question's difficulty and tags, each in an element of its own.
func (w *writer) facts(q *ast.Question) {
	facts := q.Facts()
	if len(facts) == 0 {
		return
	}
	all := strings.Join(facts, " ")
	w.start("p", "class", capitals("facts", all), "dir", w.direction([]ast.Inline{&ast.Text{Value: all}}))
	for i, fact := range facts {
		class := "tag"
		if i == 0 && q.Difficulty != "" {
			class = "difficulty"
		}
		if i > 0 {
			w.text(" · ")
		}
		w.start("span", "class", class)
		w.text(fact)
		w.end()
	}
	w.endLine()
}

// capitals returns a class for a line of facts, which is in small capitals unless there are letters that have none:
// those would only be small.
func capitals(class, text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Lo, r) }) {
		return class
	}
	return class + " caps"
}

// right writes which options are right.
func (w *writer) right(labels []string) {
	if len(labels) > 0 {
		w.start("p", "class", "chosen")
		w.start("strong")
		w.text(w.lang.Right(labels))
		w.end()
		w.endLine()
	}
}

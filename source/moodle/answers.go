package moodle

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/xmltree"
)

// answers reads the answers to a question of a type.
func (r *reader) answers(kind string, q *asking) {
	n := q.node
	switch kind {
	case "truefalse":
		r.trueOrFalse(q)
	case "multichoice", "oumultiresponse", "multichoiceset":
		q.Choices = r.choices(q)
		q.Several = kind != "multichoice" || n.Element("single").Word() == "false" || n.Element("single").Word() == "0"
	case "shortanswer", "pmatch", "regexp":
		r.shortAnswers(q)
	case "numerical":
		r.numbers(q)
	case "essay":
		q.Question = append(q.Question, r.blocks(n.Element("responsetemplate"), "html")...)
		q.Answer = r.blocks(n.Element("graderinfo"), "html")
	case "matching", "ddmatch":
		r.pairs(q)
	case "cloze", "multianswer":
		r.cloze(q)
	case "gapselect", "ddwtos":
		r.gaps(q)
	case "ordering":
		r.order(q)
	case "ddimageortext", "ddmarker":
		r.onPicture(q)
	case "calculated", "calculatedsimple", "calculatedmulti":
		r.quiz.LeaveOut("the values of a calculated question are", n.Tag(r.Lines))
		q.Choices = r.choices(q)
		if kind != "calculatedmulti" {
			r.formulas(q)
		}
	case "description", "":
	default:
		r.unknown(kind, q)
	}
	r.outcomes(q)
}

// outcomes reads feedback that depends on how right the answer is, and hints.
func (r *reader) outcomes(q *asking) {
	for _, n := range q.node.Elements("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "hint") {
		if blocks := r.blocks(n, q.format); len(blocks) > 0 {
			q.Outcomes = append(q.Outcomes, blocks)
		}
	}
}

// share returns the percent of the points that an answer is worth.
func share(n *xmltree.Node) float64 {
	f, _ := strconv.ParseFloat(strings.ReplaceAll(n.Get("fraction"), ",", "."), 64) // 0 without one
	return f
}

// choices reads answers as options.
func (r *reader) choices(q *asking) []bank.Choice {
	var out []bank.Choice
	for _, n := range q.node.Elements("answer") {
		out = append(out, bank.Choice{
			At: textOf(n).Trim().Span(r.Lines), Blocks: r.blocks(n, q.format), Share: share(n),
			Feedback: r.blocks(n.Element("feedback"), q.format),
		})
	}
	return out
}

// trueOrFalse reads whether a statement holds. Files of other programs say it in their own language.
func (r *reader) trueOrFalse(q *asking) {
	for _, n := range q.node.Elements("answer") {
		if s := strings.ToLower(textOf(n).Trim().String()); s != "true" && s != "false" && s != "" {
			q.Choices = r.choices(q)
			return
		}
	}
	holds, at := false, q.node.Tag(r.Lines)
	trueAt, falseAt := at, at
	var ifTrue, ifFalse []ast.Block
	for _, n := range q.node.Elements("answer") {
		t := textOf(n).Trim()
		fb := r.blocks(n.Element("feedback"), q.format)
		if strings.EqualFold(t.String(), "true") {
			holds, trueAt, ifTrue = share(n) > 0, t.Span(r.Lines), fb
		} else {
			falseAt, ifFalse = t.Span(r.Lines), fb
		}
	}
	q.Choices = bank.TrueFalse(holds, trueAt, falseAt)
	q.Choices[0].Feedback, q.Choices[1].Feedback = ifTrue, ifFalse
}

// shortAnswers reads answers that are to be written.
func (r *reader) shortAnswers(q *asking) {
	var accepted [][]ast.Block
	for _, n := range q.node.Elements("answer") {
		if share(n) > 0 {
			accepted = append(accepted, bank.InPart(r.blocks(n, "plain_text"), share(n)))
		}
		q.Outcomes = append(q.Outcomes, r.blocks(n.Element("feedback"), q.format))
	}
	q.Answer = bank.Listed(accepted, false)
}

// numbers reads answers that are numbers.
func (r *reader) numbers(q *asking) {
	unit := ""
	for _, u := range q.node.Element("units").Elements("unit") {
		if f, err := strconv.ParseFloat(u.Element("multiplier").Word(), 64); unit == "" || err == nil && f == 1 {
			unit = " " + u.Element("unit_name").Word()
		}
	}
	var accepted [][]ast.Block
	for _, n := range q.node.Elements("answer") {
		if t := textOf(n).Trim(); share(n) > 0 && !t.IsBlank() {
			says := bank.Tolerance(t.String(), n.Element("tolerance").Word()) + unit
			line := bank.Line(strings.TrimSpace(says), t.Span(r.Lines))
			accepted = append(accepted, bank.InPart([]ast.Block{line}, share(n)))
		}
		q.Outcomes = append(q.Outcomes, r.blocks(n.Element("feedback"), q.format))
	}
	q.Answer = bank.Listed(accepted, false)
}

// formulas reads answers that are calculated, as they are written: "{a} * 2".
func (r *reader) formulas(q *asking) {
	q.Choices = nil
	for _, n := range q.node.Elements("answer") {
		if t := textOf(n).Trim(); share(n) > 0 && !t.IsBlank() {
			at := ast.At(t.Span(r.Lines))
			code := []ast.Inline{&ast.Code{Loc: at, Value: t.String()}}
			q.Answer = append(q.Answer, &ast.Paragraph{Loc: at, Inlines: code})
		}
		q.Outcomes = append(q.Outcomes, r.blocks(n.Element("feedback"), q.format))
	}
}

// pairs reads what is to be matched.
func (r *reader) pairs(q *asking) {
	var pairs []bank.Pair
	for _, n := range q.node.Elements("subquestion") {
		pairs = append(pairs, bank.Pair{
			At: n.Tag(r.Lines), Left: r.blocks(n, q.format), Right: r.blocks(n.Element("answer"), "plain_text"),
		})
	}
	asked, answer := bank.Match(pairs)
	q.Question, q.Answer = append(q.Question, asked...), answer
}

// order reads what is to be put in order.
func (r *reader) order(q *asking) {
	var items [][]ast.Block
	for _, n := range q.node.Elements("answer") {
		items = append(items, r.blocks(n, q.format))
	}
	asked, answer := bank.Order(items)
	q.Question, q.Answer = append(q.Question, asked...), answer
}

// onPicture reads texts that are to be put on a picture. Their places there are left out.
func (r *reader) onPicture(q *asking) {
	r.quiz.LeaveOut("the places on a picture are", q.node.Tag(r.Lines))
	for _, f := range q.node.Elements("file") {
		at := ast.At(f.Tag(r.Lines))
		img := &ast.Image{Loc: at, Src: r.picture(f.Get("name"), q.node)}
		q.Question = append(q.Question, &ast.Figure{Loc: at, Image: img})
	}
	var labels [][]ast.Block
	for _, n := range q.node.Elements("drag") {
		labels = append(labels, r.blocks(n, "html"))
	}
	q.Question = append(q.Question, bank.Listed(labels, false)...)
}

// unknown reads a question of a type that Moodle itself does not have.
func (r *reader) unknown(kind string, q *asking) {
	r.quiz.LeaveOut("what the type "+strconv.Quote(kind)+" says beyond text and answers is", q.node.Tag(r.Lines))
	wrong, named := false, 0
	answers := q.node.Elements("answer")
	for _, n := range answers {
		if n.Get("fraction") != "" {
			named++
			wrong = wrong || share(n) <= 0
		}
	}
	switch {
	case named == len(answers) && wrong:
		q.Choices = r.choices(q)
	case named > 0:
		r.shortAnswers(q)
	default:
		for _, n := range answers {
			q.Answer = append(q.Answer, r.blocks(n, "plain_text")...)
		}
	}
	var rows [][]ast.Block
	for _, n := range q.node.All("optiontext", "rowtext") {
		rows = append(rows, r.blocks(n, q.format))
	}
	q.Question = append(q.Question, bank.Listed(rows, false)...)
}

package qti

import (
	"strconv"
	"strings"

	"example.org/studyguide/render/exchange"
)

// An assessment is a file of items in the making.
type assessment struct {
	document
	html *exchange.Writer
}

// The names within an item by which its parts refer to each other.
const (
	response = "response1"
	feedback = "general_fb"
)

// field writes a field of metadata.
func (a *assessment) field(label, entry string) {
	a.Open("qtimetadatafield")
	a.Line("fieldlabel", label)
	a.Line("fieldentry", entry)
	a.EndLine()
}

// material writes a text in HTML.
func (a *assessment) material(html string) {
	a.Start("material")
	a.Start("mattext", "texttype", "text/html")
	a.Text(html)
	a.End()
	a.EndLine()
}

// begin opens an item and writes what is known about it.
func (a *assessment) begin(ident, title, kind string, tags []string) {
	a.Open("item", "ident", ident, "title", title)
	a.Open("itemmetadata")
	a.Open("qtimetadata")
	a.field("question_type", kind)
	points := "1"
	if kind == "text_only_question" {
		points = "0"
	}
	a.field("points_possible", points)
	if len(tags) > 0 {
		a.field("qmd_keywords", strings.Join(tags, ", "))
	}
	a.EndLine()
	a.EndLine()
}

// description writes an item that asks nothing.
func (a *assessment) description(ident, title, html string) {
	a.begin(ident, title, "text_only_question", nil)
	a.Open("presentation")
	a.material(html)
	a.EndLine()
	a.EndLine()
}

// item writes a question.
func (a *assessment) item(ident string, it exchange.Item) {
	form := it.Form()
	kind := map[exchange.Form]string{
		exchange.Essay: "essay_question", exchange.OneOf: "multiple_choice_question",
		exchange.Survey: "multiple_choice_question", exchange.SomeOf: "multiple_answers_question",
		exchange.Statement: "true_false_question",
	}[form]
	a.begin(ident, it.Name, kind, it.Labels())
	a.Open("presentation")
	a.material(a.html.Question(it))
	options := make([]string, len(it.Options))
	for i := range options {
		options[i] = "a" + it.Key + "." + strconv.Itoa(i+1) // some programs want them unique in a file
	}
	if form == exchange.Essay {
		a.Open("response_str", "ident", response, "rcardinality", "Single")
		a.Open("render_fib", "fibtype", "String", "prompt", "Box")
		a.Empty("response_label", "ident", "answer1", "rshuffle", "No")
		a.Raw("\n")
		a.EndLine()
		a.EndLine()
	} else {
		a.choices(it, form, options)
	}
	a.EndLine()
	explanation := a.html.Blocks(it.Answer)
	a.processing(it, form, options, explanation != "")
	if explanation != "" {
		a.Open("itemfeedback", "ident", feedback)
		a.Open("flow_mat")
		a.material(explanation)
		a.EndLine()
		a.EndLine()
	}
	a.EndLine()
}

// choices writes the options of a question.
func (a *assessment) choices(it exchange.Item, form exchange.Form, idents []string) {
	cardinality := "Single"
	if form == exchange.SomeOf {
		cardinality = "Multiple"
	}
	a.Open("response_lid", "ident", response, "rcardinality", cardinality)
	a.Open("render_choice")
	for i, o := range it.Options {
		a.Open("response_label", "ident", idents[i])
		a.material(a.html.Option(o))
		a.EndLine()
	}
	a.EndLine()
	a.EndLine()
}

// processing writes how an answer is judged: of several right options all are to be taken, and no other.
func (a *assessment) processing(it exchange.Item, form exchange.Form, idents []string, explained bool) {
	a.Open("resprocessing")
	a.Open("outcomes")
	a.Empty("decvar", "maxvalue", "100", "minvalue", "0", "varname", "SCORE", "vartype", "Decimal")
	a.Raw("\n")
	a.EndLine()
	if explained {
		a.Open("respcondition", "continue", "Yes")
		a.Open("conditionvar")
		a.Empty("other")
		a.Raw("\n")
		a.EndLine()
		a.Empty("displayfeedback", "feedbacktype", "Response", "linkrefid", feedback)
		a.Raw("\n")
		a.EndLine()
	}
	switch form {
	case exchange.Essay:
		a.Open("respcondition", "continue", "No")
		a.Open("conditionvar")
		a.Empty("other")
		a.Raw("\n")
		a.EndLine()
		a.EndLine()
	case exchange.SomeOf:
		a.scored(func() {
			a.Open("and")
			for i, o := range it.Options {
				if o.Right {
					a.equal(idents[i])
					continue
				}
				a.Open("not")
				a.equal(idents[i])
				a.EndLine()
			}
			a.EndLine()
		})
	default:
		for i, o := range it.Options {
			if o.Right {
				a.scored(func() { a.equal(idents[i]) })
			}
		}
	}
	a.EndLine()
}

// equal writes the condition that an option is taken.
func (a *assessment) equal(ident string) {
	a.Line("varequal", ident, "respident", response)
}

// scored writes that a condition is worth all points.
func (a *assessment) scored(condition func()) {
	a.Open("respcondition", "continue", "No")
	a.Open("conditionvar")
	condition()
	a.EndLine()
	a.Line("setvar", "100", "action", "Set", "varname", "SCORE")
	a.EndLine()
}

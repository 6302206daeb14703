// Package moodle reads question banks in Moodle's XML (docs.moodle.org, "Moodle XML format"): text in UTF-8 goes in, a
// document of package bank comes out.
//
// Each type of question becomes what a guide has for it. Numbers that are calculated, places in pictures and recordings
// have nothing there: their text is kept and what is lost is reported, as is what the types of plugins say beyond the
// elements that all questions have. Pictures that the file holds become those of the document.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package moodle

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/gift"
	"example.org/studyguide/source/xmltree"
)

// Format is the name of the format.
const Format = "moodle"

// Looks reports whether a text is in Moodle's XML, by its root element.
func Looks(body string) bool { return xmltree.Root(body) == "quiz" }

// Read reads the file src, which is UTF-8 with LF line ends. It returns nil for a file that is not well-formed or has
// another root element, which is reported to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	lines := diag.NewLines(name, src)
	root := xmltree.Parse(lines, sink)
	if root == nil {
		return nil
	}
	questions := root.Elements("question")
	if root.Name == "question" { // one alone
		questions = []*xmltree.Node{root}
	} else if root.Name != "quiz" {
		sink.Report(diag.New(diag.InputMalformed, root.Tag(lines), "the root element is <%s>: expected <quiz> of Moodle, or "+
			"<questestinterop>, <assessmentItem> or <assessmentTest> of QTI", root.Name))
		return nil
	}
	r := &reader{Lines: lines, sink: sink, quiz: bank.NewQuiz(Format, lines.Span(0, len(src)))}
	for _, q := range questions {
		r.question(q)
	}
	return r.quiz.Document(sink)
}

// A reader is the state of reading a file.
type reader struct {
	*diag.Lines
	sink    diag.Sink
	quiz    *bank.Quiz
	section []string
}

// question reads a question of any type.
func (r *reader) question(n *xmltree.Node) {
	kind := n.Get("type")
	if kind == "category" {
		path := n.Element("category")
		if path == nil {
			path = n // it has no name
		}
		if t := path.Element("text"); t != nil {
			path = t
		}
		r.section = bank.SectionPath(gift.Categories(path.Text().String()))
		r.quiz.Category(r.section, path.Span(r.Lines))
		if info := n.Element("info"); info != nil {
			r.quiz.Describe(r.section, r.blocks(info, "html"), info.Span(r.Lines))
		}
		return
	}
	if n.Element("hidden").Word() == "1" {
		r.sink.Report(diag.New(diag.Furniture, n.Span(r.Lines), "question that the program hides set aside"))
		return
	}
	q := &asking{node: n, format: cmp(n.Element("questiontext").Get("format"), "html")}
	q.At, q.Section = n.Span(r.Lines), r.section
	if name := textOf(n.Element("name")).Trim(); !name.IsBlank() {
		q.Name, q.NameAt = name.String(), name.Span(r.Lines)
	}
	if id := textOf(n.Element("idnumber")).Trim(); !id.IsBlank() {
		q.Key, q.KeyAt = id.String(), id.Span(r.Lines)
	}
	for _, t := range append(n.Element("tags").Elements("tag"), n.Elements("tag")...) {
		if tag := strings.Join(strings.Fields(textOf(t).String()), " "); tag != "" {
			q.Tags = append(q.Tags, tag)
		}
	}
	if kind != "cloze" && kind != "multianswer" {
		q.Question = r.blocks(n.Element("questiontext"), q.format)
	}
	r.answers(kind, q)
	q.Feedback = append(q.Feedback, r.blocks(n.Element("generalfeedback"), q.format)...)
	if kind == "description" {
		r.quiz.Describe(r.section, append(q.Question, q.Feedback...), q.At)
		return
	}
	r.quiz.Add(q.Item)
}

// An asking is a question while it is read.
type asking struct {
	bank.Item
	node   *xmltree.Node
	format string // of its text, and of texts in it that name none
}

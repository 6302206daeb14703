// Package moodle writes the questions of a guide as a question bank in Moodle's XML (docs.moodle.org, "Moodle XML
// format").
//
// A guide goes in, XML in UTF-8 comes out that Moodle imports and package source/moodle reads back. It is the fullest
// of the formats for questions: each has its tags, its idnumber (the key), its pictures as files within its text, and
// what a grader should know. Sections are categories, whose info is what stands before their questions. A question with
// options is "multichoice" or "truefalse", with its explanation as general feedback; one without is an "essay" with its
// answer for the grader. So is one whose options none marks as right, since Moodle refuses it as a choice: its options
// are in its text then.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package moodle

import (
	"context"
	"encoding/base64"
	"io"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/exchange"
	"example.org/studyguide/render/markup"
)

// Renderer writes guides in Moodle's XML. The zero Renderer is ready to use.
type Renderer struct{}

var _ render.Renderer = Renderer{}

// Name returns "moodle".
func (Renderer) Name() string { return "moodle" }

// Ext returns ".moodle.xml", as other formats are XML too.
func (Renderer) Ext() string { return ".moodle.xml" }

// Render writes job.Guide to w. The error is that of w or ctx.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	b := &bank{title: job.Guide.Meta.Title, html: exchange.NewWriter(job, "Moodle's XML", inFile)}
	b.Raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	b.Open("quiz")
	for _, p := range exchange.Parts(job.Guide) {
		b.category(p)
		for _, it := range p.Items {
			b.question(it)
		}
	}
	b.EndLine()
	b.html.Losses.Report("moodle", job.Sink)
	_, err := io.WriteString(w, b.String())
	return err
}

// inFile returns a picture as an address of a file that the element of its text holds.
func inFile(p exchange.Picture) string { return "@@PLUGINFILE@@/" + p.Name }

// A bank is a file in the making.
type bank struct {
	markup.Buffer
	html  *exchange.Writer
	title string
}

// text writes an element with plain text, which Moodle has in an element of its own.
func (b *bank) text(name, text string) {
	b.Start(name)
	b.Start("text")
	b.Text(text)
	b.End()
	b.EndLine()
}

// written writes an element with HTML, and the pictures of it, that write returns.
func (b *bank) written(write func() string, name string, attrs ...string) {
	b.html.Pictures = nil
	text := write()
	b.Start(name, append(attrs, "format", "html")...)
	b.Start("text")
	b.Text(text)
	b.End()
	for _, p := range b.html.Pictures {
		b.Raw("\n")
		b.Start("file", "name", p.Name, "path", "/", "encoding", "base64")
		b.Text(base64.StdEncoding.EncodeToString(p.Data))
		b.End()
	}
	b.EndLine()
}

func (b *bank) category(p exchange.Part) {
	b.Open("question", "type", "category")
	b.text("category", "$course$/top/"+strings.Join(exchange.Categories(b.title, p.Path), "/"))
	if len(p.Intro) > 0 {
		b.written(func() string { return b.html.Blocks(p.Intro) }, "info")
	}
	b.EndLine()
}

// question writes a question.
func (b *bank) question(it exchange.Item) {
	form, gain, loss := b.html.Graded(it)
	switch form {
	case exchange.OneOf, exchange.SomeOf:
		b.begin("multichoice", it, false)
		b.choices(it, form, gain, loss)
	case exchange.Statement:
		b.begin("truefalse", it, false)
		holds, _ := it.Holds()
		b.truth("true", holds)
		b.truth("false", !holds)
	default:
		b.begin("essay", it, true)
		b.Line("responseformat", "editor")
		b.Line("responserequired", "1")
		b.Line("responsefieldlines", "15")
		b.Line("attachments", "0")
		b.Line("attachmentsrequired", "0")
		b.written(func() string { return b.html.Blocks(it.Answer) }, "graderinfo")
		b.written(func() string { return "" }, "responsetemplate")
	}
	b.end(it)
}

// begin writes what all types of questions have. The explanation of an essay is its answer, which only graders see.
func (b *bank) begin(kind string, it exchange.Item, essay bool) {
	b.Open("question", "type", kind)
	b.text("name", it.Name)
	b.written(func() string {
		text := b.html.Question(it)
		if essay && len(it.Options) > 0 {
			text += b.html.List(it)
		}
		return text
	}, "questiontext")
	explanation := it.Answer
	if essay {
		explanation = nil
	}
	b.written(func() string { return b.html.Blocks(explanation) }, "generalfeedback")
	b.Line("defaultgrade", "1")
	b.Line("penalty", "0")
	b.Line("hidden", "0")
	b.Line("idnumber", it.Key)
}

// end writes the tags of a question and ends it.
func (b *bank) end(it exchange.Item) {
	if tags := it.Labels(); len(tags) > 0 {
		b.Open("tags")
		for _, t := range tags {
			b.text("tag", t)
		}
		b.EndLine()
	}
	b.EndLine()
}

// choices writes the options of a question. They keep their order where an explanation or an author's label may name
// one by its place.
func (b *bank) choices(it exchange.Item, form exchange.Form, gain []string, loss string) {
	one := "true"
	if form == exchange.SomeOf {
		one = "false"
	}
	b.Line("single", one)
	b.Line("shuffleanswers", "false")
	b.Line("answernumbering", it.Numbering())
	right := 0
	for _, o := range it.Options {
		fraction := "0"
		switch {
		case o.Right && form == exchange.SomeOf:
			fraction = gain[right]
			right++
		case o.Right:
			fraction = "100"
		case form == exchange.SomeOf:
			fraction = "-" + loss
		}
		b.written(func() string { return b.html.Option(o) }, "answer", "fraction", fraction)
	}
}

// truth writes one of the two answers to a statement.
func (b *bank) truth(says string, right bool) {
	fraction := "0"
	if right {
		fraction = "100"
	}
	b.Start("answer", "fraction", fraction, "format", "moodle_auto_format")
	b.Start("text")
	b.Text(says)
	b.End()
	b.EndLine()
}

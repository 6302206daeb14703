// Package gift writes the questions of a guide in GIFT, the text format of Moodle (docs.moodle.org, "GIFT format").
//
// A guide goes in, a text in UTF-8 comes out that Moodle imports, people can read, and package source/gift reads back.
// Sections are categories; what stands before their questions is a description. A question is on one line, so that no
// line of a listing can be taken for a comment:
//
//	// [id:enjzktxd] [tag:capitals]
//	::Which river flows through Vienna?::[html]<p>Which river …</p>{
//		~The Rhine
//		=The Danube
//		####<p>It is long.</p>
//	}
//
// A text without markup is [plain], all others are [html]: only there do listings, tables and formulas come through.
// Where several options are right, each has its part of the points, and wrong ones take away. A question without
// options is an essay, whose model answer is the general feedback; so is one whose options none marks as right, since
// Moodle refuses it as a choice: its options are in its text then. Pictures are within the text, as data.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package gift

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/exchange"
	"example.org/studyguide/source/ast"
)

// Renderer writes guides in GIFT. The zero Renderer is ready to use.
type Renderer struct{}

var _ render.Renderer = Renderer{}

// Name returns "gift".
func (Renderer) Name() string { return "gift" }

// Ext returns ".gift".
func (Renderer) Ext() string { return ".gift" }

// Render writes job.Guide to w. The error is that of w or ctx.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	q := &quiz{title: job.Guide.Meta.Title, html: exchange.NewWriter(job, "the GIFT file", inText)}
	for _, p := range exchange.Parts(job.Guide) {
		q.part(p)
	}
	q.html.Losses.Report("gift", job.Sink)
	_, err := io.WriteString(w, q.b.String())
	return err
}

// inText returns a picture as an address that holds it.
func inText(p exchange.Picture) string {
	return "data:" + p.Type + ";base64," + base64.StdEncoding.EncodeToString(p.Data)
}

// A quiz is a file in the making.
type quiz struct {
	b     strings.Builder
	html  *exchange.Writer
	title string
}

func (q *quiz) part(p exchange.Part) {
	if q.b.Len() > 0 {
		q.b.WriteString("\n")
	}
	q.b.WriteString("$CATEGORY: $course$/" + escaped(strings.Join(exchange.Categories(q.title, p.Path), "/")) + "\n")
	if len(p.Intro) > 0 {
		q.b.WriteString("\n[html]" + escaped(q.html.Blocks(p.Intro)) + "\n")
	}
	for _, it := range p.Items {
		q.b.WriteString("\n")
		q.item(it)
	}
}

// item writes a question.
func (q *quiz) item(it exchange.Item) {
	q.b.WriteString("// [id:" + it.Key + "]")
	for _, tag := range it.Labels() {
		q.b.WriteString(" [tag:" + strings.ReplaceAll(tag, "]", `\]`) + "]")
	}
	q.b.WriteString("\n::" + escaped(it.Name) + "::")
	form, gain, loss := q.html.Graded(it)
	t := q.texts(it)
	text := t.question
	if form == exchange.Essay && len(it.Options) > 0 {
		text, t.format = q.html.Question(it)+q.html.List(it), "html"
		t.answer = q.html.Blocks(it.Answer)
	}
	q.b.WriteString("[" + t.format + "]" + escaped(text) + "{")
	var lines []string
	switch form {
	case exchange.Statement:
		holds, _ := it.Holds()
		lines = []string{strings.ToUpper(fmt.Sprint(holds))}
	case exchange.OneOf, exchange.SomeOf:
		lines = options(it, t.options, form, gain, loss)
	}
	if t.answer != "" {
		lines = append(lines, "####"+escaped(t.answer))
	}
	if len(lines) > 0 {
		q.b.WriteString("\n\t" + strings.Join(lines, "\n\t") + "\n")
	}
	q.b.WriteString("}\n")
}

// options returns the lines of options.
func options(it exchange.Item, texts []string, form exchange.Form, gain []string, loss string) []string {
	var out []string
	right := 0
	wrong := slices.ContainsFunc(it.Options, func(o *ast.Option) bool { return !o.Right })
	for i, o := range it.Options {
		sign := "~"
		switch {
		case o.Right && form == exchange.SomeOf:
			sign = "~%" + gain[right] + "%"
			right++
		case o.Right && wrong:
			sign = "="
		case o.Right: // with = alone this would be an answer that is to be written
			sign = "~%100%"
		case form == exchange.SomeOf:
			sign = "~%-" + loss + "%"
		}
		text := escaped(texts[i])
		if strings.HasPrefix(text, "%") && !strings.HasSuffix(sign, "%") { // else it would be read as points
			sign = map[bool]string{true: "=%100%", false: "~%0%"}[o.Right]
		}
		out = append(out, sign+text)
	}
	return out
}

// A wording is the texts of a question in one format.
type wording struct {
	format           string
	question, answer string
	options          []string
}

// texts returns the texts of a question: plain if all of them are, else HTML.
func (q *quiz) texts(it exchange.Item) wording {
	if w, ok := plain(it); ok {
		return w
	}
	w := wording{format: "html", question: q.html.Question(it)}
	for _, o := range it.Options {
		text := q.html.Option(o)
		if strings.HasPrefix(text, "[") { // else it would be read as a format
			text = "&#91;" + text[1:]
		}
		w.options = append(w.options, text)
	}
	w.answer = q.html.Blocks(it.Answer)
	return w
}

// plain returns the texts of a question if each is one line without markup that nobody takes for anything else.
func plain(it exchange.Item) (wording, bool) {
	ok := len(it.Prompt) == 0 && len(it.Title) > 0
	line := func(in []ast.Inline) string {
		var b strings.Builder
		for _, n := range in {
			t, isText := n.(*ast.Text)
			if !isText {
				ok = false
				return ""
			}
			b.WriteString(t.Value)
		}
		s := strings.TrimSpace(b.String())
		ok = ok && s != "" && s == strings.Join(strings.Fields(s), " ") && !strings.ContainsAny(s, "[<&$`\\")
		return s
	}
	sole := func(blocks []ast.Block) string {
		p, one := ast.SoleParagraph(blocks)
		if !one {
			ok = false
			return ""
		}
		return line(p.Inlines)
	}
	w := wording{format: "plain", question: line(it.Title)}
	for _, o := range it.Options {
		w.options = append(w.options, sole(o.Blocks))
	}
	if len(it.Answer) > 0 {
		w.answer = sole(it.Answer)
	}
	return w, ok
}

// escaped returns a text on one line, with a backslash before each sign that would have a meaning.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`, "\n", `\n`).
		Replace(s)
}

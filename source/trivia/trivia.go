// Package trivia reads banks of trivia as OpenTriviaQA writes them: text in UTF-8 goes in, a document of package bank
// comes out.
//
// A question is a line "#Q question", which may go on on further lines, a line "^ answer", and a line for each option,
// a capital letter and a text: "A first". The answer is the text of the right option. What follows the options after a
// blank line explains them, and what stands before the first question introduces all. Front matter may precede it.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package trivia

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// Format is the name of the format.
const Format = "trivia"

// Signs of the lines of a bank.
const (
	asks    = "#Q "
	answers = "^ "
)

// fewest is the number of questions that tell a bank from a text that speaks of such signs.
const fewest = 3

// Looks reports whether a text is a bank of trivia: it has several questions, each has an answer, and most of the text
// is theirs.
func Looks(body string) bool {
	if !strings.Contains(body, asks) {
		return false
	}
	questions, answered, open := 0, 0, false
	blocks, others, blank := 0, 0, true // others: blocks of lines that are none of a question
	for line := range strings.Lines(body) {
		before := blank
		if blank = strings.TrimSpace(line) == ""; before && !blank {
			if blocks++; !isPart(line) {
				others++
			}
		}
		switch line = strings.TrimRight(line, " \t\n"); {
		case strings.HasPrefix(line, asks):
			questions, open = questions+1, true
		case strings.HasPrefix(line, answers) && open:
			answered, open = answered+1, false
		}
	}
	return questions >= fewest && answered == questions && others*2 <= blocks
}

// isPart reports whether a line is a question, its answer or an option.
func isPart(line string) bool {
	return strings.HasPrefix(line, asks) || strings.HasPrefix(line, answers) ||
		len(line) > 1 && 'A' <= line[0] && line[0] <= 'Z' && line[1] == ' '
}

// Read reads the file src, which is UTF-8 with LF line ends.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	meta, at := config.FrontMatter(name, src, sink)
	lines := diag.NewLines(name, src)
	r := &reader{Lines: lines, sink: sink, builder: bank.New(Format, lines.Span(0, len(src)))}
	at = min(max(at, 0), len(src))
	for line := range strings.Lines(string(src[at:])) {
		r.line(strings.TrimRight(line, " \t\n"), at)
		at += len(line)
	}
	r.end()
	doc := r.builder.Document()
	doc.Meta, doc.Blocks = meta, r.blocks(r.intro)
	return doc
}

// A reader is the state of reading a file.
type reader struct {
	*diag.Lines
	sink     diag.Sink
	builder  *bank.Builder
	intro    bank.Text
	question bank.Text
	answer   bank.Text
	options  []*option
	more     bank.Text  // below the options
	open     *bank.Text // goes on on the next line; nil before the first
	blank    bool       // the line before was blank
	answered bool
}

// An option is one of the answers that a question offers.
type option struct {
	label string
	text  bank.Text
}

// line reads a line, which stands at the offset at.
func (r *reader) line(line string, at int) {
	blank := r.blank
	r.blank = line == ""
	switch {
	case strings.HasPrefix(line, asks):
		r.end()
		r.open = &r.question
		r.open.Add(line[len(asks):], at+len(asks))
	case strings.HasPrefix(line, answers) && !r.answered && r.open == &r.question:
		r.answered, r.open = true, &r.answer
		r.open.Add(line[len(answers):], at+len(answers))
	case r.answered && isOption(line) && r.open != &r.more:
		o := &option{label: line[:1]}
		r.options, r.open = append(r.options, o), &o.text
		r.open.Add(line[2:], at+2)
	default:
		if r.open == nil {
			r.open = &r.intro
		}
		if blank && r.answered && line != "" {
			r.open = &r.more
		}
		if !r.open.IsBlank() {
			r.open.Decode("\n", max(at-1, 0))
		}
		r.open.Add(line, at)
	}
}

// end ends a question.
func (r *reader) end() {
	if r.question.IsBlank() {
		return
	}
	e := bank.Entry{At: r.question.Trim().Span(r.Lines), Question: r.blocks(r.question)}
	said, right := folded(r.answer), false
	for _, o := range r.options {
		made := &ast.Option{
			Loc: ast.At(o.text.Span(r.Lines)), Label: o.label, Blocks: r.blocks(o.text), Right: folded(o.text) == said,
		}
		right = right || made.Right
		e.Options = append(e.Options, made)
	}
	if !right {
		e.Answer = r.blocks(r.answer)
	}
	if !right && len(r.options) > 0 {
		r.sink.Report(diag.New(diag.OptionUnmatched, r.answer.Trim().Span(r.Lines),
			"the answer is none of the %d options", len(r.options)).
			WithHint("write it as the option is written, or add the option that is missing"))
	}
	e.Answer = append(e.Answer, r.blocks(r.more)...)
	r.builder.Add(e)
	*r = reader{Lines: r.Lines, sink: r.sink, builder: r.builder, intro: r.intro}
}

// folded returns a text as it is compared with others.
func folded(t bank.Text) string {
	return strings.ToLower(strings.Join(strings.Fields(t.String()), " "))
}

// blocks returns the blocks of a plain text.
func (r *reader) blocks(t bank.Text) []ast.Block {
	if t.IsBlank() {
		return nil
	}
	return t.Trim().Value(r.Lines).Blocks(bank.Coded, r.sink)
}

// Package aiken reads questions in the Aiken format of Moodle (docs.moodle.org, "Aiken format"): text in UTF-8 goes in,
// a document of package bank comes out.
//
// A question is its text, a line for each option ("A. rain" or "A) rain"), and a line that names the right one
// ("ANSWER: B"). Anything else breaks the rules of the format.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package aiken

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// Format is the name of the format.
const Format = "aiken"

var (
	optionLine = pattern.New(`^\s*([A-Z])[.)]\s+(\S.*)$`)
	answerLine = pattern.New(`^\s*(?i)ANSWER\s*:\s*((?:[A-Z](?:\s*[,;&]?\s*[A-Z])*)?)\s*[.)]?\s*$`)
)

// Looks reports whether all of a text is in the Aiken format.
func Looks(body string) bool {
	if !strings.Contains(body, "ANSWER:") {
		return false
	}
	r := &reader{Lines: diag.NewLines("", []byte(body)), sink: &diag.List{}, dry: true}
	return r.lines() && r.questions > 0
}

// Read reads the file src, which is UTF-8 with LF line ends. It returns nil for a file that breaks the rules of the
// format, which is reported to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	lines := diag.NewLines(name, src)
	r := &reader{Lines: lines, sink: sink, quiz: bank.NewQuiz(Format, lines.Span(0, len(src)))}
	if !r.lines() {
		return nil
	}
	return r.quiz.Document(sink)
}

// A reader is the state of reading a file.
type reader struct {
	*diag.Lines
	sink      diag.Sink
	quiz      *bank.Quiz
	question  bank.Text
	start     int // offset of the question
	choices   []bank.Choice
	dry       bool // look only whether the lines follow the rules
	questions int
}

// lines reads all lines. It returns false for a file that breaks the rules, which is reported.
func (r *reader) lines() bool {
	at := 0
	for line := range strings.Lines(string(r.Src)) {
		if !r.line(strings.TrimRight(line, " \t\n"), at) {
			return false
		}
		at += len(line)
	}
	if len(r.choices) > 0 || !r.question.IsBlank() {
		r.malformed(r.Span(r.start, r.start), "this question has no answer: expected a line such as ANSWER: A after it")
		return false
	}
	return true
}

func (r *reader) malformed(at diag.Span, format string, args ...any) {
	r.sink.Report(diag.New(diag.InputMalformed, at, format, args...))
}

// line reads a line, which stands at the offset at. It returns false for one that breaks the rules, which is reported.
func (r *reader) line(line string, at int) bool {
	span := r.Span(at+len(line)-len(strings.TrimLeft(line, " \t")), at+len(line))
	asked := !r.question.IsBlank()
	if m := optionLine.FindStringSubmatchIndex(line); m != nil && asked &&
		line[m[2]] == byte('A'+len(r.choices)) {
		var t bank.Text
		t.Add(line[m[4]:], at+m[4])
		r.choices = append(r.choices, bank.Choice{At: span, Blocks: r.blocks(t)})
		return true
	}
	m := answerLine.FindStringSubmatch(line)
	switch {
	case strings.TrimSpace(line) == "":
		return true
	case m != nil && len(r.choices) < 2:
		r.malformed(span, "the answer is given before two options: expected lines such as A. and B. above it")
		return false
	case m != nil:
		r.answer(m[1], span)
		return true
	case len(r.choices) == 1:
		r.malformed(span, "this follows the first option: expected another, such as B.")
		return false
	case len(r.choices) > 1:
		r.malformed(span, "this follows the options: expected another, or a line such as ANSWER: A")
		return false
	}
	if !asked {
		r.start = at
	} else {
		r.question.Decode("\n", at)
	}
	r.question.Add(line, at)
	return true
}

// answer ends a question. names are the letters of its right options.
func (r *reader) answer(names string, at diag.Span) {
	r.questions++
	if r.dry {
		r.question, r.choices = bank.Text{}, nil
		return
	}
	if names == "" {
		r.sink.Report(diag.New(diag.OptionUnmatched, at, "the answer names no option").
			WithHint("write the letter of the right option behind ANSWER:"))
	}
	for _, c := range names {
		switch i := int(c | 0x20 - 'a'); {
		case c < 'A':
		case i >= len(r.choices):
			r.sink.Report(diag.New(diag.OptionUnmatched, at, "the answer is %c, the options end at %c", c,
				rune('A'+len(r.choices)-1)).WithHint("name one of the options, or add the one that is missing"))
		default:
			r.choices[i].Share = 100
		}
	}
	end := r.question.Offset(len(r.question.String()))
	r.quiz.Add(bank.Item{
		Entry:   bank.Entry{At: r.Span(r.start, end), Question: r.blocks(r.question)},
		Choices: r.choices,
	})
	r.question, r.choices = bank.Text{}, nil
}

// blocks returns the blocks of a text, in which there may be tags of HTML.
func (r *reader) blocks(t bank.Text) []ast.Block {
	if r.dry {
		return nil
	}
	return t.Trim().Auto().Value(r.Lines).Blocks(bank.HTML, r.sink)
}

// Package gift reads questions in GIFT, the text format of Moodle (docs.moodle.org, "GIFT format"): text in UTF-8 goes
// in, a document of package bank comes out.
//
// A question is a text with its answers in braces: options ("=" right, "~" wrong, "%50%" a part of the points), true or
// false, short answers, numbers, pairs. Comments, categories, names, feedback and the formats of texts are read as
// Moodle does. Where files of other programs and people differ from it and mean something, they are read all the same:
// questions without an empty line between them, empty lines within braces, several gaps in a sentence.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package gift

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// Format is the name of the format.
const Format = "gift"

// evidence matches the start of answers in braces: an option, a number, true or false.
var evidence = pattern.New(`\{\s*(?:[=~]|#\s*[-=.\d]|(?i:t|true|f|false)\s*[#}]|%)`)

// named matches a question with a name.
var named = pattern.New(`^\s*::[^:\n]+::`)

// Looks reports whether a text is in GIFT: at least two questions have answers in braces, or one that has a name, and
// braces seldom stand for something else.
func Looks(body string) bool {
	if !strings.Contains(body, "{") {
		return false
	}
	answers := evidence.Count(pattern.Of(body), -1)
	names, braces, empty := 0, 0, 0
	for line := range strings.Lines(body) {
		if named.MatchString(line) {
			names++
		}
		braces += strings.Count(line, "{") - strings.Count(line, `\{`)
		empty += strings.Count(line, "{}")
	}
	most := func(n int) bool { return 2*n >= braces }
	return answers >= 2 && most(answers) || answers+empty > 0 && names > 0 && most(answers+empty)
}

// Read reads the file src, which is UTF-8 with LF line ends. It returns nil for a file with a question that breaks the
// rules of GIFT, which is reported to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	lines := diag.NewLines(name, src)
	r := &reader{Lines: lines, sink: sink, quiz: bank.NewQuiz(Format, lines.Span(0, len(src)))}
	for _, p := range divide(string(src)) {
		if p.open >= 0 {
			r.malformed(p.open, p.open+1, neverClosed)
			return nil
		}
		if !r.part(p) {
			return nil
		}
	}
	return r.quiz.Document(sink)
}

// neverClosed is said of an opening brace without its closing one.
const neverClosed = "the answers that begin here are never closed; expected } after them"

// A reader is the state of reading a file.
type reader struct {
	*diag.Lines
	sink    diag.Sink
	quiz    *bank.Quiz
	section []string
	tags    []string // of the question that follows, from comments
	key     string   // of the question that follows, from a comment
	keyAt   diag.Span
}

func (r *reader) malformed(start, end int, format string, args ...any) {
	r.sink.Report(diag.New(diag.InputMalformed, r.Span(start, end), format, args...))
}

var (
	category = pattern.New(`^\$CATEGORY\s*:\s*`)
	keyed    = pattern.New(`\[id:\s*((?:[^\]\\]|\\.)+?)\s*\]`)
	tagged   = pattern.New(`\[tag:((?:[^\]\\]|\\.)+)\]`)
)

// part reads a comment, a category or a question.
func (r *reader) part(p part) bool {
	switch p.kind {
	case comment:
		if m := keyed.FindStringSubmatchIndex(p.text); m != nil {
			r.key = strings.ReplaceAll(p.text[m[2]:m[3]], `\]`, "]")
			r.keyAt = r.Span(p.start+m[0], p.start+m[1])
		}
		for rest := p.text; ; {
			m := tagged.FindStringSubmatchIndex(rest)
			if m == nil {
				break
			}
			tag := strings.TrimSpace(strings.ReplaceAll(rest[m[2]:m[3]], `\]`, "]"))
			if !slices.Contains(r.tags, tag) {
				r.tags = append(r.tags, tag)
			}
			rest = rest[m[1]:]
		}
		return true
	case categoryLine:
		path := p.text[len(category.FindString(p.text)):]
		r.section = bank.SectionPath(Categories(unescaped(path)))
		r.quiz.Category(r.section, r.Span(p.start, p.start+len(p.text)))
		return true
	}
	defer func() { r.tags, r.key = nil, "" }()
	return r.question(p)
}

// Categories returns the parts of a path of categories as Moodle writes it: "$course$/top/Rivers/In Europe". A slash in
// a name is written twice. What Moodle itself puts in front is not returned.
func Categories(path string) []string {
	const slash = "\x00"
	parts := strings.Split(strings.ReplaceAll(path, "//", slash), "/")
	var out []string
	for i, p := range parts {
		p = strings.TrimSpace(strings.ReplaceAll(p, slash, "/"))
		context := i == 0 && strings.HasPrefix(p, "$") && strings.HasSuffix(p, "$")
		if p == "" || context || p == "top" && len(out) == 0 {
			continue
		}
		out = append(out, p)
	}
	return out
}

// A partKind says what a part of a file is.
type partKind int

const (
	question partKind = iota
	comment
	categoryLine
)

// A part is a part of a file: a question with its answers, or a line that says something else.
type part struct {
	kind  partKind
	text  string
	start int // offset in the file
	open  int // offset of an opening brace that is never closed; -1: none
	skip  []skipped
}

// A skipped is the place of a comment within a question.
type skipped struct{ start, end int }

// divide returns the parts of a file. A question ends at an empty line outside braces, or where the next one visibly
// begins. Where that is behind an empty line within braces, these are never closed, and it is the last part.
func divide(src string) []part {
	var out []part
	var q part
	var braces []int
	closed, begun := false, false // the question has answers, or text
	ended := false                // the line before ended with answers
	empty := false                // it was empty
	end := func(at int) {
		if begun {
			q.text, q.open = src[q.start:at], -1
			out = append(out, q)
		}
		q, begun, closed = part{}, false, false
	}
	for at := 0; at < len(src); {
		size := strings.IndexByte(src[at:], '\n') + 1
		if size == 0 {
			size = len(src) - at
		}
		line := src[at : at+size]
		trimmed := strings.TrimSpace(line)
		indent := at + len(line) - len(strings.TrimLeft(line, " \t"))
		if len(braces) > 0 && empty && (named.MatchString(line) || category.MatchString(trimmed)) {
			break
		}
		empty = trimmed == ""
		switch {
		case strings.HasPrefix(trimmed, "//"):
			switch {
			case len(braces) > 0 || begun && !closed:
				q.skip = append(q.skip, skipped{at, at + size})
			default:
				end(at)
			}
			out = append(out, part{kind: comment, text: trimmed, start: indent, open: -1})
		case len(braces) == 0 && trimmed == "":
			end(at)
		case len(braces) == 0 && category.MatchString(trimmed):
			end(at)
			out = append(out, part{kind: categoryLine, text: trimmed, start: indent, open: -1})
		default:
			another := ended && index(line, "{") >= 0
			if len(braces) == 0 && closed && (another || named.MatchString(line)) {
				end(at)
			}
			ended = strings.HasSuffix(trimmed, "}")
			if !begun {
				q, begun = part{start: indent}, true
			}
			for i := 0; i < len(line); i++ {
				switch line[i] {
				case '\\':
					i++
				case '{':
					if len(braces) == 0 {
						braces = append(braces, at+i)
					}
				case '}':
					if len(braces) > 0 {
						braces, closed = nil, true
					}
				}
			}
		}
		at += size
	}
	if len(braces) > 0 {
		q.text, q.open = src[q.start:], braces[0]
		return append(out, q)
	}
	end(len(src))
	return out
}

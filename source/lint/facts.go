package lint

import (
	"fmt"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// labelled matches a line that begins with a label: up to three words, a colon, and a value.
var labelled = pattern.New(`^[\s(\[]*(\p{L}[\p{L}\p{M}]{3,20}(?: [\p{L}\p{M}]{1,20}){0,2})\s*[:：]\s*(\S.*)$`)

// A slip is a label that is probably a misspelled one of a fact, and the lines that have it.
type slip struct {
	label, meant string
	at           diag.Span
	lines        int
}

// checkFacts reports lines that would state a question's difficulty or tags if their label were spelled as it should
// be. They are taken for such if the value is a grade, or if other questions of the guide state the same fact. Each
// spelling is reported once.
func checkFacts(qs []*ast.Question, sink diag.Sink) {
	graded, tagged := false, false
	for _, q := range qs {
		graded, tagged = graded || q.Difficulty != "", tagged || len(q.Tags) > 0
	}
	var slips []*slip
	known := map[string]*slip{}
	for _, q := range qs {
		for _, p := range factLines(q) {
			m := labelled.FindStringSubmatch(ast.PlainText(p.Inlines))
			if m == nil {
				continue
			}
			label, value, meant := m[1], m[2], ""
			if q.Difficulty == "" && (graded && shortValue(value) || isGrade(value)) {
				meant = misspelled(vocabulary.Difficulty, label)
			}
			if meant == "" && len(q.Tags) == 0 && tagged && shortValue(value) {
				meant = misspelled(vocabulary.Tags, label)
			}
			if meant == "" {
				continue
			}
			s := known[label]
			if s == nil {
				s = &slip{label: label, meant: meant, at: firstLine(p.At)}
				known[label], slips = s, append(slips, s)
			}
			s.lines++
		}
	}
	for _, s := range slips {
		read := "this line is read"
		if s.lines > 1 {
			read = fmt.Sprintf("%d lines are read", s.lines)
		}
		sink.Report(diag.New(diag.FactLabel, s.at, "%q is no label of a fact, so %s as text", s.label, read).
			WithHint("did you mean %q?", s.meant))
	}
}

// factLines returns the paragraphs of a question in which facts may stand: those right under its title and the last.
func factLines(q *ast.Question) []*ast.Paragraph {
	var out []*ast.Paragraph
	add := func(b ast.Block) {
		const longest = 400 // bytes, as in recognition
		if p, ok := b.(*ast.Paragraph); ok && p.At.End.Line-p.At.Start.Line < 3 &&
			len(ast.PlainText(p.Inlines)) <= longest {
			out = append(out, p)
		}
	}
	if len(q.Prompt) > 0 {
		add(q.Prompt[0])
	} else if len(q.Answer) > 0 {
		add(q.Answer[0])
	}
	if n := len(q.Answer); n > 1 {
		add(q.Answer[n-1])
	}
	return out
}

// misspelled returns the word for a concept that a label is nearly; "" if it is none, or one as it stands.
func misspelled(c vocabulary.Concept, label string) string {
	for _, known := range []vocabulary.Concept{vocabulary.Difficulty, vocabulary.Level, vocabulary.Tags,
		vocabulary.Topics} {
		if vocabulary.Is(known, label) {
			return ""
		}
	}
	meant, _ := diag.Nearest(label, vocabulary.All(c))
	return meant
}

// isGrade reports whether a value begins with a grade of difficulty: "hard", "Medium · Tags: …".
func isGrade(value string) bool {
	ws := words(value)
	return len(ws) > 0 && vocabulary.Has(vocabulary.DifficultyValue, ws[0]) && shortValue(value)
}

// shortValue reports whether a value is one of facts: entries of a few words, and no sentence.
func shortValue(value string) bool {
	const longest = 4 // words of a tag, as in recognition
	if ast.EndsSentence(value) {
		return false
	}
	for _, entry := range strings.FieldsFunc(value, func(r rune) bool {
		return r != ' ' && r != '#' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}) {
		if len(strings.Fields(entry)) > longest {
			return false
		}
	}
	return true
}

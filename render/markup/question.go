package markup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// QuestionHeading writes a question's number and title as a heading, one that is too long for a title as text.
func (w *Writer) QuestionHeading(number string, title []ast.Inline, level int, id string) {
	class := ""
	if stem, ok := ast.Stem(title); ok {
		class, title = "stem", stem
	}
	w.Heading(level, id, class, title)
	if number != "" {
		w.Start("span", "class", "num")
		w.Text(number + ".")
		w.End()
	}
	switch {
	case ast.PlainText(title) != "":
		if number != "" {
			w.Text(" ")
		}
		w.Inlines(title)
	case number == "":
		w.Text(w.Language.Text(words.Question))
	}
	w.EndLine()
}

// Facts writes a question's difficulty and tags, each in an element of its own.
func (w *Writer) Facts(q *ast.Question) {
	facts := q.Facts()
	if len(facts) == 0 {
		return
	}
	all := strings.Join(facts, " ")
	w.Start("p", "class", Capitals("facts", all), "dir", w.Direction([]ast.Inline{&ast.Text{Value: all}}))
	for i, fact := range facts {
		class := "tag"
		if i == 0 && q.Difficulty != "" {
			class = "difficulty"
		}
		if i > 0 {
			w.Text(" · ")
		}
		w.Start("span", "class", class)
		w.Text(fact)
		w.End()
	}
	w.EndLine()
}

// Capitals adds to class that for a line of facts, which is in small capitals unless there are letters that have none:
// those would only be small.
func Capitals(class, text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Lo, r) }) {
		return class
	}
	return class + " caps"
}

// Options writes the options of a question as an ordered list, which may stand in two columns if they are short.
// Nothing in it shows which are right.
func (w *Writer) Options(of []*ast.Option) { w.options(of, func(*ast.Option) string { return "" }) }

// MarkedOptions writes the same list, in which the options that are right have the class "right".
func (w *Writer) MarkedOptions(of []*ast.Option) {
	w.options(of, func(o *ast.Option) string {
		if o.Right {
			return "right"
		}
		return ""
	})
}

// options writes the list of options, each with the class that mark returns.
func (w *Writer) options(of []*ast.Option, mark func(*ast.Option) string) {
	if len(of) == 0 {
		return
	}
	labels := ast.Labels(of)
	kind, counted := numbering(labels)
	class := "options"
	if !counted {
		class += " labelled"
	}
	if len(of) >= 4 && !slices.ContainsFunc(of, long) {
		class += " short"
	}
	w.Start("ol", "class", class, "type", kind)
	w.Text("\n")
	for i, o := range of {
		w.Start("li", "class", mark(o))
		label := func() {
			if !counted {
				w.Start("span", "class", "box")
				w.Text(labels[i])
				w.End()
				w.Text(" ")
			}
		}
		p, alone := ast.SoleParagraph(o.Blocks)
		switch {
		case alone:
			label()
			w.Inlines(p.Inlines)
		case counted:
			w.Text("\n")
			w.Blocks(o.Blocks)
		default:
			w.Text("\n")
			w.led(label, o.Blocks, false)
		}
		w.EndLine()
	}
	w.EndLine()
}

// long reports whether an option may need more than a line of half a screen, of about twenty letters.
func long(o *ast.Option) bool {
	p, ok := ast.SoleParagraph(o.Blocks)
	return !ok || utf8.RuneCountInString(ast.TextOf(p.Inlines, ast.OwnText)) > 20
}

// numbering returns the type of an ordered list that counts as labels do: "A", "a", or "" for numbers. ok is false if
// none does.
func numbering(labels []string) (kind string, ok bool) {
	all := strings.Join(labels, "")
	for _, kind := range []string{"A", "a", "1"} {
		want := ""
		for i := range labels {
			want += string(rune(int(kind[0]) + i))
		}
		if all == want && (kind != "1" || len(labels) < 10) {
			return strings.TrimPrefix(kind, "1"), true
		}
	}
	return "", false
}

// Right writes which options are right.
func (w *Writer) Right(labels []string) {
	if len(labels) > 0 {
		w.Start("p", "class", "chosen")
		w.Start("strong")
		w.Text(w.Language.Right(labels))
		w.End()
		w.EndLine()
	}
}

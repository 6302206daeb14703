package lint

import (
	"slices"

	"studyguide/source/ast"
	"studyguide/source/diag"
	vocabulary "studyguide/source/words"
)

// checkSections reports questions that name the subject of another section and not that of their own. It speaks only
// where sections are named by a single word each ("Java", "PHP"), and where most questions of both name theirs:
// elsewhere titles prove nothing.
func checkSections(g *ast.Guide, sink diag.Sink) {
	subject := map[*ast.Section]string{}
	section := map[string]*ast.Section{}
	for _, s := range g.AllSections() {
		w := subjectOf(s)
		if w == "" || !mostlyNames(s, w) {
			continue
		}
		if section[w] != nil {
			return // two sections of one name divide by something else
		}
		subject[s], section[w] = w, s
	}
	if len(subject) < 2 {
		return
	}
	for _, s := range g.AllSections() {
		own := subject[s]
		if own == "" {
			continue
		}
		for _, q := range s.Questions {
			ws := content(q.PlainTitle())
			if slices.Contains(ws, own) {
				continue
			}
			for _, w := range ws {
				if other := section[w]; other != nil {
					sink.Report(
						diag.New(diag.WrongSection, titleSpan(q),
							"question %s stands under %q but speaks of %q",
							nameOf(q), s.PlainTitle(), other.PlainTitle()).
							WithRelated(other.At, "that section is here"),
					)
					break
				}
			}
		}
	}
}

// subjectOf gives the one word of a section's title that says what it is about; empty if there is no such word.
func subjectOf(s *ast.Section) string {
	var out string
	for _, w := range content(s.PlainTitle()) {
		if vocabulary.Has(vocabulary.SectionFiller, w) {
			continue
		}
		if out != "" {
			return ""
		}
		out = w
	}
	return out
}

// mostlyNames tells whether three of five questions of a section have w in their titles, and there are three such.
func mostlyNames(s *ast.Section, w string) bool {
	n := 0
	for _, q := range s.Questions {
		if slices.Contains(content(q.PlainTitle()), w) {
			n++
		}
	}
	return n >= 3 && n*5 >= 3*len(s.Questions)
}

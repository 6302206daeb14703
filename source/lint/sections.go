package lint

import (
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	vocabulary "example.org/studyguide/source/words"
)

// checkSections reports questions that name the subject of another section and not that of their own. It considers only
// sections named by a single word ("Java", "PHP") that most of their questions name too; elsewhere titles prove
// nothing.
func checkSections(g *ast.Guide, sink diag.Sink) {
	subject := map[*ast.Section]string{}
	section := map[string]*ast.Section{}
	for _, s := range g.AllSections() {
		w := subjectOf(s)
		if w == "" || !mostlyNames(s, w) {
			continue
		}
		if section[w] != nil {
			return // sections of the same name are divided by something else than subject
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

// subjectOf returns the only content word of a section's title, or "" if it has none or several.
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

// mostlyNames reports whether at least three questions of a section, and three in five, have w in their titles.
func mostlyNames(s *ast.Section, w string) bool {
	n := 0
	for _, q := range s.Questions {
		if slices.Contains(content(q.PlainTitle()), w) {
			n++
		}
	}
	return n >= 3 && n*5 >= 3*len(s.Questions)
}

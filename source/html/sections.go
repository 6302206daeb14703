package html

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// Pages name the sections of their questions in elements that are no headings, such as <div class="section-title">.
// What shows them is where they stand: right before the questions of a section, several times in one form.

// mostLabel is the most letters of a text that names a section.
const mostLabel = 60

// labelSections records the texts that name sections of questions.
func (q *questions) labelSections(body *node) {
	if !q.holdsQuestions(body) {
		return
	}
	byForm := map[string][]*node{}
	asking, below := map[string]int{}, map[string]int{}
	body.each(func(n *node) bool {
		if n.name == "" || hidesText(n.name) || q.units[n] != nil || q.parts[n] || n.role == Details || n.role == List {
			return false
		}
		for _, k := range n.kids {
			if k.phrase() || !q.namesSection(k) {
				continue
			}
			form := formOf(n) + ">" + formOf(k)
			byForm[form] = append(byForm[form], k)
			if isAsking(k.plain()) {
				asking[form]++
			}
			if b := k.before(); b != nil && b.role == Heading {
				below[form]++
			}
		}
		return true
	})
	for form, labels := range byForm {
		if len(labels) < 2 || asking[form]*2 >= len(labels) || below[form] == len(labels) {
			continue // sections that have headings need no other names
		}
		for _, k := range labels {
			q.labels[k] = true
		}
	}
}

// namesSection reports whether k is a short text that is no heading, right before something that holds questions.
func (q *questions) namesSection(k *node) bool {
	if k.name == "" || k.chars == 0 || k.chars > mostLabel || k.headings > 0 || k.links > 0 || k.fields > 0 ||
		q.holdsQuestions(k) || q.parts[k] || k.role == List || k.role == Table {
		return false
	}
	for b := k.next; b != nil; b = b.next {
		if b.chars > 0 {
			return b.name != "" && q.holdsQuestions(b)
		}
	}
	return false
}

// holdsQuestions reports whether n is a question, or holds one.
func (q *questions) holdsQuestions(n *node) bool { return q.holds[n] > 0 || n.folds > 0 }

// sectionLabel reads a text that names a section as its heading.
func sectionLabel(f *flow, n *node) {
	if in := markup.Flatten(f.inTitle(n)); len(in) > 0 {
		f.block(&ast.Heading{Loc: f.at(n), Level: paneLevel, Inlines: in})
	}
}

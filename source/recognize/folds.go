package recognize

import "example.org/studyguide/source/ast"

// folds holds which details blocks of a document are answers: those whose summary is a label ("Answer", "Show
// solution").
type folds struct {
	labels   map[string]bool // summaries that are labels, by key
	labelled int             // details with such a summary
}

// labelShare is the share of all summaries that one text needs to be a label rather than a question. Questions hardly
// ever have the same summary; labels nearly always do.
const labelShare = 0.6

// foldsOf decides which summaries are labels: words for an answer, and a text that most summaries share. Folded
// contents and lists of translations are left out of the count.
func foldsOf(units []unit) folds {
	count := map[string]int{}
	var all []*ast.Details
	take := func(b ast.Block) {
		if d, ok := b.(*ast.Details); ok && !isContents(d) && !isSwitcher(d) {
			all = append(all, d)
			count[key(flat(d.Summary))]++
		}
	}
	for _, u := range units {
		take(u.block)
		if l, ok := u.block.(*ast.List); ok { // a question in an item has its answer there too
			for _, it := range l.Items {
				for _, b := range it.Blocks {
					take(b)
				}
			}
		}
	}
	f := folds{labels: map[string]bool{}}
	for _, d := range all {
		text := flat(d.Summary)
		k := key(text)
		if isAnswerWord(text) || len(all) >= minQuestions && float64(count[k]) >= labelShare*float64(len(all)) {
			f.labels[k] = true
		}
		if f.labels[k] {
			f.labelled++
		}
	}
	return f
}

// isAnswer reports whether a details block folds an answer away under a label.
func (f folds) isAnswer(d *ast.Details) bool { return f.labels[key(flat(d.Summary))] }

package recognize

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"studyguide/source/pattern"
	vocabulary "studyguide/source/words"
)

// A document that is no guide: the manual of a program, a list of links, a log of changes, a tutorial. They have headings and numbers too,
// and each has a few titles that ask something ("How do I install it?"), so that no shape can be kept from reading them. What they
// lack is what makes a question plain: a mark with a word ("Q5."), labels at the answers, a header that says "Question", a title that
// speaks of questions over answers that are more than links, or else titles most of which ask.
//
// Better nothing than a book of contributors as questions: the document is refused, and the best candidate named with its evidence.

// askingShare is the least share of titles that must read like questions where nothing else tells that they are. In 54 real guides
// three titles of four do; on pages that are no guide one heading of ten.
const askingShare = 0.4

// coveredShare is the least share of a document's lines that must stand in its questions where only their wording tells that they are. A
// few at the end of a program's page are that page's; in guides nine lines of ten do.
const coveredShare = 0.35

// plausible tells whether the questions are questions.
func (f *finding) plausible() bool { return f.doubt() == "" }

// doubt says why the questions are none; empty if there is no doubt.
func (f *finding) doubt() string {
	switch {
	case f == nil || f.questions == 0:
		return "finds nothing"
	case f.questions < minQuestions:
		return fmt.Sprintf("fewer than %d questions", minQuestions)
	case f.worded*2 < f.questions && f.labelled*2 < f.questions && !speaks(f.mark):
		return "most titles are versions or dates"
	case f.named, f.labelled*2 >= f.questions:
		return ""
	case speaks(f.mark):
		return ""
	case float64(f.asking) >= askingShare*float64(f.questions):
		if !f.topical && float64(f.covered) < coveredShare*float64(f.lines) {
			return "only a small part of the document stands in them"
		}
		return ""
	case !f.topical:
		return "few titles ask, no mark or label says that they do, nor does the guide's title"
	case f.answered*2 < f.questions:
		return "few titles ask, and few have more than links below them"
	}
	return ""
}

// versionNumber is a version or a part of a date.
var versionNumber = pattern.New(`(?i)v?\d[\w.+-]*`)

// isVersion reports whether a title is a version, a date or both.
func isVersion(title string) bool {
	return !slices.ContainsFunc(words(versionNumber.ReplaceAllString(title, " ")), func(w string) bool {
		return strings.ContainsFunc(w, unicode.IsLetter) && !vocabulary.Has(vocabulary.VersionTitle, w)
	})
}

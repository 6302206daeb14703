package epub

import "example.org/studyguide/source/words"

// access is what is known about the book's accessibility. It claims nothing that the content does not show; that the
// book conforms to a standard is for a person to declare (ast.Claim).
type access struct {
	images bool // there are some, of which the cover is one
	alt    bool // all of them have alternative text
	moves  bool // one may be animated
	math   bool // there are formulas, each with its source as a description
	pages  bool // the pages of an edition on paper are marked and listed
}

func accessOf(im *images) access {
	return access{images: len(im.all) > 0, alt: !im.noAlt, moves: im.moves}
}

// A fact is a property of schema.org's accessibility vocabulary, which EPUB Accessibility 1.1, section 2, asks for.
type fact struct{ property, value string }

func (a access) facts(l *words.Language) []fact {
	fs := []fact{{"accessMode", "textual"}}
	if a.images {
		fs = append(fs, fact{"accessMode", "visual"})
	}
	if a.alt {
		fs = append(fs, fact{"accessModeSufficient", "textual"})
	} else {
		fs = append(fs, fact{"accessModeSufficient", "textual,visual"})
	}
	for _, f := range []string{
		"tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "ARIA",
	} {
		fs = append(fs, fact{"accessibilityFeature", f})
	}
	if a.images && a.alt {
		fs = append(fs, fact{"accessibilityFeature", "alternativeText"})
	}
	if a.math {
		fs = append(
			fs,
			fact{"accessibilityFeature", "MathML"},
			fact{"accessibilityFeature", "describedMath"},
			fact{"accessibilityFeature", "latex"},
		)
	}
	if a.pages {
		fs = append(
			fs,
			fact{"accessibilityFeature", "pageBreakMarkers"},
			fact{"accessibilityFeature", "pageNavigation"},
		)
	}
	hazard := "none"
	if a.moves {
		hazard = "unknown"
	}
	return append(fs, fact{"accessibilityHazard", hazard}, fact{"accessibilitySummary", a.summary(l)})
}

// summary states the same for people to read.
func (a access) summary(l *words.Language) string {
	said := []string{l.Text(words.Accessible)}
	if a.pages {
		said = append(said, l.Text(words.AccessiblePages))
	}
	switch {
	case !a.images:
	case a.alt:
		said = append(said, l.Text(words.AccessibleImages))
	default:
		said = append(said, l.Text(words.InaccessibleImages))
	}
	return l.Sentences(said)
}

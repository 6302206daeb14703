package epub

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
)

// The words that the book adds to the guide's own. They are English, whatever the guide's language.
const (
	wordAnswer       = "Answer"
	wordContents     = "Contents"
	wordContinued    = "continued"
	wordCover        = "Cover"
	wordIntroduction = "Introduction"
	wordLandmarks    = "Landmarks"
	wordNotes        = "Notes"
	wordPages        = "Pages"
	wordQuestion     = "Question"
	wordStart        = "Start of the guide"
	wordTable        = "Table"
	wordTitlePage    = "Title page"
	wordUntitled     = "Study guide"
)

// calloutLabel gives the heading of a callout without a title of its own.
func calloutLabel(kind string) string {
	switch kind {
	case "tip":
		return "Tip"
	case "important":
		return "Important"
	case "warning":
		return "Warning"
	case "caution":
		return "Caution"
	default:
		return "Note"
	}
}

// count gives a number with its noun: "1 question", "2 questions".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// shorten cuts s to at most n characters, the last of them an ellipsis, at a space if there is one near.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	cut := string(r)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)*3/4 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ") + "…"
}

// wellFormedTag is the part of BCP 47 that is in use: language, script, region and variants, without extensions.
var wellFormedTag = regexp.MustCompile(`^(?i)[a-z]{2,8}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$`)

// language gives the guide's language, "en" if it has none or one that no reader could follow.
func language(m ast.Meta) string {
	tag := strings.ReplaceAll(strings.TrimSpace(m.Language), "_", "-")
	if !wellFormedTag.MatchString(tag) {
		return "en"
	}
	return tag
}

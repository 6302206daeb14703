package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// asks reports whether a title reads like a question: it ends in a question mark of any script, or opens with a word
// that asks, or has one inside where the language puts it there.
func asks(title string) bool {
	t := ast.TrimClosers(title)
	if ast.EndsAsking(t) {
		return !signature.MatchString(title)
	}
	if leavesGap(title) || endsInPoints(title) {
		return true
	}
	if bare := ast.TrimClosers(withoutTag(strings.TrimSpace(title))); bare != t && ast.EndsAsking(bare) {
		return !signature.MatchString(title)
	}
	from := strings.IndexFunc(title, inWord)
	if from < 0 {
		return false
	}
	return vocabulary.MayBegin(vocabulary.Asking, title[from:]) && opensAsking(title) || asksInside(t)
}

// opensAsking reports whether a title opens with a word that asks. A word alone names a subject. Where scripts set no
// spaces, it is the beginning of a clause.
func opensAsking(title string) bool {
	w := firstWords(title, 2) // a phrase that asks has no more
	return vocabulary.Begins(vocabulary.Asking, strings.Join(w, " ")) && (len(w) > 1 || !isAskingWord(w[0])) &&
		!termDash.MatchString(title)
}

// withoutTag returns a title without a tag or the name of a course in brackets at its end, or a remark in round ones.
func withoutTag(title string) string {
	for _, b := range [...]struct{ end, begin string }{{"]", " ["}, {")", "("}, {"）", "（"}} {
		if !strings.HasSuffix(title, b.end) {
			continue
		}
		if at := strings.LastIndex(title, b.begin); at > 0 {
			return strings.TrimSpace(title[:at])
		}
	}
	return title
}

// termDash matches a word and the dash before what it means: "State — what a part remembers" asks nothing.
var termDash = pattern.New(`^[\s*_]*[\p{L}\d]+[\s*_]*\s[–—-]\s`)

// worth matches brackets at the end of a title that may say what the question is worth: "(5 points)", "[2 Punkte]",
// "(1/31 punti)".
var worth = pattern.New(`[(\[（【]\s*\d{1,3}(?:[.,/]\d+)?\s*(\pL[\pL\pM]*)\.?\s*[)\]）】][\s.:]*$`)

// endsInPoints reports whether a title says what it is worth, as the questions and tasks of exams do.
func endsInPoints(title string) bool {
	if !strings.ContainsAny(lastRune(strings.TrimRight(title, " \t\n\f\r.:")), ")]）】") {
		return false // as nearly every title; an expression costs more
	}
	m := worth.FindStringSubmatch(title)
	return m != nil && vocabulary.Is(vocabulary.Points, m[1])
}

// isAskingWord reports whether a word in lower case opens a question or a task.
func isAskingWord(word string) bool { return vocabulary.Has(vocabulary.Asking, word) }

// asksInside reports whether a title has a word that asks at any position.
func asksInside(title string) bool {
	title = vocabulary.Without(vocabulary.NotAsking, title)
	return vocabulary.In(vocabulary.AskingInside, title) || vocabulary.Ends(vocabulary.AskingEnd, title)
}

// signature matches a function signature with an optional parameter: find(name, options?).
var signature = pattern.New(`^[\w.$]+\([^()]*\?[^()]*\)$`)

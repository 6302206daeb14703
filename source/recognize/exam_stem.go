package recognize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Exams leave a gap in brackets in the stem, and copies for teachers have the answer in it: "The light of a pilot is
// ( B )". The answer is no part of the title that is shown.

var (
	// stemGap matches brackets that leave a gap; ASCII ones enclose more than one blank, as a call of a function does
	// not.
	stemGap = pattern.New(`（[\s\x{3000}\x{a0}]+）|\([\s\x{a0}]{2,}\)|（）\s*[。．.]?\s*$`)
	// stemBlank matches a word that is left out. A form has lines to be filled in too, but behind few words; contents
	// have dots, but before numbers.
	stemBlank = pattern.New(`_{3,}|(?:\.{5,}|…{2,}\.*)\s*\p{L}`)
	// stemTold matches dots at the end for what is left out, and brackets that tell it: "It is called … (luff)".
	stemTold = pattern.New(`\pL\s*(?:\.{3,}|…)\s*[*_]*[(（][^()（）]{1,60}[)）][*_]*[.\s]*$`)
	// stemBrackets matches brackets with a letter or a word that may be an answer.
	stemBrackets = pattern.New(`（\s*([^（）\s]{1,6})\s*）|\(\s*([^()\s]{1,6})\s*\)`)
	stemLetters  = pattern.New(`^(?:[A-H]{1,6}|[√×✓✔✗✘])$`)
)

// gapSigns are what the texts have of which one matches stemGap or stemBlank.
var gapSigns = []string{"（", "( ", "(\t", "(\n", "(\u00a0", "___", ".....", "……", "… (", "…(", ".. (", "..("}

// leavesGap reports whether a title is a statement with a word left out.
func leavesGap(title string) bool {
	const fewest = 10 // bytes of letters: a field of a form has less ("Name: ____")
	mayLeave := func(sign string) bool { return strings.Contains(title, sign) }
	if !slices.ContainsFunc(gapSigns, mayLeave) { // nearly every title; an expression costs more
		return false
	}
	return stemGap.MatchString(title) || stemTold.MatchString(title) ||
		stemBlank.MatchString(title) && len(key(title)) > fewest
}

// A stemAnswer is the answer in the brackets of a stem.
type stemAnswer struct {
	text     string
	from, to int // what the brackets enclose, in bytes of the flat title
}

// answerInStem returns the answer in the only brackets of a title that hold one.
func answerInStem(title string) (a stemAnswer, ok bool) {
	for at := 0; ; {
		m := stemBrackets.FindStringSubmatchIndex(title[at:])
		if m == nil {
			return a, ok
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += at
			}
		}
		at = m[1]
		for i := 2; i < len(m); i += 2 {
			if m[i] < 0 || !stemLetters.MatchString(title[m[i]:m[i+1]]) && !isJudgement(title[m[i]:m[i+1]]) {
				continue
			}
			if ok {
				return stemAnswer{}, false // two of them are names
			}
			_, open := utf8.DecodeRuneInString(title[m[0]:])
			a, ok = stemAnswer{title[m[i]:m[i+1]], m[0] + open, m[1] - len(lastRune(title[:m[1]]))}, true
		}
	}
}

// isJudgement reports whether a text says that a statement holds or not.
func isJudgement(text string) bool {
	return isJudgingSign(text) || vocabulary.Is(vocabulary.TrueWord, text) || vocabulary.Is(vocabulary.FalseWord, text)
}

// isJudgingSign reports whether a text is a sign for what holds or not.
func isJudgingSign(text string) bool {
	return !strings.ContainsFunc(text, isLetterOrDigit) && strings.ContainsAny(text, "√×✓✔✗✘")
}

// judgement reads a short sentence that says whether something is right: "This answer is wrong."
func judgement(text string) (right, ok bool) {
	const longest = 6 // words
	if n := countWords(text); n == 0 || n > longest {
		return false, false
	}
	wrong := vocabulary.In(vocabulary.FalseWord, text)
	right = vocabulary.In(vocabulary.TrueWord, text) || vocabulary.In(vocabulary.CorrectMark, text)
	return right, right != wrong
}

// withoutAnswer returns a title whose brackets leave a gap.
func (a stemAnswer) withoutAnswer(title []ast.Inline) []ast.Inline {
	head, rest := cut(title, a.from)
	inside, tail := cut(rest, a.to-a.from)
	blank := " "
	if strings.HasPrefix(flat(tail), "）") {
		blank = "\u3000"
	}
	return slices.Concat(head, []ast.Inline{&ast.Text{Loc: ast.At(inlineSpan(inside)), Value: blank}}, tail)
}

// stemAnswers returns the answers in the stems of a guide, if at least half of its questions have one; else those at
// the ends of stems that are signs ("（√）"), which nothing else has, if there are two.
func (b *builder) stemAnswers() map[*ast.Question]stemAnswer {
	out := map[*ast.Question]stemAnswer{}
	all := 0
	for _, s := range b.guide.AllSections() {
		for _, q := range s.Questions {
			all++
			if a, ok := answerInStem(flat(q.Title)); ok {
				out[q] = a
			}
		}
	}
	if len(out) >= minQuestions && len(out)*2 >= all {
		return out
	}
	for q, a := range out {
		behind := strings.Trim(flat(q.Title)[a.to:], ")）.。 ")
		if behind != "" || strings.ContainsFunc(a.text, isLetterOrDigit) {
			delete(out, q)
		}
	}
	if len(out) < minOptions {
		return nil
	}
	return out
}

// fill looks for the options that the answer in the stem of a question names, which stands in in.
func (o *offer) fill(a stemAnswer, in []ast.Inline) {
	if o.named {
		return
	}
	if o.c != nil && !isJudgement(a.text) {
		if n, ok := o.c.byLabel(a.text); ok {
			n.at = inlineSpan(in)
			o.said, o.named = n, true
			return
		}
	}
	o.judged = o.judged || isJudgement(a.text)
	o.stated = []ast.Block{paragraph([]ast.Inline{&ast.Text{Loc: ast.At(inlineSpan(in)), Value: a.text}})}
}

func isLetterOrDigit(r rune) bool {
	return isWordRune(r) && !strings.ContainsRune("√×✓✔✗✘", r)
}

package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// maxMarkIndent is the maximum indentation of a mark. Deeper lines belong to an item or a listing.
const maxMarkIndent = 3

var (
	wordNumber = pattern.New(`^[*_#\s]*(\p{L}{1,12}|№)` + number.Blanks + `\.?` + number.Blanks + `[-#№]?` +
		number.Blanks + `(` + number.Digits + `)\s*(?:[.):：、*]|-\s|–\s|$|[(\[]\s*\d[^()\[\]]{0,20}[)\]]$)`)
	dottedMark = pattern.New(`^[*_]*\p{Nd}{1,3}(?:\.\p{Nd}{1,3})+\s?[):：]\s*\S`)
	letterMark = pattern.New(`^[*_]*[A-Z]\d{1,3}\s?[).:]`)
	labelEnd   = pattern.New(`^\s*(?:` + number.Digits + `)?[\s\x{a0}\x{202f}]*(?:[(\[]\p{Nd}{1,3}[.,]?\p{Nd}?\s?\pL{0,12}\.?[)\]]\s?[:：]|\.?\s?:-|[.]?[:：]|\.-|-:|:\*)`)
	digitMark  = pattern.New(`^[*_]*\p{Nd}{1,4}\s?[.):]\s*[*_]*\s*\S`)
)

// beforeLabel has the characters that may stand before a label.
const beforeLabel = "*_# \t\n\f\r"

// readLabel returns the label at the start of t, such as "Answer:" or "Q5:", or "".
func readLabel(t string) string {
	start := len(t) - len(strings.TrimLeft(t, beforeLabel))
	for _, c := range []words.Concept{words.QuestionLabel, words.AnswerLabel, words.AnswerLetter, words.PartLabel} {
		for _, n := range words.Prefixes(c, t[start:]) {
			if m := labelEnd.FindString(t[start+n:]); m != "" {
				return t[:start+n+len(m)]
			}
		}
	}
	return ""
}

// isLabelWord reports whether a word labels numbered questions or answers.
func isLabelWord(w string) bool {
	return words.Has(words.QuestionLabel, w) || words.Has(words.TaskLabel, w) || words.Has(words.AnswerLabel, w) ||
		words.Has(words.AnswerLetter, w)
}

// numberedWord returns the word and the number at the start of l, as in "Step 3:", or the sign for a number.
func numberedWord(l line) (word string, n int, ok bool) {
	if l.indent > maxMarkIndent {
		return "", 0, false
	}
	t := clip(l.text)
	if !wordThenDigit(t) {
		return "", 0, false
	}
	m := wordNumber.FindStringSubmatch(t)
	if m == nil {
		return "", 0, false
	}
	count, ok := number.Parse(m[2])
	return strings.ToLower(m[1]), count.N, ok
}

// wordThenDigit reports whether t begins with a word, signs and a digit, as wordNumber requires. Nearly every line
// begins with a word, and trying the expression on all of them took 5.5 ms for a guide of 100 questions, a quarter of
// the time of all expressions.
func wordThenDigit(t string) bool {
	t = strings.TrimLeft(t, beforeLabel)
	n := strings.IndexFunc(t, func(r rune) bool { return !unicode.IsLetter(r) })
	if n <= 0 && !strings.HasPrefix(t, "№") {
		return false
	}
	return number.Begins(number.TrimBlanks(t[n:], ".-#№"))
}

// mark reports whether l begins with a mark of a question or an answer: a known or repeated word with a number ("Que
// 5."), a letter with a number ("A1)") or a label ("Answer:"). Such a line always begins a paragraph.
func (s *survey) mark(l line) bool {
	if s.counted[l.num] {
		return true
	}
	if l.blank() || l.indent > maxMarkIndent || s.offered[l.num] {
		return false
	}
	if s.bare[l.num] || s.apart[l.num] || s.signed[l.num] > 0 || s.signedAnswers[l.num] > 0 {
		return true
	}
	t := clip(l.text)
	if s.letters[pairLetter(t)] {
		return true
	}
	if m := readLabel(t); m != "" && !glued(m, t[len(m):]) || letterMark.MatchString(t) ||
		s.dotted && dottedMark.MatchString(t) {
		return true
	}
	w, _, ok := numberedWord(l)
	return ok && (s.marked[w] || isLabelWord(w))
}

// capitalLabels returns lines whose small letters label questions and answers ("q) how", "a)because") with capitals and
// colons, which label them anywhere. Options count by letters, too, but few have seventeen.
func capitalLabels(lines []line) []line {
	const fewest = 5 // lines
	asks, answers, seconds, before := 0, 0, 0, 0
	small := func(l line) byte {
		if l.indent > maxMarkIndent || len(l.text) < 4 || l.text[1] != ')' && l.text[1] != '.' {
			return 0
		}
		return l.text[0]
	}
	for _, l := range lines {
		switch small(l) {
		case 'q':
			asks++
		case 'a':
			answers++
		case 'b':
			seconds++
		case 'p':
			before++
		}
	}
	if asks < fewest || before > 0 {
		return lines
	}
	out := slices.Clone(lines)
	for i, l := range out {
		if c := small(l); c == 'q' || c == 'a' && seconds*2 < answers {
			out[i].text = strings.ToUpper(l.text[:1]) + ":" + l.text[2:]
			out[i].score = scoreOf(out[i].text)
		}
	}
	return out
}

// minLetters is how often the letter of an answer must follow that of a question: a few name something else.
const minLetters = 3

// pairEnd matches what follows the letter of a label.
var pairEnd = pattern.New(`^[\s\x{a0}\x{202f}]?(?:\d{1,3}[\s\x{a0}\x{202f}]?)?[:：][*_]*(?:\s|$)|^\s?(?:\d{1,3}\s?)?：`)

// pairLetter returns the letter that labels t as a question or an answer, as "P:" and "R:" do in Spanish; 0 if none.
func pairLetter(t string) rune {
	t = strings.TrimLeft(t, beforeLabel)
	r, n := utf8.DecodeRuneInString(t)
	if next, _ := utf8.DecodeRuneInString(t[n:]); unicode.IsLetter(next) { // as in most lines
		return 0
	}
	if unicode.IsLower(r) || !words.Follows(words.LetterPair, -1, unicode.ToLower(r)) || !pairEnd.MatchString(t[n:]) {
		return 0
	}
	return r
}

// pairLetters returns the letters that label questions and answers in turn. An option between the two is neither.
func pairLetters(lines []line) map[rune]bool {
	after, out := map[[2]rune]int{}, map[rune]bool{}
	last := rune(0)
	for _, l := range lines {
		r := pairLetter(clip(l.text))
		switch {
		case r != 0 && words.Follows(words.LetterPair, 0, unicode.ToLower(last)) &&
			words.Follows(words.LetterPair, unicode.ToLower(last), unicode.ToLower(r)):
			if after[[2]rune{last, r}]++; after[[2]rune{last, r}] >= minLetters {
				out[last], out[r] = true, true
			}
		case r == 0 && !optionStart.MatchString(l.text):
			continue
		}
		last = r
	}
	return out
}

// optionStart matches the letter of an option.
var optionStart = pattern.New(`^\p{L}[.):]\s`)

// glued reports whether the label is a small letter with text right after it, and so the beginning of a name
// ("a:hover").
func glued(label, rest string) bool {
	return len(label) == 2 && unicode.IsLower(rune(label[0])) && rest != "" && rest[0] != ' '
}

// digit reports whether l begins with a number and a point or a parenthesis, as in "5. Why?".
func digit(l line) bool {
	return l.indent <= maxMarkIndent && (number.Begins(l.text) || strings.HasPrefix(l.text, "*")) &&
		digitMark.MatchString(clip(l.text))
}

// digitStarts reports whether l, which begins with a number, begins a paragraph below the line before. In wrapped text
// a line may begin with a number by chance.
func (s *survey) digitStarts(before, l line) bool {
	if !digit(l) || s.offered[l.num] {
		return false
	}
	if !s.wrapped || ast.EndsSentence(before.text) || before.width()*3 < s.width*2 {
		i := strings.IndexAny(l.text, ".):")
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.text[i+1:], " *_`\"'(["))
		return (!unicode.IsDigit(r) || yearBehind.MatchString(l.text)) && (!s.wrapped || !unicode.IsLower(r))
	}
	return false
}

// titled reports whether l may be the title of a question.
func (s *survey) titled(l line) bool {
	return s.mark(l) && !labelOnly(l.text) || strings.HasSuffix(l.text, "?")
}

// labelOnly reports whether t is a label without text after it, as in "Answer:".
func labelOnly(t string) bool {
	m := readLabel(clip(t))
	return m != "" && strings.Trim(clip(t)[len(m):], " *_-") == ""
}

// clip returns the start of s, enough for all patterns of this package that match the start of a line.
func clip(s string) string {
	const enough = 400
	if len(s) <= enough {
		return s
	}
	return strings.ToValidUTF8(s[:enough], "")
}

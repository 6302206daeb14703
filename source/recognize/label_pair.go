package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Questions and answers may be labelled by the first letters of their names: "P:" and "R:" in Spanish. A letter with a
// colon labels anything, so the two prove each other: lines with the one ask, and lines with the other follow them.
// Catechisms have a full stop in place of the colon, both letters the same sign; a letter with a number and a full stop
// is no such label ("D3.js").

// An answerLetter says which single letter labels answers: one of a pair, noLetter, or anyLetter beside "Q:".
type answerLetter rune

const (
	noLetter  answerLetter = 0
	anyLetter answerLetter = -1
	// stopped is added to a letter that a full stop follows, which is another label than that with a colon.
	stopped = 1 << 24
)

// The two signs that follow the letter of a label.
var (
	letterEnd  = pattern.New(`^\s?(?:\d{1,3}\s?)?[:：](?:\s+|$|[^\s/\\])`)
	letterStop = pattern.New(`^\.(?:\s+|$)`)
)

// readLetterLabel returns the letter that labels a line, with what its sign adds to it, and the size of the label; 0 if
// there is none.
func readLetterLabel(line string) (letter rune, size int) {
	skip := signsLen(line)
	if opensWord(line[skip:]) { // as most lines do
		return 0, 0
	}
	r, n := utf8.DecodeRuneInString(line[skip:])
	if !vocabulary.Follows(vocabulary.LetterPair, -1, unicode.ToLower(r)) || unicode.IsLower(r) {
		return 0, 0
	}
	if m := letterStop.FindString(line[skip+n:]); m != "" {
		return r + stopped, skip + n + len(m)
	}
	m := letterEnd.FindString(line[skip+n:])
	if m == "" {
		return 0, 0
	}
	if last := lastRune(m); !unicode.IsSpace([]rune(last)[0]) && last != ":" && last != "：" {
		m = m[:len(m)-len(last)]
		if m[len(m)-1] == ':' { // glued: the name of a drive, of a namespace
			return 0, 0
		}
	}
	return r, skip + n + len(m)
}

// readAsker returns the mark of a line that is labelled as a question by a letter.
func (l labels) readAsker(line string) mark {
	if letter, size := readLetterLabel(line); l.asker != 0 && letter == l.asker {
		return mark{style: wordMark, size: size}
	}
	return mark{}
}

// takeAskers takes the letters that label questions off their titles, and the words that count them.
func (l labels) takeAskers(pieces []piece) {
	for i := range pieces {
		p := &pieces[i]
		if p.kind == questionPiece && !p.untitled && p.mark.style == noMark {
			if text := flat(p.title); l.readCounter(text).size > 0 {
				m := l.readCounter(text)
				m.label, p.title = strings.TrimSpace(text[:m.size]), unwrap(dropPrefix(p.title, m.size))
				p.mark = m
			}
		}
		switch {
		case l.asker == 0 || p.kind != questionPiece || p.untitled:
		case p.mark.style == letterMark: // with a number: "P1:"
			if n, ok := strings.CutPrefix(p.mark.number, string(l.asker%stopped)); ok {
				p.mark.style, p.mark.number = wordNumber, n
			}
		case p.mark.style == noMark:
			text := flat(p.title)
			if m := l.readAsker(text); m.style != noMark && m.size < len(text) {
				m.label, p.title = strings.TrimSpace(text[:m.size]), dropPrefix(p.title, m.size)
				p.mark = m
			}
		}
	}
}

// readLine returns the mark of a line in this document.
func (l labels) readLine(line string) mark {
	if m := l.readAsker(line); m.style != noMark {
		return m
	}
	if m := l.readCounter(line); m.style != noMark {
		return m
	}
	return readMark(line, false)
}

// A pairCount counts the lines that letters label.
type pairCount struct {
	lines, asking map[rune]int
	after         map[[2]rune]int // by the letter before and the letter
	last          rune
	option        optionLabel // the last option
}

// add counts a line.
func (c *pairCount) add(line string) {
	r, n := readLetterLabel(line)
	if r == 0 || r >= stopped {
		if l, ok := readOption(line, false); ok && (r == 0 || l.follows(c.option)) { // what follows an option is one
			c.last, c.option = l.letter, l
			return
		}
	}
	if r == 0 {
		return
	}
	if c.lines == nil {
		c.lines, c.asking, c.after = map[rune]int{}, map[rune]int{}, map[[2]rune]int{}
	}
	c.lines[r]++
	c.after[[2]rune{c.last, r}]++
	if c.last = r; asks(line[n:]) {
		c.asking[r]++
	}
}

// find returns the pair of letters of most questions: three lines at least begin with the one, a third of them ask, and
// the other follows a third of them and is no more frequent. Both have the same sign.
func (c *pairCount) find() (asker, answer rune, ok bool) {
	const part = 3 // one of so many
	for pair, n := range c.after {
		q, a := pair[0], pair[1]
		from, to := unicode.ToLower(q%stopped), unicode.ToLower(a%stopped)
		if q/stopped != a/stopped || !vocabulary.Follows(vocabulary.LetterPair, 0, from) ||
			!vocabulary.Follows(vocabulary.LetterPair, from, to) {
			continue
		}
		all := c.lines[q]
		if all < minQuestions || c.asking[q]*part < all || n*part < all || c.lines[a] > all ||
			ok && (c.lines[asker] > all || c.lines[asker] == all && asker < q) {
			continue
		}
		asker, answer, ok = q, a, true
	}
	return asker, answer, ok
}

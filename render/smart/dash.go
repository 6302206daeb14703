package smart

import (
	"strings"
	"unicode"
)

const (
	noBreak       = "\u00a0"
	narrowNoBreak = "\u202f" // no-break space of French, narrower than that between words
)

// dashes replaces hyphens that stand for dashes: one or two between spaces, two between numbers, three anywhere between
// words. The space before a dash is one at which no line ends: a dash stays with the word before it.
func (p *passage) dashes() {
	for i := 0; i < len(p.runes); i++ {
		if !p.is(i, '-') {
			continue
		}
		n := 1
		for p.is(i+n, '-') {
			n++
		}
		prev, next := p.at(i-1), p.at(i+n)
		switch {
		case n == 3 && wordy(prev) && wordy(next):
			p.dash(i, n, "—")
		case n == 2 && digit(prev) && digit(next):
			p.dash(i, n, "–")
		case n <= 3 && prev == ' ' && (next == ' ' || next == '\r') && p.parts(i-2, i+n+1):
			p.set(i-1, noBreak)
			if n == 3 {
				p.dash(i, n, "—")
			} else {
				p.dash(i, n, p.style.dash)
			}
		}
		i += n - 1
	}
}

// dash writes a dash for n hyphens.
func (p *passage) dash(i, n int, dash string) {
	p.set(i, dash)
	for k := 1; k < n; k++ {
		p.set(i+k, "")
	}
	p.fix(i, i+n)
}

// parts reports whether what stands between two words, of which one ends at i and one begins at j, parts them as a dash
// does: it takes away no number, and is no sign of a formula or of a list.
func (p *passage) parts(i, j int) bool {
	before, after := p.at(i), p.at(j)
	if space(before) || space(after) || after == figure || before == figure || digit(after) {
		return false
	}
	if !wordy(before) && !strings.ContainsRune(".,;:!?)]\"'”’»“…%+#", before) || after == '-' {
		return false
	}
	from, _ := p.token(i)
	_, to := p.token(j)
	if p.operand(from, i+1) && p.operand(j, to) {
		return false
	}
	return !p.reckoned(from, to)
}

// operand reports whether a word may stand in a formula: a letter, a number, code.
func (p *passage) operand(from, to int) bool {
	word := strings.Trim(string(p.runes[from:to]), "().,;:?!")
	runes := []rune(word)
	return len(runes) <= 1 || !strings.ContainsFunc(word, unicode.IsLetter)
}

// reckoned reports whether a sign of arithmetic stands alone in the same sentence as the words from and to.
func (p *passage) reckoned(from, to int) bool {
	sign := func(i int) bool {
		return strings.ContainsRune("=+*/<>≤≥×·", p.runes[i]) && space(p.at(i-1)) && space(p.at(i+1))
	}
	for i := from; i > max(from-reach, 0) && !p.sentence(i); i-- {
		if sign(i) {
			return true
		}
	}
	for i := to; i < min(to+reach, len(p.runes)) && !p.sentence(i); i++ {
		if sign(i) {
			return true
		}
	}
	return false
}

// sentence reports whether a sentence ends at character i.
func (p *passage) sentence(i int) bool {
	return p.runes[i] == ended || strings.ContainsRune(".!?", p.runes[i]) && space(p.at(i+1))
}

// dots replaces three full stops by an ellipsis, but not those of code: f(...), ...rest, a...b.
func (p *passage) dots() {
	for i := 0; i < len(p.runes); i++ {
		if !p.is(i, '.') {
			continue
		}
		n := 1
		for p.at(i+n) == '.' {
			n++
		}
		prev, next := p.at(i-1), p.at(i+n)
		spread := wordy(next) && !letter(prev)
		between := wordy(prev) && wordy(next) && !(unicode.IsLetter(prev) && unicode.IsUpper(next))
		within := strings.ContainsRune("([{<'\"", prev) && strings.ContainsRune(")]}>'\",", next)
		if n == 3 && !spread && !between && !within && prev != '/' && next != '/' && p.is(i+1, '.') && p.is(i+2, '.') {
			p.set(i, "…")
			p.set(i+1, "")
			p.set(i+2, "")
		}
		i += n - 1
	}
}

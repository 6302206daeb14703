package smart

import (
	"slices"
	"strings"
	"unicode"
)

const (
	apostrophe  = "’"
	prime       = "′" // minutes and feet
	doublePrime = "″" // seconds and inches

	gershayim = "״" // in a Hebrew abbreviation
	geresh    = "׳" // behind a Hebrew letter
)

// reach is how many characters away it is looked for what shows that text is code: far more than a line has, so that
// long paragraphs take time in proportion to their length.
const reach = 400

// doubles replaces the quotation marks " of a passage if all of them pair.
func (p *passage) doubles() {
	var pairs [][2]int
	open := -1
	for i := range p.runes {
		switch {
		case !p.is(i, '"'):
		case p.inHebrew(i):
			p.set(i, gershayim)
			p.fix(i, i+1)
		case open < 0 && digit(p.at(i-1)): // inches
			if !wordy(p.at(i + 1)) {
				p.inches(i)
			}
		case open < 0 && !space(p.at(i+1)):
			open = i
		case open >= 0 && !space(p.at(i-1)):
			pairs = append(pairs, [2]int{open, i})
			open = -1
		default:
			return
		}
	}
	if open >= 0 {
		return
	}
	for _, q := range pairs {
		p.quote(q[0], q[1], p.style.open, p.style.shut)
	}
}

// inches replaces the mark behind a number, and that of the feet before it.
func (p *passage) inches(i int) {
	p.set(i, doublePrime)
	p.fix(i, i+1)
	j := i - 1
	for digit(p.at(j)) || p.at(j) == '.' {
		j--
	}
	if p.is(j, '\'') && digit(p.at(j-1)) {
		p.set(j, prime)
		p.fix(j, j+1)
	}
}

// inHebrew reports whether a mark is within a Hebrew word or behind its letter: an abbreviation, not a quotation.
func (p *passage) inHebrew(i int) bool {
	if !unicode.Is(unicode.Hebrew, p.at(i-1)) {
		return false
	}
	return p.at(i) == '\'' || unicode.Is(unicode.Hebrew, p.at(i+1))
}

// quote replaces a pair of quotation marks, unless it is around code or belongs to it.
func (p *passage) quote(i, j int, open, shut string) {
	if p.code(i, j) {
		p.fix(i, j+1)
		return
	}
	if p.opens(i) && p.shuts(j) {
		p.set(i, open)
		p.set(j, shut)
		p.fix(i, i+1)
		p.fix(j, j+1)
	}
}

// code reports whether a pair of quotation marks is part of code: by what it encloses, by an operator before it, as the
// argument of a call or in a list of values.
func (p *passage) code(i, j int) bool {
	if j == i+1 {
		return true
	}
	for k := i + 1; k < j; k++ {
		if strings.ContainsRune(`={}\<>`, p.runes[k]) || p.runes[k] == ';' && p.style.open != "«" {
			return true
		}
	}
	before := p.leftOf(i)
	if strings.ContainsRune("=&|+", p.at(before)) || p.at(j+1) == '}' || p.braced(i) {
		return true
	}
	for p.at(before) == ',' && before > i-reach { // an item of a list
		before = p.item(before - 1)
	}
	switch p.at(before) {
	case '[':
		return before < i-1 || p.at(j+1) == ']' || p.at(j+1) == ','
	case '(':
		r := p.at(before - 1)
		return wordy(r) || r == '_' || r == ']'
	}
	return false
}

// braced reports whether character i is within braces.
func (p *passage) braced(i int) bool {
	for k := i - 1; k >= max(0, i-reach) && p.runes[k] != '}'; k-- {
		if p.runes[k] == '{' {
			return true
		}
	}
	return false
}

// leftOf returns the last character before i that is no space.
func (p *passage) leftOf(i int) int {
	for i--; p.at(i) == ' '; i-- {
	}
	return i
}

// item returns the last character before the item of a list that ends at i: a word, or text in quotation marks.
func (p *passage) item(i int) int {
	if mark := p.at(i); mark == '"' || mark == '\'' {
		for i--; p.at(i) != ended && p.at(i) != mark; i-- {
		}
		return p.leftOf(i)
	}
	for wordy(p.at(i)) {
		i--
	}
	return p.leftOf(i + 1)
}

// opens reports whether a mark may open a quotation by what is before it.
func (p *passage) opens(i int) bool {
	r := p.at(i - 1)
	if r == '\'' || r == '’' {
		return !letter(p.at(i-2)) || letter(p.at(i+1)) || p.at(i+1) == object // dell'"opera"
	}
	return space(r) || strings.ContainsRune("([—–-/\"“„«‹‘‚`¿¡\u2026", r) || p.style.joined && r > 0x2e80
}

// shuts reports whether a mark may end a quotation by what is behind it.
func (p *passage) shuts(i int) bool {
	r := p.at(i + 1)
	return !letter(r) && !digit(r) || p.style.joined && r > 0x1100
}

// singles replaces apostrophes, and the quotation marks ' that pair.
func (p *passage) singles() {
	open := -1
	for i := range p.runes {
		if !p.is(i, '\'') {
			continue
		}
		prev, next := p.at(i-1), p.at(i+1)
		if p.inHebrew(i) && (open < 0 || unicode.Is(unicode.Hebrew, next)) {
			p.set(i, geresh)
			p.fix(i, i+1)
			continue
		}
		switch {
		case p.prefixed(i):
			from, to := p.token(i)
			p.fix(from, to)
		case wordy(prev) && wordy(next):
			p.within(i)
		case letter(prev) && next == '"' && p.marks[i+1] == p.style.open: // dell'"opera"
			p.set(i, apostrophe)
		case p.elides(i):
			p.set(i, apostrophe)
			if letter(next) && p.is(i+2, '\'') { // rock 'n' roll
				p.set(i+2, apostrophe)
				p.fix(i+2, i+3)
			}
		case open >= 0 && !space(prev) && p.shuts(i):
			p.quote(open, i, p.style.innerOpen, p.style.innerShut)
			open = -1
		case !wordy(prev) && !space(next) && next != '\'' && !strings.ContainsRune(".,;:!?)", next):
			open = i
		case letter(prev) && !strings.ContainsRune("('", next) && p.whole(i-1):
			p.set(i, apostrophe)
		case digit(prev) && !wordy(next) && next != '\'' && p.measure(i-1):
			p.set(i, prime)
		}
	}
}

// within replaces an apostrophe between the letters of a word. Between digits it divides thousands, or feet and inches.
func (p *passage) within(i int) {
	if !digit(p.at(i - 1)) {
		p.set(i, apostrophe)
		return
	}
	end := i + 1
	for digit(p.at(end)) {
		end++
	}
	if end == i+4 && !wordy(p.at(end)) || p.at(i+1) == 's' && !wordy(p.at(i+2)) { // 1'000; the 90's
		p.set(i, apostrophe)
	}
}

// elides reports whether an apostrophe stands for letters or digits at the beginning of a word: the '90s, 'tis.
func (p *passage) elides(i int) bool {
	if prev := p.at(i - 1); !space(prev) && !strings.ContainsRune("“„«(—–\"", prev) {
		return false
	}
	end := i + 1
	for letter(p.at(end)) || digit(p.at(end)) {
		end++
	}
	word := string(p.runes[i+1 : end])
	if len(word) >= 2 && digit(rune(word[0])) && digit(rune(word[1])) {
		return p.at(end) != '\'' && (len(word) == 2 || word[2:] == "s" || word[2:] == "er" || word[2:] == "ers")
	}
	if !slices.Contains(p.style.elided, strings.ToLower(word)) {
		return false
	}
	return p.at(end) != '\'' || word == "n" || word == "N"
}

// prefixed reports whether a mark is the first of a literal of code such as b'text'.
func (p *passage) prefixed(i int) bool {
	if !space(p.at(i-2)) || !strings.ContainsRune("bBuUrRfF", p.at(i-1)) {
		return false
	}
	_, to := p.token(i)
	return to > i+1 && p.at(to-1) == '\''
}

// whole reports whether a word that ends at i may end in an apostrophe: it is no letter alone, whose mark is that of a
// derivative, and no mark is before it.
func (p *passage) whole(i int) bool {
	from := i
	for wordy(p.at(from - 1)) {
		from--
	}
	return p.at(from-1) != '\'' && (from < i || p.at(i) == object)
}

// measure reports whether a number that ends at i stands alone: feet, not a digit of code.
func (p *passage) measure(i int) bool {
	for digit(p.at(i)) || p.at(i) == '.' {
		i--
	}
	return space(p.at(i)) || strings.ContainsRune("(“„«×", p.at(i))
}

// grave replaces the quotation marks of old manuals, “x” typed as “x” with two apostrophes and ‘x’ as `x'.
func (p *passage) grave() {
	for i := 0; i < len(p.runes); i++ {
		if !p.is(i, '`') {
			continue
		}
		n := 1
		for p.is(i+n, '`') {
			n++
		}
		end := p.graveEnd(i, n)
		if n > 2 || end < 0 || !p.opens(i) {
			i += n - 1
			continue
		}
		open, shut := p.style.innerOpen, p.style.innerShut
		if n == 2 {
			open, shut = p.style.open, p.style.shut
			p.set(i+1, "")
			p.set(end+1, "")
		}
		p.set(i, open)
		p.set(end, shut)
		p.fix(i, i+n)
		p.fix(end, end+n)
	}
}

// graveEnd returns where n apostrophes end what as many graves at i begin; -1 if nothing does.
func (p *passage) graveEnd(i, n int) int {
	if space(p.at(i + n)) {
		return -1
	}
	for j := i + n; j < len(p.runes); j++ {
		switch {
		case p.runes[j] == '`', p.runes[j] == ended:
			return -1
		case !p.is(j, '\'') || space(p.at(j-1)) || wordy(p.at(j+n)) || n == 2 && !p.is(j+1, '\''):
		default:
			return j
		}
	}
	return -1
}

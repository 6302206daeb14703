package table

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"example.org/studyguide/source/bank/record"
)

// A plan says which column holds what.
type plan struct {
	columns  []*column
	question int
}

// settle decides what the columns hold. ok is false if there is none of questions.
func settle(columns []*column, headed bool) (p plan, ok bool) {
	p = plan{columns: columns, question: -1}
	p.shortened()
	roles := map[record.Role]int{}
	for i, c := range columns {
		switch c.known {
		case record.Question:
			if (c.isText() || p.isOurs()) && p.question < 0 {
				p.question = i
			} else if !c.isText() {
				c.role = record.Ignored
			}
		case record.Unknown:
			continue
		case record.Section, record.Difficulty, record.Topics:
			if c.length() > 12 { // sentences
				c.known = record.Unknown
				c.role = record.Unknown
				continue
			}
		}
		roles[c.known]++
	}
	offered := roles[record.Options] + roles[record.Option] + roles[record.Wrong]
	answered := roles[record.Answer]+roles[record.Right]+offered > 0 || p.means()
	if p.question < 0 {
		if p.question = p.findQuestion(headed, answered); p.question < 0 {
			return p, false
		}
		columns[p.question].role = record.Question
	}
	switch {
	case !answered:
		p.byCells()
	case offered == 0:
		p.series()
	}
	return p, true
}

// isOurs reports whether the columns are those that this program writes, so that there is nothing to guess.
func (p *plan) isOurs() bool {
	ours := []string{"id", "section", "question", "answer", "options", "right", "difficulty", "tags"}
	return slices.EqualFunc(p.columns, ours, func(c *column, name string) bool { return c.name == name })
}

// shortened takes the names of columns that are cut ("Corr. answer", "Opt A") for what they may stand for, where no
// other column is that, the cells fit, and a column is of questions: "Rep" may be anything.
func (p *plan) shortened() {
	taken := map[record.Role]bool{}
	asks := false
	for _, c := range p.columns {
		taken[c.known] = true
		asks = asks || c.fits(record.Question)
	}
	if !asks && !taken[record.Question] {
		return
	}
	for _, c := range p.columns {
		if c.known != record.Unknown || c.filled == 0 || c.name == "" {
			continue
		}
		roles, label := record.ShortFor(c.name)
		for _, role := range roles {
			if (role == record.Option || !taken[role]) && c.fits(role) {
				c.known, c.role, c.label = role, role, label
				taken[role] = true
				break
			}
		}
	}
}

// means reports whether a column holds what words in another mean.
func (p *plan) means() bool {
	return slices.ContainsFunc(p.columns, func(c *column) bool { return c.known == record.Title }) &&
		slices.ContainsFunc(p.columns, func(c *column) bool { return record.IsMeaning(c.name) && c.isText() })
}

// fits reports whether cells can be what a role says. Roles that any cells fit are not guessed.
func (c *column) fits(role record.Role) bool {
	switch role {
	case record.Question:
		return c.most(c.asking, 0.3)
	case record.Right:
		return c.names() || c.most(c.truths, usual) || c.most(c.equal, usual)
	case record.Answer:
		return !c.most(c.pictures, usual)
	case record.Option:
		const longest = 20 // words
		return c.length() < longest
	case record.Options:
		return c.listing()
	case record.Explanation:
		return c.isText() && c.length() > 2
	}
	return false
}

// isBoard reports whether the columns are sections of questions without answers, as on a board of a quiz show.
func isBoard(columns []*column) bool {
	asking := 0
	for _, c := range columns {
		if c.known != record.Unknown {
			return false
		}
		if c.most(c.asking, 0.3) {
			asking++
		}
	}
	return asking > 2
}

// series sets the role of options for columns whose names count ("p1", "p2"), where the column of answers names
// options.
func (p *plan) series() {
	if !slices.ContainsFunc(p.columns, func(c *column) bool {
		return (c.known == record.Answer || c.known == record.Right) && c.names()
	}) {
		return
	}
	stems := map[string][]*column{}
	for _, c := range p.columns {
		if stem := strings.TrimRight(c.name, "0123456789"); c.known == record.Unknown && stem != c.name &&
			c.isText() && c.length() > 1 {
			stems[stem] = append(stems[stem], c)
		}
	}
	for stem, columns := range stems {
		for _, c := range columns {
			if len(columns) > 1 {
				c.role, c.label = record.Option, strings.TrimPrefix(c.name, stem)
			}
		}
	}
}

// findQuestion returns the column of the questions by its cells: that which asks most, else the first of texts that
// differ; -1 for none. Where a header names neither questions nor answers, only asking counts: it is a table of
// something else.
func (p *plan) findQuestion(headed, answered bool) int {
	best := -1
	const some = 0.3
	for i, c := range p.columns {
		if !c.isText() || c.known != record.Unknown && c.known != record.Title && c.known != record.Detail {
			continue
		}
		if c.most(c.asking, some) && (best < 0 || c.asking > p.columns[best].asking) {
			best = i
		}
	}
	if best >= 0 || headed && !answered {
		return best
	}
	for i, c := range p.columns {
		if (c.known == record.Title || c.known == record.Unknown) && c.isText() && c.most(len(c.distinct), 0.8) {
			if answered || p.cards() || p.judged() || p.worded(i) ||
				c.length() >= 3 && (p.right(i) >= 0 || p.answers(i)) {
				return i
			}
			return -1
		}
	}
	return -1
}

// cards reports whether a table has two columns of texts that differ, and no others but numbers. Where texts are marked
// up, as Anki exports them, tags may follow; words may be in more languages than two, if their scripts show it. Backs
// of several words may be alike.
func (p *plan) cards() bool {
	const differ, phrases, alike = 0.7, 2, 0.25
	marked, n := p.isMarkedUp(), 0
	scripts := map[*unicode.RangeTable]bool{}
	for i, c := range p.columns {
		switch {
		case c.filled == 0 || c.most(c.numbers, usual):
		case marked && n == 2 && i == len(p.columns)-1 && c.marked == 0:
		case !c.isText(), !c.most(len(c.distinct), differ) &&
			(n != 1 || len(p.columns) > 2 || c.length() < phrases || !c.most(len(c.distinct), alike)):
			return false
		default:
			scripts[c.script] = true
			n++
		}
	}
	return n == 2 || n > 2 && len(scripts) > 1
}

// isMarkedUp reports whether the texts of a column are marked up by HTML in many cells.
func (p *plan) isMarkedUp() bool {
	const some = 0.3
	return slices.ContainsFunc(p.columns, func(c *column) bool { return c.most(c.marked, some) })
}

// judged reports whether a table has two columns, one of which judges the other.
func (p *plan) judged() bool {
	return len(p.columns) == 2 &&
		slices.ContainsFunc(p.columns, func(c *column) bool { return c.filled > 0 && c.most(c.truths, usual) })
}

// worded reports whether the texts of a column are worded alike, as questions are in any language: most begin with one
// of few words, and a shorter text that differs stands behind each.
func (p *plan) worded(question int) bool {
	const few, half, fewest, longest = 8, 0.5, 30, 8
	c := p.columns[question]
	if question+1 >= len(p.columns) || c.filled < fewest || c.length() < 4 {
		return false
	}
	answer := p.columns[question+1]
	if !answer.isText() || answer.length() > min(longest, c.length()) || !answer.most(len(answer.distinct), half) {
		return false
	}
	counts := slices.Sorted(maps.Values(c.starts))
	common := 0
	for _, n := range counts[max(0, len(counts)-few):] {
		common += n
	}
	return c.most(common, half)
}

// answers reports whether a column after that of the questions can be their answers: texts that differ, or judgements.
func (p *plan) answers(question int) bool {
	return slices.ContainsFunc(p.columns[question+1:], func(c *column) bool {
		return c.most(c.truths, usual) || c.isText() && c.most(len(c.distinct), 0.7) && c.length() >= 3
	})
}

// right returns the column that names the right options of the questions in a column; -1 for none.
func (p *plan) right(question int) int {
	if i := p.repeating(question); i >= 0 {
		return i
	}
	best := -1
	for i, c := range p.columns {
		if i != question && c.known == record.Unknown && 2*c.filled > p.columns[question].filled && i > question &&
			c.names() && (i-question > 2 || len(p.columns)-i > 2 || i-question == 2 && p.columns[i-1].listing()) &&
			(best < 0 || p.counts(i, question) >= p.counts(best, question)) {
			best = i
		}
	}
	return best
}

// counts returns how well the numbers in a column count the options of the questions in another: 1 if the greatest is
// that of the last option, and so is no level or number of points.
func (p *plan) counts(i, question int) int {
	options := 0
	for _, c := range p.columns[question+1:] {
		if c.isText() {
			options++
		}
	}
	greatest := ""
	for s := range p.columns[i].distinct {
		greatest = max(greatest, s)
	}
	if n, err := strconv.Atoi(greatest); err == nil && (n == options || n == options-1) {
		return 1
	}
	return 0
}

// repeating returns the first of the last columns that say again what one of the options says; -1 for none. Questions
// with several right options fill more of them, and a column of topics may follow.
func (p *plan) repeating(question int) int {
	i := len(p.columns) - 1
	for i > question+2 && !p.columns[i].isText() {
		i--
	}
	const again = 0.8
	says := func(i int) bool { return p.columns[i].most(p.columns[i].equal, again) }
	if i > question+4 && !says(i) && says(i-1) {
		i--
	}
	first := -1
	for ; i > question+2; i-- {
		if c := p.columns[i]; c.known != record.Unknown || !c.isText() || !says(i) {
			break
		}
		first = i
	}
	if first < 0 || 2*p.columns[first].filled < p.columns[question].filled {
		return -1
	}
	return first
}

// byCells sets the roles of columns without one: the right option, options, the answer, an explanation, a section,
// tags.
func (p *plan) byCells() {
	free := func(i int) bool {
		c := p.columns[i]
		return c.known == record.Unknown && c.role == record.Unknown && !c.most(c.pictures, usual)
	}
	for i := range p.question {
		if c := p.columns[i]; free(i) && c.most(c.numbers, usual) && c.most(len(c.distinct), usual) {
			c.role = record.Ordinal
		}
	}
	for i := p.question + 1; i < len(p.columns); i++ {
		for j, n := range p.columns[i].offers {
			if c := p.columns[i]; free(i) && free(j) && c.most(n, usual) {
				c.role, p.columns[j].role = record.Options, record.Right
				p.rest(true)
				return
			}
		}
	}
	right := p.right(p.question)
	var options []int
	if right >= 0 {
		for i := p.question + 1; i < right; i++ {
			if c := p.columns[i]; !c.repeats() && c.filled > 0 {
				options = append(options, i)
			}
		}
		switch {
		case len(options) == 1 && p.columns[options[0]].listing():
			p.columns[options[0]].role = record.Options // all in one
		case len(options) < 2:
			options = options[:0]
			for i := right + 1; i < len(p.columns) && p.columns[i].length() < 2*p.columns[p.question].length()+5; i++ {
				options = append(options, i)
			}
		}
	} else {
		for i := p.question + 1; i < len(p.columns); i++ {
			if c := p.columns[i]; free(i) && c.filled > 0 && !c.most(c.truths, usual) {
				options = append(options, i)
			}
		}
		for n := len(options); n > 0 && p.columns[options[n-1]].filled*2 < p.columns[options[0]].filled; n-- {
			options = options[:n-1]
		}
		if len(options) < 3 {
			options = nil
		}
	}
	options = slices.DeleteFunc(options, func(i int) bool { return p.levels(i, options) })
	if right >= 0 && len(options) > 0 {
		p.columns[right].role = record.Right
		for _, c := range p.columns[right+1:] {
			if c.known == record.Unknown && right == p.repeating(p.question) && c.most(c.equal, 0.8) {
				c.role = record.Right
			}
		}
	}
	for _, i := range options {
		if free(i) {
			p.columns[i].role = record.Option
		}
	}
	p.rest(len(options) > 0)
}

// levels reports whether a column of options holds levels or points: numbers, where the others are words.
func (p *plan) levels(i int, options []int) bool {
	numbers := 0
	for _, o := range options {
		if p.columns[o].most(p.columns[o].numbers, usual) {
			numbers++
		}
	}
	return numbers*3 <= len(options) && p.columns[i].names()
}

// rest sets the roles of the columns that are left.
func (p *plan) rest(chosen bool) {
	answered, sectioned, explained := chosen, false, false
	questions := len(p.columns[p.question].distinct)
	for i, c := range p.columns {
		if c.known != record.Unknown || c.role != record.Unknown || c.filled == 0 || i == p.question {
			continue
		}
		few := len(c.distinct)*2 <= min(c.filled, questions) && c.length() <= 4
		switch {
		case c.most(c.pictures, usual):
			c.role = record.Image
		case !answered && (i > p.question || p.judged()) && (c.most(c.truths, usual) || !few || !p.more(i)):
			c.role, answered = record.Answer, true
		case few && c.most(c.grades, usual):
			c.role = record.Difficulty
		case few && !sectioned && c.isNamed() && (answered || i < p.question || p.more(i)):
			c.role, sectioned = record.Section, true
		case c.isText() && c.length() <= 3 && i > p.question && c.name == "":
			c.role = record.Tags
		case c.isText() && !explained && i > p.question && c.name == "":
			c.role, explained = record.Explanation, true
		}
	}
}

// more reports whether a column behind one of those that are left, and behind the questions, may be the answers.
func (p *plan) more(i int) bool {
	return slices.ContainsFunc(p.columns[max(i, p.question)+1:], func(c *column) bool {
		return c.known == record.Unknown && c.role == record.Unknown && c.isText()
	})
}

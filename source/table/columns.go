package table

import (
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
	"example.org/studyguide/source/writing"
)

// A column is a column of a table, and what its cells show.
type column struct {
	name  string // of the header; empty: none
	role  record.Role
	label string
	known record.Role // by the name

	filled, numbers, letters, truths, grades, asking, pictures, lists, marked, words int

	distinct map[string]bool
	equal    int                 // cells that say the same as another cell of their row
	short    int                 // cells of up to three words
	starts   map[string]int      // first words
	script   *unicode.RangeTable // of the first cell
	offers   map[int]int         // cells that list what the cell of another column says, by that column
}

// scripts are those in which words of a language are told from its translation.
func scripts() []*unicode.RangeTable {
	return []*unicode.RangeTable{
		unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Cyrillic, unicode.Greek,
		unicode.Arabic, unicode.Hebrew, unicode.Devanagari, unicode.Bengali, unicode.Thai, unicode.Georgian,
		unicode.Armenian,
	}
}

// scriptOf returns the script of the first letter of a text; nil for Latin and others.
func scriptOf(s string) *unicode.RangeTable {
	for _, r := range s {
		if unicode.IsLetter(r) {
			all := scripts()
			if i := slices.IndexFunc(all, func(t *unicode.RangeTable) bool { return unicode.Is(t, r) }); i >= 0 {
				return all[i]
			}
			return nil
		}
	}
	return nil
}

// looked is the number of rows by which columns are judged.
const looked = 2000

// survey returns the columns of rows, the first of which is a header if that is given.
func survey(header []string, rows [][]*record.Node) []*column {
	width := len(header)
	for _, row := range rows[:min(len(rows), looked)] {
		width = max(width, len(row))
	}
	out := make([]*column, width)
	for i := range out {
		out[i] = &column{distinct: map[string]bool{}, starts: map[string]int{}}
		if i < len(header) {
			out[i].name = header[i]
			out[i].known, _ = record.RoleOf(header[i])
			if out[i].known == record.Option && record.IsLetter(header[i]) && !record.HasLetters(header) {
				out[i].known = record.Unknown // it is short for something
			}
		}
	}
	for _, row := range rows[:min(len(rows), looked)] {
		met := map[string]int{}
		for i, cell := range row {
			if s := cell.String(); s != "" {
				out[i].see(s)
				met[strings.ToLower(s)]++
			}
		}
		for i, cell := range row {
			if s := strings.ToLower(cell.String()); s != "" && met[s] > 1 {
				out[i].equal++
			}
		}
		seeOffers(out, row)
	}
	return out
}

// seeOffers counts the cells of a row that list what another says.
func seeOffers(columns []*column, row []*record.Node) {
	divides := func(r rune) bool { return strings.ContainsRune(",;|/", r) }
	for i, cell := range row {
		list := strings.FieldsFunc(strings.ToLower(cell.String()), divides)
		if len(list) < 2 {
			continue
		}
		for j, other := range row {
			s := strings.ToLower(other.String())
			if s != "" && slices.ContainsFunc(list, func(part string) bool { return strings.TrimSpace(part) == s }) {
				if columns[i].offers == nil {
					columns[i].offers = map[int]int{}
				}
				columns[i].offers[j]++
			}
		}
	}
}

// see counts a cell.
func (c *column) see(s string) {
	if c.filled++; c.filled == 1 {
		c.script = scriptOf(s)
	}
	list := strings.Fields(s)
	n := len(list) + han(s)/2
	if c.starts != nil && len(list) > 0 {
		c.starts[strings.ToLower(list[0])]++
	}
	if c.words += n; n <= 3 {
		c.short++
	}
	c.distinct[s] = true
	switch {
	case strings.Trim(s, "0123456789.,;- ") == "", counted.MatchString(s):
		c.numbers++
	case isLetters(s):
		c.letters++
	}
	if words.Is(words.TrueWord, s) || words.Is(words.FalseWord, s) {
		c.truths++
	}
	if words.Is(words.DifficultyValue, s) {
		c.grades++
	}
	if record.EndsAsking(s) {
		c.asking++
	}
	if second.MatchString(s) {
		c.lists++
	}
	if record.IsPicture(s) {
		c.pictures++
	}
	if record.IsMarkedUp(s) {
		c.marked++
	}
}

// counted matches what only counts: "Q12".
var counted = pattern.New(`^\p{L}{1,3}[-. ]?\d{1,4}$`)

// second matches the second of several options in one cell.
var second = pattern.New(`(?:^|\s)\(?[Bb][.)]\s|\S\s*[|;\n]\s*\S`)

// listing reports whether the cells of a column list options.
func (c *column) listing() bool { return c.most(c.lists, usual) }

// han counts the characters of scripts without spaces.
func han(s string) int {
	n := 0
	for _, r := range s {
		if writing.Unspaced(r) {
			n++
		}
	}
	return n
}

// isLetters reports whether a text is a letter of an option, or several.
func isLetters(s string) bool {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;|/ .)", r) }) {
		r := []rune(part)
		if len(r) != 1 || !unicode.IsLetter(r[0]) || han(part) > 0 {
			return false
		}
	}
	return true
}

// most reports whether n is at least a share of the filled cells.
func (c *column) most(n int, share float64) bool {
	return c.filled > 0 && float64(n) >= share*float64(c.filled)
}

// usual is the share of cells from which a column is of a kind.
const usual = 0.9

// isText reports whether the cells of a column are words.
func (c *column) isText() bool { return c.filled > 0 && !c.most(c.numbers+c.letters, 0.5) }

// rareCells is such that one cell in so many may be what its column is not: the row has a separator too many.
const rareCells = 20

// names reports whether cells name options: letters, or small numbers.
func (c *column) names() bool {
	if c.most(c.letters, usual) {
		return true
	}
	const options = 10
	long := 0
	for s := range c.distinct {
		if len(s) > 2 {
			long++
		}
	}
	return c.most(c.numbers, usual) && len(c.distinct)-long <= options && long*rareCells <= c.filled
}

// length returns the mean number of words in a cell.
func (c *column) length() float64 { return float64(c.words) / float64(max(c.filled, 1)) }

// repeats reports whether a column has few texts many times, as names of categories are, also codes such as "T1".
func (c *column) repeats() bool {
	const enough, longest = 10, 4
	return c.filled >= enough && len(c.distinct)*4 <= c.filled && c.length() <= longest && c.isNamed()
}

// isNamed reports whether the cells of a column are words, or numbers with letters before them.
func (c *column) isNamed() bool {
	for s := range c.distinct {
		return c.isText() || c.most(c.numbers, usual) && strings.ContainsFunc(s, unicode.IsLetter)
	}
	return false
}

// header returns the names of a first row if that is a header: two of them, or one of questions, are known and none
// asks or is marked up; or it is short above cells that are numbers or sentences.
func header(rows [][]*record.Node) ([]string, bool) {
	var names []string
	known, question, short, asks := 0, false, true, false
	for _, cell := range rows[0] {
		s := cell.String()
		names = append(names, s)
		switch role, _ := record.RoleOf(s); role {
		case record.Unknown:
		case record.Question:
			question = true
			fallthrough
		default:
			known++
		}
		asks = asks || record.EndsAsking(s) && !isName(s) ||
			strings.Contains(s, "<") && record.IsMarkedUp(s)
		short = short && len(strings.Fields(s)) <= 3 && strings.Trim(s, "0123456789.,-") != ""
	}
	switch {
	case asks:
		return nil, false
	case known >= 2, question, areLanguages(names):
		return names, true
	case !short || len(rows) < 4:
		return nil, false
	}
	below := survey(nil, rows[1:])
	last := below[len(below)-1]
	named := len(names) == len(below) && last.most(last.letters, usual) && !isLetters(names[len(names)-1])
	differs := named || slices.ContainsFunc(below, func(c *column) bool {
		return c.most(c.numbers, usual) && len(c.distinct) > 2 || c.length() > 5 && !c.most(c.short, 0.25) ||
			c.most(c.asking, usual)
	})
	return names, differs
}

// areLanguages reports whether two columns, and no more, are named for languages, or one for a language and one for
// words: the column of a word and that of its translation.
func areLanguages(names []string) bool {
	n, words := 0, 0
	for _, name := range names {
		if record.IsLanguage(name) {
			n++
		} else if role, _ := record.RoleOf(name); role == record.Title {
			words++
		}
	}
	return n == 2 && words == 0 || n == 1 && words == 1
}

// above returns how many rows are above the header: a title, and how to fill in a template.
func above(rows [][]*record.Node) int {
	const most, fewest = 15, 3
	for i, row := range rows[:min(len(rows), most)] {
		known, question := 0, false
		for _, cell := range row {
			role, _ := record.RoleOf(cell.String())
			if role != record.Unknown {
				known++
			}
			question = question || role == record.Question
		}
		if known >= fewest && question {
			return i
		}
	}
	return 0
}

// isName reports whether a text with a question mark is the name of a column: "Correct?".
func isName(s string) bool {
	role, _ := record.RoleOf(s)
	return role != record.Unknown
}

package text

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// A survey holds facts of a whole file: how its lines were broken, and what its paragraphs may begin with.
type survey struct {
	wrapped bool          // lines are wrapped at a width, so that their ends mean nothing
	width   int           // that width in columns
	dotted  bool          // numbers such as 2.7: begin paragraphs
	oBullet bool          // a letter o at the start of a line is a bullet
	all     []line        // of the whole file
	words   wordCount     // of the whole file; nil until [survey.count]
	letters map[rune]bool // those that label questions and answers in turn: "P:", "R:"
	// of the columns of a file of flash cards; "" in other files
	separator     string
	counted       map[int]bool    // lines of the file whose numbers count questions
	bare          map[int]bool    // those of them whose numbers have no sign
	apart         map[int]bool    // lines that are a number which counts the questions below them
	offered       map[int]bool    // lines whose numbers count options
	bullets       bullets         // of two kinds, that tell right options
	signed        map[int]int     // lines that begin with a sign which marks questions, with its size
	signedAnswers map[int]int     // the same of answers
	marked        map[string]bool // words that number paragraphs ("step 1.", "step 2.", "step 3."), lower case
}

// A wordCount counts the words of a text by spelling.
type wordCount map[string]int

// A passage is the lines of one container in a file, with the survey of that file.
type passage struct {
	*survey
	lines []line
}

// Limits of the survey. A page scraped to text has paragraphs of several hundred columns; hands and editors wrap
// at 60 to 100.
const (
	maxWrapWidth = 140
	minWrapWidth = 30
)

// inspect surveys lines.
func inspect(name string, lines []line) survey {
	s := survey{all: lines, marked: map[string]bool{}, letters: pairLetters(lines)}
	var widths []int
	pairs, runOn, o, dotted := 0, 0, 0, 0
	numbers := map[string]int{}
	last := map[string]int{}
	for i, l := range lines {
		if l.blank() {
			continue
		}
		if strings.HasPrefix(l.text, "o ") {
			o++
		}
		if l.indent <= maxMarkIndent && dottedMark.MatchString(clip(l.text)) {
			dotted++
		}
		if w, n, ok := numberedWord(l); ok && n > last[w] {
			last[w] = n
			numbers[w]++
		}
		if l.score > 0 {
			continue
		}
		widths = append(widths, l.width())
		if i > 0 && !lines[i-1].blank() && lines[i-1].score <= 0 {
			pairs++
			if runsOn(lines[i-1], l) {
				runOn++
			}
		}
	}
	for w, n := range numbers {
		s.marked[w] = n >= 3
	}
	s.counted = counted(lines)
	var asked map[int]bool
	asked, s.offered = nestedCounts(lines)
	maps.Copy(s.counted, asked)
	maps.Copy(s.counted, shuffledCounts(lines))
	for num := range s.offered {
		delete(s.counted, num)
	}
	s.bare, s.apart = bareCounted(lines), apartCounted(lines)
	s.separator = separatorOf(name, lines)
	s.bullets = twoBullets(lines)
	s.signed, s.signedAnswers = signedLines(lines)
	s.oBullet, s.dotted = o >= 2, dotted >= 3
	if len(widths) == 0 {
		return s
	}
	slices.Sort(widths)
	s.width = widths[len(widths)*9/10]
	long := widths[(len(widths)-1)*19/20]
	// Wrapping leaves sentences that run on over the end of a line; a page's own lines end with their
	// paragraphs. A quarter of the pairs is enough, as titles and lists end lines too.
	s.wrapped = runOn >= 2 && runOn*4 >= pairs && long <= maxWrapWidth && s.width >= minWrapWidth
	return s
}

// count returns how often each word stands in the file. Few files have lines whose cells may have run together.
func (s *survey) count() wordCount {
	if s.words != nil {
		return s.words
	}
	s.words = wordCount{}
	for _, l := range s.all {
		for w := range strings.FieldsSeq(l.text) {
			s.words[trimWord(w)]++
		}
	}
	return s.words
}

// runsOn reports whether a sentence clearly continues from a to b: a ends without punctuation, and b begins with a
// letter that is not a capital.
func runsOn(a, b line) bool {
	if ast.EndsSentence(a.text) || bulletWidth(b.text, false) > 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(b.text)
	return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsTitle(r)
}

// leadsIn reports whether s ends with a colon that announces the next block.
func leadsIn(s string) bool {
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":-")
}

// ragged reports whether most lines of a paragraph end where the next word would have fitted with a tenth of the
// paragraph's width to spare: they were ended on purpose, as in a list without bullets.
func (s *survey) ragged(lines []line, widest int) bool {
	short, width := 0, s.widthOf(widest)
	for i := 1; i < len(lines); i++ {
		if need(lines[i-1], lines[i])*10 <= width*9 {
			short++
		}
	}
	return len(lines) > 2 && short*3 > (len(lines)-1)*2
}

// widthOf returns the width that a paragraph was wrapped at, given the width of its widest line. That may be the width
// itself, if the author used a narrower column there; if it is far less than the file's width, the file's counts.
func (s *survey) widthOf(widest int) int {
	if widest*3 < s.width*2 {
		return s.width
	}
	return min(s.width, widest)
}

// need returns the width of line a with the first word of the next line b appended.
func need(a, b line) int {
	word, _, _ := strings.Cut(b.text, " ")
	return a.width() + 1 + utf8.RuneCountInString(word)
}

// hardBreak reports whether the author broke line a on purpose. b is the next line of the paragraph, widest the width
// of its widest line, and ragged the result of the method ragged for it.
func (s *survey) hardBreak(a, b line, widest int, ragged bool) bool {
	if !s.wrapped {
		return true
	}
	if letterLabel(b.text) || leadsIn(a.text) {
		return true
	}
	need, width := need(a, b), s.widthOf(widest)
	if ragged && need*10 <= width*9 && b.indent <= a.indent {
		return true
	}
	// A break was meant if the next word would have fitted with a fifth of the line to spare, or with half of it in the
	// middle of a sentence.
	if need*2 <= s.width {
		return true
	}
	return need*5 <= width*4 && !runsOn(a, b)
}

// letterLabel reports whether s begins with the letter of an option, as in "b) yes".
func letterLabel(s string) bool {
	s = strings.TrimPrefix(s, "(")
	return len(s) > 2 && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z') && (s[1] == ')' || s[1] == '.') &&
		s[2] == ' '
}

// trimWord returns w without the punctuation around it.
func trimWord(w string) string {
	w = strings.TrimLeft(w, "([{\"'“‘`*_•")
	w = strings.TrimRight(w, ")]}\"'”’`*_,;:!?.")
	return w
}

package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Patterns of lines that name a section; their words are in package words.
var (
	sectionNumber  = pattern.New(`^(?i)\s+(?:\d{1,3}|[A-Z]|[IVX]{1,5})\b\s*(?:[.:)\-–—]|$)`)
	sectionOrdinal = pattern.New(`^第[一二三四五六七八九十\d]+`)
)

// isSectionMark reports whether a line begins with a word for a section and a number.
func isSectionMark(line string) bool {
	for _, n := range vocabulary.Prefixes(vocabulary.SectionLabel, line) {
		if sectionNumber.MatchString(line[n:]) {
			return true
		}
	}
	m := sectionOrdinal.FindStringIndex(line)
	return m != nil && len(vocabulary.Prefixes(vocabulary.SectionCounter, line[m[1]:])) > 0
}

// isClosing reports whether a title names a last section: a summary, or a list of the right options.
func isClosing(title string) bool {
	return vocabulary.Is(vocabulary.ClosingTitle, title) || vocabulary.Is(vocabulary.AnswerKey, title)
}

// sectionLines holds the section lines of a text without headings, and the captions that only repeat titles.
type sectionLines struct {
	e          *evidence
	isQuestion func(int) bool // whether a unit opens a question
	known      map[string]bool
	first      int  // the first unit that opens a question
	closed     bool // answers end in full sentences, so a line that does not is not part of one
	section    map[int]bool
	drops      map[int]furniture
}

// findSections finds the section lines in one pass over the units. isQuestion reports whether a unit opens a question
// by its mark.
func findSections(e *evidence, isQuestion func(int) bool) *sectionLines {
	s := &sectionLines{
		e: e, isQuestion: isQuestion,
		known: map[string]bool{}, section: map[int]bool{}, drops: map[int]furniture{},
	}
	for w := range e.whole.titleWords {
		s.known[w] = true
	}
	if !e.plain {
		return s
	}
	for s.first < len(e.units) && !isQuestion(s.first) {
		s.first++
	}
	s.closed = s.endsClosed()
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok || isQuestion(i) {
			continue
		}
		text := flat(trim(p.Inlines))
		switch {
		case isSectionMark(text) && countWords(text) <= maxTitleWords+6:
			s.take(i, text)
		case i > 0 && s.drops[i-1] != noFurniture && s.isAd(p, text):
			s.drops[i] = downloadAd
		case s.isCaption(p, text):
			s.drops[i] = caption
		case s.isSection(i, p, text):
			s.take(i, text)
		}
	}
	return s
}

func (s *sectionLines) take(i int, text string) {
	s.section[i] = true
	for w := range wordSet(text) {
		s.known[w] = true
	}
}

// isTitleLike reports whether a line could be a title: the only line of its paragraph, short, beginning with a capital,
// a digit or a letter of a script without capitals, and not a sentence.
func isTitleLike(p *ast.Paragraph, text string) bool {
	if !oneLine(p) || text == "" || endsSentence(text) || countWords(text) > maxTitleWords || countWords(text) == 0 {
		return false
	}
	if strings.ContainsAny(text, "{}=;<>\\→") || hasLink(p.Inlines) {
		return false
	}
	r := []rune(text)[0]
	return unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

func hasLink(in []ast.Inline) bool {
	found := false
	eachLink(in, func(*ast.Link) { found = true })
	return found
}

// isCaption reports whether a line has only words of the title and of earlier sections, and at least half of the
// title's: the caption of an image in a page that was copied as text. One or two words prove nothing.
func (s *sectionLines) isCaption(p *ast.Paragraph, text string) bool {
	if !isTitleLike(p, text) || len(s.e.whole.titleWords) < 3 {
		return false
	}
	own := wordSet(text)
	if len(own) < 3 {
		return false
	}
	shared, core := 0, 0
	for w := range s.e.whole.titleWords {
		if !vocabulary.Has(vocabulary.TitleBoast, w) && !unicode.IsDigit(rune(w[0])) {
			core++
			if own[w] {
				shared++
			}
		}
	}
	for w := range own {
		if !s.known[w] {
			return false
		}
	}
	return shared*2 >= core
}

// pdfWord matches the name of the format in which pages are offered.
var pdfWord = pattern.New(`(?i)\bpdf\b`)

// isAd reports whether a paragraph, which follows other furniture, offers the page for download.
func (s *sectionLines) isAd(p *ast.Paragraph, text string) bool {
	return oneLine(p) && countWords(text) <= 40 && pdfWord.MatchString(text) && vocabulary.In(vocabulary.Download, text)
}

// isSection reports whether a line opens a section: it looks like a title, questions follow at once, and either it
// shares words with the title and adds new ones, or the text before it has clearly ended.
func (s *sectionLines) isSection(i int, p *ast.Paragraph, text string) bool {
	if !isTitleLike(p, text) {
		return false
	}
	if isClosing(text) {
		return s.proseFollows(i)
	}
	if isFAQ(text) {
		return s.questionFollows(i, true)
	}
	if m := readMark(text, true); m.style == numberMark && m.size < len(text) && s.questionFollows(i, false) {
		return true // a chapter's number, where questions are counted otherwise
	}
	if !s.questionFollows(i, false) {
		return false
	}
	if i < s.first && len(s.section) == 0 {
		return true // the line above the first question
	}
	if s.behindOptions(i) && !opensPart(text) && readLabel(text, s.e.letters) == 0 {
		return true
	}
	if isCapitals(text) && s.endedBefore(i) {
		return true // as no answer is written
	}
	return s.speaksTitle(text) || s.closed && countWords(text) <= 8 && s.endedBefore(i)
}

// isCapitals reports whether a line is written in capitals and has at least one word of three letters: "VITAL SIGNS".
func isCapitals(text string) bool {
	if strings.ToUpper(text) != text {
		return false
	}
	return slices.ContainsFunc(words(text), func(w string) bool {
		return utf8.RuneCountInString(w) >= 3 && strings.ToUpper(w) != w
	})
}

// questionFollows reports whether the next unit, except rules, is a question; bare allows one without a mark.
func (s *sectionLines) questionFollows(i int, bare bool) bool {
	for j := i + 1; j < len(s.e.units); j++ {
		if isDivider(s.e.units[j].block) {
			continue
		}
		p, ok := s.e.units[j].block.(*ast.Paragraph)
		return s.isQuestion(j) || bare && ok && isBareQuestion(p)
	}
	return false
}

// proseFollows reports whether the text up to the next question begins with a paragraph of sentences.
func (s *sectionLines) proseFollows(i int) bool {
	if i+1 >= len(s.e.units) || s.isQuestion(i+1) {
		return false
	}
	p, ok := s.e.units[i+1].block.(*ast.Paragraph)
	return ok && endsSentence(flat(trim(p.Inlines)))
}

// speaksTitle reports whether a line has two words of the title, and one that is neither in it nor in an earlier
// section.
func (s *sectionLines) speaksTitle(text string) bool {
	shared, fresh := 0, 0
	for w := range wordSet(text) {
		if s.e.whole.titleWords[w] {
			shared++
		}
		if !s.known[w] {
			fresh++
		}
	}
	return shared >= 2 && fresh >= 1
}

// behindOptions reports whether the text before unit i ends in an option by letter, and its question with it.
func (s *sectionLines) behindOptions(i int) bool {
	if i == 0 {
		return false
	}
	p, ok := s.e.units[i-1].block.(*ast.Paragraph)
	if !ok {
		return false
	}
	lines := linesOfParagraph(p.Inlines)
	l, ok := readOption(flat(lines[len(lines)-1]), false)
	return ok && len(lines) > 1 && l.letter != 0 && !l.first()
}

// endedBefore reports whether the block before unit i is complete.
func (s *sectionLines) endedBefore(i int) bool {
	switch b := s.e.units[i-1].block.(type) {
	case *ast.Paragraph:
		text := flat(trim(b.Inlines))
		return !s.isQuestion(i-1) && endsSentence(text) && !strings.HasSuffix(text, ":")
	case *ast.List, *ast.Listing, *ast.Table, *ast.Divider, *ast.Heading:
		return true
	default:
		return false
	}
}

// endsClosed reports whether three of four answers that end in a paragraph end in a full sentence. Lines that could be
// sections are not counted, unless they are so many that they must be answers.
func (s *sectionLines) endsClosed() bool {
	all, closed, lines := 0, 0, 0
	for i := 1; i < len(s.e.units); i++ {
		p, ok := s.e.units[i-1].block.(*ast.Paragraph)
		if !ok || !s.isQuestion(i) || s.isQuestion(i-1) {
			continue
		}
		text := flat(trim(p.Inlines))
		switch {
		case endsSentence(text):
			closed++
		case isTitleLike(p, text) && (i == 1 || s.endedBefore(i-1)):
			lines++
			continue
		}
		all++
	}
	return closed*4 >= all*3 && lines <= all
}

// isBareQuestion reports whether a paragraph without a mark, in a section of frequently isQuestion questions, is a
// question.
func isBareQuestion(p *ast.Paragraph) bool {
	text := flat(trim(p.Inlines))
	return oneLine(p) && endsAsking(text) && countWords(text) <= 40
}

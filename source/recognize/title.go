package recognize

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// titleSite matches the name of the site at the end of a page's title.
var titleSite = pattern.New(`\s+[|»]\s+[^|»]{1,40}$`)

// isFAQ reports whether a section's title names frequently asked questions.
func isFAQ(title string) bool { return vocabulary.Begins(vocabulary.FAQ, strings.TrimSpace(title)) }

// speaksOfQuestions reports whether a title has a word that titles of guides have.
func speaksOfQuestions(title string) bool { return vocabulary.In(vocabulary.GuideTitle, title) }

// maxTitleWords is the maximum number of words of a title; a longer line is a sentence.
const maxTitleWords = 18

// takeTitle takes the title of a text without headings out of its flow. Only its place identifies it: it is the first
// line, alone in its paragraph or ended by a line break, and neither a sentence nor a marked question. In other
// formats, which have headings for titles, the line must also speak of questions.
func takeTitle(doc *ast.Document, f flow, sink diag.Sink) titled {
	t := titled{flow: f, doc: doc}
	if len(f.units) < 2 || !f.plain && !f.opensWithTitle() {
		return t
	}
	p, ok := f.units[0].block.(*ast.Paragraph)
	if !ok {
		return t
	}
	in := trim(p.Inlines)
	line, _, more := strings.Cut(flat(in), "\n")
	if !isTitleLine(line) || isMarked(f.units[0]) {
		return t
	}
	if m := doc.Meta.Title; m != "" && key(m) != key(line) {
		return t
	}
	title := in
	t.units = f.units[1:]
	if more && isOneOfMany(f.units, p) {
		return titled{flow: f, doc: doc}
	}
	if more {
		var rest []ast.Inline
		title, rest = cut(in, len(line))
		if countWords(flat(rest)) > 0 && (!hardBreakFirst(rest) || goesOnBelow(line, flat(rest))) {
			return titled{flow: f, doc: doc}
		}
		first := f.units[0]
		first.block = paragraph(rest)
		t.units = slices.Concat([]unit{first}, t.units)
	}
	if own := withoutColon(line); own != line {
		title, _ = cut(title, len(own))
	}
	t.titleWords = wordSet(line)
	if cutAt := adStart(line); cutAt < len(line) {
		var ad []ast.Inline
		title, ad = cut(title, cutAt)
		titleAd.report(inlineSpan(ad), sink)
	}
	t.title = trim(title)
	return t
}

// opensWithTitle reports whether a document without headings opens with a line that speaks of questions, alone in its
// paragraph, and lists below it.
func (f flow) opensWithTitle() bool {
	p, ok := f.units[0].block.(*ast.Paragraph)
	if !ok || hasBreak(p.Inlines) || !speaksOfQuestions(flat(p.Inlines)) || endsAsking(flat(p.Inlines)) {
		return false
	}
	for _, u := range f.units[1:] {
		if _, ok := u.block.(*ast.List); !ok {
			return false
		}
	}
	return true
}

// goesOnBelow reports whether a line goes on on the next, with a small letter.
func goesOnBelow(line, next string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(next))
	return unicode.IsLower(r) && !speaksOfQuestions(line) && !opensOption(strings.TrimSpace(next))
}

// isOneOfMany reports whether the paragraphs of a text have as many lines as its first, three or more: its first line
// is that of a record.
func isOneOfMany(units []unit, first *ast.Paragraph) bool {
	size, all, alike := len(linesOfParagraph(first.Inlines)), 0, 0
	for _, u := range units {
		if p, ok := u.block.(*ast.Paragraph); ok {
			if all++; len(linesOfParagraph(p.Inlines)) == size {
				alike++
			}
		}
	}
	return size > minOptions && alike >= minQuestions && float64(alike) >= regularShare*float64(all)
}

// isTitleLine reports whether the first line of a text may be its title.
func isTitleLine(line string) bool {
	n := countWords(line)
	return n > 0 && n <= maxTitleWords && !strings.HasPrefix(line, ">") && !isNumberAlone(line) &&
		!leadingCode.MatchString(line+"\n") && !endsSentence(withoutTag(withoutColon(line))) &&
		!isSectionMark(line) && !isContentsTitle(line)
}

// withoutColon returns a line of a few words that speaks of questions without the colon at its end: it is the title of
// what follows ("Questions of the exam:").
func withoutColon(line string) string {
	own := strings.TrimRight(strings.TrimRight(line, ":："), " ")
	if own == line || countWords(line) > nameWords || !speaksOfQuestions(line) {
		return line
	}
	return own
}

// hardBreakFirst reports whether in begins with a line break that is meant to be seen.
func hardBreakFirst(in []ast.Inline) bool {
	if len(in) == 0 {
		return false
	}
	b, ok := in[0].(*ast.Break)
	return ok && b.Hard
}

// adStart returns the offset at which the advertisement in a title begins. Three words of title must remain.
func adStart(line string) int {
	end := len(line)
	for {
		s := line[:end]
		at := -1
		if offer := offerStart(s); countWords(s[:offer]) >= 3 {
			at = offer
		}
		if m := titleSite.FindStringIndex(s); m != nil && countWords(s[:m[0]]) >= 3 {
			at = m[0]
		}
		if at < 0 || at == end {
			return end
		}
		end = at
	}
}

// offerStart returns the offset at which a title offers the page as a PDF ("… – [free PDF download]"), or its length if
// it does not.
func offerStart(title string) int {
	const blanks, signs = " \t\u00a0", "-–—|:,"
	rest, pdf := strings.TrimRight(title, blanks+"])"), false
	for {
		word := rest[1+strings.LastIndexAny(rest, blanks+"[("+signs):]
		// LastIndexAny returns the first byte of a sign, which may have more.
		word = strings.TrimLeftFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		isPDF := strings.EqualFold(word, "pdf")
		if !isPDF && !vocabulary.Is(vocabulary.TitleOffer, word) {
			break
		}
		pdf = pdf || isPDF
		rest = strings.TrimRight(strings.TrimSuffix(rest, word), blanks)
	}
	if !pdf {
		return len(title)
	}
	rest = strings.TrimRight(rest, blanks+"[(")
	for sign := range strings.SplitSeq(signs, "") {
		if s, ok := strings.CutSuffix(rest, sign); ok {
			return len(strings.TrimRight(s, blanks))
		}
	}
	return len(rest)
}

// topical reports whether the guide's title, as far as it is known yet, or its file name mentions questions.
func (c cleared) topical() bool {
	return c.mentions(vocabulary.GuideTitle) || c.mentions(vocabulary.CardTitle)
}

// mentions reports whether the guide's title, as far as it is known yet, or its file name has a word for a concept.
func (c cleared) mentions(concept vocabulary.Concept) bool {
	if vocabulary.In(concept, c.doc.Meta.Title) || vocabulary.In(concept, flat(c.title)) ||
		vocabulary.In(concept, c.doc.Head) || vocabulary.InName(concept, fileWords(c.doc.At.File)) {
		return true
	}
	for _, u := range c.units {
		if h, ok := u.block.(*ast.Heading); ok {
			return vocabulary.In(concept, flat(h.Inlines))
		}
	}
	return false
}

// setTitle sets the title of the guide: that of the front matter, or else the first line of a text, or else the sole
// highest heading before all questions, or else the name of the file.
func (b *builder) setTitle(line []ast.Inline, file string) {
	g := b.guide
	if len(line) > 0 && g.Meta.Title == "" {
		g.Meta.Title = ast.PlainText(line)
		return
	}
	if s, rest := b.topSection(); s != nil {
		title := s.PlainTitle()
		switch {
		case g.Meta.Title == "":
			g.Meta.Title = title
		case key(g.Meta.Title) == key(title):
		case g.Meta.Subtitle == "" && b.level(s) == 1 && !endsAsking(title):
			// a title beside the front matter's; below it are sections
			g.Meta.Subtitle = title
		default:
			return
		}
		g.Intro = append(g.Intro, s.Intro...)
		g.Sections = rest
	}
	if g.Meta.Title == "" {
		g.Meta.Title = fileWords(file)
	}
}

// topSection returns the section whose title is that of the guide, and the sections that remain without it: the first
// section, if it holds all others, or all others that have questions.
func (b *builder) topSection() (*ast.Section, []*ast.Section) {
	g := b.guide
	if len(g.Sections) == 0 || len(g.Sections[0].Title) == 0 || b.level(g.Sections[0]) == lineLevel {
		return nil, nil
	}
	first := g.Sections[0]
	if len(g.Sections) > 1 {
		for _, s := range g.Sections[1:] {
			if b.level(s) < b.level(first) || b.level(s) == b.level(first) && hasQuestions(s) {
				return b.leadingTitle()
			}
		}
	}
	rest := append(append([]*ast.Section{}, first.Sections...), g.Sections[1:]...)
	if len(first.Questions) > 0 {
		rest = append([]*ast.Section{untitled(first)}, rest...)
	}
	return first, rest
}

func hasQuestions(s *ast.Section) bool {
	if len(s.Questions) > 0 {
		return true
	}
	for _, part := range s.Sections {
		if hasQuestions(part) {
			return true
		}
	}
	return false
}

// leadingTitle takes a first heading of level 1 as the title where sections are of level 1 too: if it has neither
// questions nor subsections, or is the only one that mentions questions ("50 questions on …", then "Basics").
func (b *builder) leadingTitle() (*ast.Section, []*ast.Section) {
	first, others := b.guide.Sections[0], b.guide.Sections[1:]
	if b.level(first) != 1 {
		return nil, nil
	}
	if len(first.Questions) == 0 && len(first.Sections) == 0 {
		return first, others
	}
	topical := func(s *ast.Section) bool { return speaksOfQuestions(s.PlainTitle()) && !isFAQ(s.PlainTitle()) }
	if !topical(first) || slices.ContainsFunc(others, topical) {
		return nil, nil
	}
	rest := append(append([]*ast.Section{}, first.Sections...), others...)
	if len(first.Questions) > 0 {
		rest = append([]*ast.Section{untitled(first)}, rest...)
	}
	return first, rest
}

// untitled returns a section with the questions of s and no title.
func untitled(s *ast.Section) *ast.Section {
	out := &ast.Section{Loc: s.Questions[0].Loc, Questions: s.Questions}
	extend(out)
	return out
}

// level returns the level of the heading that a section's title came from; 0 if it was not a heading.
func (b *builder) level(s *ast.Section) int { return b.levels[s] }

// fileWords returns a file name as a title: "go_interview-questions.md" becomes "Go interview questions".
func fileWords(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	ws := strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) })
	s := strings.Join(ws, " ")
	if s == "" || s == "." {
		return "Study guide"
	}
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

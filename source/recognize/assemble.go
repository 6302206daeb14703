package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
)

// builder builds the tree of a guide from pieces.
type builder struct {
	guide    *ast.Guide
	stack    []open // the sections that are open, outermost first
	question *ast.Question
	answered bool // the open question's answer has begun with a label
	untitled bool // the open question's title is only its mark
	task     bool // and its mark is that of a task
	headings map[*ast.Heading]ast.Node
	levels   map[*ast.Section]int // of the headings that the sections' titles were

	spent    []aside  // what was set aside while building
	evidence []string // of the options, for an explanation

	parts []keyPart // see keyParts

	quizzes, labelled map[*ast.Question]bool         // of a quiz; with an answer that begins with a label
	nameless          map[*ast.Question]string       // the labels of those that have no other title
	codes             map[*ast.Question][]ast.Inline // what stood before their titles and counts them
}

type open struct {
	section *ast.Section
	level   int
}

// assemble builds a guide from pieces. Its title is not set yet.
func assemble(meta ast.Meta, pieces []piece) *builder {
	b := &builder{
		guide: &ast.Guide{Meta: meta}, headings: map[*ast.Heading]ast.Node{}, levels: map[*ast.Section]int{},
		quizzes: map[*ast.Question]bool{}, labelled: map[*ast.Question]bool{},
		nameless: map[*ast.Question]string{}, codes: map[*ast.Question][]ast.Inline{},
	}
	for _, p := range pieces {
		switch p.kind {
		case sectionPiece:
			b.openSection(p)
		case questionPiece:
			b.openQuestion(p)
		case answerPiece:
			b.answer(p)
		case blockPiece:
			b.add(p.block)
		}
	}
	b.closeQuestion()
	b.guide.Intro = trimDividers(b.guide.Intro)
	for _, s := range b.guide.AllSections() {
		s.Intro = trimDividers(s.Intro)
		extend(s)
	}
	return b
}

func (b *builder) openSection(p piece) {
	b.closeQuestion()
	s := &ast.Section{Loc: ast.At(p.at), Title: p.title, FAQ: isFAQ(flat(p.title))}
	for len(b.stack) > 0 && b.stack[len(b.stack)-1].level >= p.level {
		b.stack = b.stack[:len(b.stack)-1]
	}
	if n := len(b.stack); n > 0 {
		in := b.stack[n-1].section
		in.Sections = append(in.Sections, s)
	} else {
		b.guide.Sections = append(b.guide.Sections, s)
	}
	b.stack = append(b.stack, open{s, p.level})
	b.levels[s] = p.level
	if p.heading != nil {
		b.headings[p.heading] = s
	}
}

// noSection is the level of the section made for questions outside sections: any heading ends it. lineLevel is the
// level of a section named by a line of text: any heading ranks above it.
const (
	noSection = 100
	lineLevel = 99
)

func (b *builder) openQuestion(p piece) {
	b.closeQuestion()
	if len(b.stack) == 0 {
		s := &ast.Section{Loc: ast.At(p.at)}
		b.guide.Sections = append(b.guide.Sections, s)
		b.stack = append(b.stack, open{s, noSection})
	}
	q := &ast.Question{Loc: ast.At(p.at), Number: p.mark.number, Label: p.mark.label, Title: p.title, Prompt: p.blocks}
	q.Tags = p.tags
	b.untitled, b.task = p.untitled, p.mark.style == taskNumber
	b.quizzes[q] = p.quiz
	if len(p.code) > 0 {
		b.codes[q] = p.code
	}
	s := b.stack[len(b.stack)-1].section
	s.Questions = append(s.Questions, q)
	b.question, b.answered = q, false
	if p.heading != nil {
		b.headings[p.heading] = q
	}
}

// answer begins the answer of the open question. A second label in the same answer is the author's own text and stays,
// but right below the first ("View Answer", "Answer: B") it says nothing more.
func (b *builder) answer(p piece) {
	if b.question == nil || b.answered && len(b.question.Answer) > 0 {
		b.add(p.block)
		return
	}
	q := b.question
	q.Prompt = append(q.Prompt, q.Answer...)
	q.Answer = nil
	b.answered = true
	q.At = q.At.To(p.at)
	for _, block := range p.blocks {
		b.add(block)
	}
}

func (b *builder) add(block ast.Block) {
	switch {
	case b.question != nil:
		q := b.question
		q.Answer = append(q.Answer, block)
		if !isDivider(block) {
			q.At = q.At.To(block.Span())
		}
	case len(b.stack) > 0:
		s := b.stack[len(b.stack)-1].section
		s.Intro = append(s.Intro, block)
		s.At = s.At.To(block.Span())
	default:
		b.guide.Intro = append(b.guide.Intro, block)
	}
}

// closeQuestion takes the facts of the open question out of its blocks, and its title if the heading is only a mark.
func (b *builder) closeQuestion() {
	q := b.question
	b.question = nil
	if q == nil {
		return
	}
	q.Answer = trimDividers(q.Answer)
	takeFacts(q, b.answered)
	b.labelled[q] = b.answered
	q.Prompt = trimDividers(q.Prompt)
	if label := q.Label; b.untitled && !b.entitle(q) {
		b.nameless[q] = label
	}
}

// entitle takes the title of a question whose heading is only a mark ("Question 5") from the text below: the first
// paragraph of its prompt, or of its answer if more follows there, be it further lines, or if it asks, or if the mark
// is that of a task, which may have no answer. Without it the mark stays the title unless it is only the number, and
// the question has no label; entitle returns false.
func (b *builder) entitle(q *ast.Question) bool {
	from := &q.Prompt
	if len(q.Prompt) == 0 &&
		(len(q.Answer) > 1 || len(q.Answer) == 1 && (b.task || opensAnswer(q.Answer[0]) || isAsked(q.Answer[0]) ||
			isVersion(flat(q.Title)))) {
		from = &q.Answer
	}
	for i := 0; i < len(*from); i++ {
		p, ok := (*from)[i].(*ast.Paragraph)
		if !ok || len(words(flat(p.Inlines))) == 0 {
			break
		}
		if i+1 < len(*from) && isFactLine(p) {
			continue
		}
		caption, asked := splitCaption(p.Inlines)
		title, rest := splitTitle(asked)
		if at := slices.IndexFunc(asked, isLineBreak); at > 0 && isOnlyMark(flat(asked[:at])) {
			title, rest = asked[:at], trim(asked[at+1:])
		}
		if isOnlyMark(flat(title)) && (len(rest) > 0 || i+1 < len(*from)) {
			b.spent = append(b.spent, aside{inlineSpan(title), markTwice})
			if title = rest; len(rest) == 0 {
				*from = slices.Delete(slices.Clone(*from), i, i+1)
				i--
				continue
			}
			title, rest = splitTitle(rest)
		}
		if m, asked := takeMark(title, false); m.style == wordMark && len(asked) > 0 { // "Question: …"
			title = asked
		}
		q.Title = joinLines(unwrap(title))
		shown, left := slices.Clone((*from)[:i]), slices.Clone((*from)[i+1:])
		if len(caption) > 0 {
			shown = append(shown, paragraph(caption))
		}
		if len(rest) > 0 {
			left = append([]ast.Block{paragraph(rest)}, left...)
		}
		if from == &q.Prompt {
			q.Prompt = append(shown, left...)
		} else {
			q.Prompt, q.Answer = shown, left
		}
		q.Prompt, q.Answer = trimDividers(q.Prompt), trimDividers(q.Answer)
		return true
	}
	q.Label = ""
	if isNumberAlone(flat(unwrap(q.Title))) {
		q.Title = nil // it is the number, which is shown before it
	}
	return false
}

// isAsked reports whether a block is a paragraph that asks: no answer to a mark.
func isAsked(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	return ok && asks(flat(trim(p.Inlines)))
}

// opensAnswer reports whether a block is a paragraph of a title and lines below it.
func opensAnswer(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok {
		return false
	}
	_, rest := splitTitle(p.Inlines)
	return len(rest) > 0
}

// trimDividers drops the rules at both ends of blocks. In the source they separate questions; the page has its own
// means for that.
func trimDividers(blocks []ast.Block) []ast.Block {
	for len(blocks) > 0 && isDivider(blocks[0]) {
		blocks = blocks[1:]
	}
	for len(blocks) > 0 && isDivider(blocks[len(blocks)-1]) {
		blocks = blocks[:len(blocks)-1]
	}
	if len(blocks) == 0 {
		return nil
	}
	return blocks
}

// extend widens the span of a section to cover its questions and subsections.
func extend(s *ast.Section) {
	for _, q := range s.Questions {
		s.At = s.At.To(q.At)
	}
	for _, part := range s.Sections {
		extend(part)
		s.At = s.At.To(part.At)
	}
}

// anchors returns the node that each of the document's slugs leads to: a section, a question or a heading within one.
// That of a heading that became the guide's title or was set aside leads nowhere (nil), without a report.
func (b *builder) anchors(slugs map[*ast.Heading]string) map[string]ast.Node {
	for _, h := range innerHeadings(b.guide) {
		b.headings[h] = h
	}
	out := map[string]ast.Node{}
	for h, slug := range slugs {
		out[slug] = b.headings[h]
	}
	return out
}

// innerHeadings returns the headings within the introductions of sections and within questions.
func innerHeadings(g *ast.Guide) []*ast.Heading {
	var out []*ast.Heading
	ast.Walk(g, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Heading:
			out = append(out, n)
			return false
		case *ast.Paragraph: // holds none
			return false
		}
		return true
	})
	return out
}

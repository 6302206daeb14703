package recognize

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	vocabulary "example.org/studyguide/source/words"
)

// A key at the end of a guide or of a section holds the answers by the numbers of the questions, in a list, a table, or
// lines, with explanations or without. Its entries become the answers of their questions.

// A keyEntry is what a key says of one question.
type keyEntry struct {
	number string
	blocks []ast.Block // without the number
	at     diag.Span
	part   *keyPart // that the entry stands in; nil if none has its title
	headed bool     // it stood below a heading of its own, or a label
}

// A key is a key to the answers, as it stands in the guide.
type answerKey struct {
	entries []*keyEntry
	titles  []diag.Span // of the key and its parts
	spent   []diag.Span // lines and tables whose words are not in the tree
	rest    []ast.Block // what is no entry
	asked   []*ast.Question
	parts   []keyPart // that it may have
	part    *keyPart  // that is read; nil if none has its title
}

// takeKeys moves the entries of keys out of the tree and returns them by their questions.
func (b *builder) takeKeys(sink diag.Sink) map[*ast.Question]*keyEntry {
	out := map[*ast.Question]*keyEntry{}
	var walk func(list []*ast.Section, before []*ast.Question) []*ast.Section
	walk = func(list []*ast.Section, before []*ast.Question) []*ast.Section {
		var kept []*ast.Section
		for i := 0; i < len(list); i++ {
			s := list[i]
			if isKeyTitle(flat(s.Title)) && len(before) > 0 {
				k := b.newKey(before)
				k.section(s)
				behind := i + 1 + k.follow(list[i+1:])
				if b.joins(k, before, out, sink) {
					for _, s := range list[i:behind] {
						b.forget(s)
					}
					i = behind - 1
					if len(k.rest) == 0 {
						continue
					}
					s.Intro, s.Questions, s.Sections = k.rest, nil, nil
				}
				kept = append(kept, s)
				continue
			}
			b.keyAsQuestions(s, before, out, sink)
			before = append(before, s.Questions...)
			behind := list[i+1:]
			if n := b.keyInAnswer(before, behind, out, sink); n > 0 {
				for _, s := range behind[:n] {
					b.forget(s)
				}
				i += n
			}
			inner := s.Questions
			if len(inner) == 0 {
				inner = before
			}
			s.Sections = walk(s.Sections, slices.Clip(inner))
			for _, part := range s.Sections {
				before = append(before, questionsOf(part)...)
			}
			kept = append(kept, s)
		}
		return kept
	}
	b.guide.Sections = walk(b.guide.Sections, nil)
	return out
}

// questionsOf returns the questions of a section and its parts.
func questionsOf(s *ast.Section) []*ast.Question {
	out := slices.Clone(s.Questions)
	for _, part := range s.Sections {
		out = append(out, questionsOf(part)...)
	}
	return out
}

// forget makes links to a section that is no more lead nowhere.
func (b *builder) forget(s *ast.Section) {
	gone := map[ast.Node]bool{s: true}
	ast.Walk(s, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.Section, *ast.Question:
			gone[n] = true
		}
		return true
	})
	for h, n := range b.headings {
		if gone[n] {
			b.headings[h] = nil
		}
	}
}

// keyInAnswer looks for a key that the answer of the last question has swallowed, and returns how many of the sections
// behind it are parts of that key.
func (b *builder) keyInAnswer(
	questions []*ast.Question, behind []*ast.Section, out map[*ast.Question]*keyEntry, sink diag.Sink,
) int {
	n := len(questions)
	if n >= minQuestions && b.keyInOrder(questions, out) {
		return 0
	}
	if n < minQuestions || !b.isBare(questions[n-2]) { // with a key, the questions have no answers of their own
		return 0
	}
	q := questions[n-1]
	if b.labelled[q] { // the title was taken for the label of its answer
		k := b.newKey(questions)
		k.blocks(q.Answer)
		was, used := q.Answer, k.follow(behind)
		q.Answer = nil
		if len(k.rest) == 0 && (used > 0 || k.has(q.Number)) && b.joins(k, questions, out, sink) {
			b.labelled[q] = false
			q.Answer = k.rest
			return used
		}
		q.Answer = was
	}
	for i, block := range q.Answer {
		var title, first []ast.Inline
		switch block := block.(type) {
		case *ast.Heading:
			title = block.Inlines
		case *ast.Paragraph:
			title, first = splitKeyTitle(block.Inlines)
		case *ast.Details:
			title = block.Summary
		}
		p, pairs := block.(*ast.Paragraph)
		pairs = pairs && onlyPairs(p)
		if !pairs && (title == nil || len(first) == 0 && !isKeyTitle(flat(title))) {
			continue
		}
		if !pairs && !holdsEntries(questions, block, first, q.Answer[i+1:], behind) {
			continue
		}
		k := b.newKey(questions)
		if pairs {
			k.lines(p)
		} else {
			k.titles = []diag.Span{inlineSpan(title)}
		}
		if d, ok := block.(*ast.Details); ok {
			k.blocks(slices.Concat(d.Rest, d.Blocks))
		}
		if len(first) > 0 {
			k.lines(paragraph(first))
		}
		k.blocks(q.Answer[i+1:])
		was, used := q.Answer, k.follow(behind)
		q.Answer = trimDividers(q.Answer[:i:i])
		if !b.joins(k, questions, out, sink) {
			q.Answer = was
			continue
		}
		q.Answer = append(q.Answer, k.rest...)
		return used
	}
	return 0
}

// holdsEntries reports whether entries of a key are in what stands below its title: in the block of the title, behind
// the title, below, or in the next section. Most titles that could be a key's ("Solution") have none, and to read a key
// takes time in proportion to all questions.
func holdsEntries(
	asked []*ast.Question, title ast.Block, first []ast.Inline, below []ast.Block, behind []*ast.Section,
) bool {
	k := &answerKey{asked: asked}
	if d, ok := title.(*ast.Details); ok {
		k.blocks(slices.Concat(d.Rest, d.Blocks))
	}
	if len(first) > 0 {
		k.lines(paragraph(first))
	}
	k.blocks(below)
	if withNumbers(k.entries) == 0 && len(behind) > 0 {
		if _, pairs, ok := strings.Cut(flat(behind[0].Title), ":"); ok && strings.ContainsAny(pairs, "0123456789") {
			return true // "Chapter 1: 1. A 2. B"
		}
		k.section(behind[0])
	}
	return withNumbers(k.entries) > 0
}

// keyInOrder looks for a key below the last question whose lines name an option each, in the order of the questions: as
// many as have no answer yet, back to the key before. It reports whether it is one.
func (b *builder) keyInOrder(questions []*ast.Question, out map[*ast.Question]*keyEntry) bool {
	q := questions[len(questions)-1]
	if !b.labelled[q] || len(q.Answer) == 0 {
		return false
	}
	p, ok := q.Answer[0].(*ast.Paragraph)
	if !ok {
		return false
	}
	lines := linesOfParagraph(p.Inlines)
	first := len(questions) - len(lines)
	if len(lines) < minQuestions || first < 0 || first > 0 && out[questions[first-1]] == nil {
		return false
	}
	for i, l := range lines {
		asked := questions[first+i]
		if _, ok := readOption(flat(l), true); !ok || out[asked] != nil || asked != q && b.labelled[asked] {
			return false
		}
	}
	for i, l := range lines {
		out[questions[first+i]] = &keyEntry{at: inlineSpan(l), blocks: []ast.Block{paragraph(l)}}
	}
	q.Answer, b.labelled[q] = q.Answer[1:], false
	if len(q.Answer) == 0 {
		q.Answer = nil
	}
	q.Prompt, q.Answer = nil, slices.Concat(q.Prompt, q.Answer)
	return true
}

// keyAsQuestions looks for a key whose entries were taken for the last questions of a section: they have marks of
// questions ("Q1 B"), and the title of the key ends the answer of the question before them.
func (b *builder) keyAsQuestions(
	s *ast.Section, before []*ast.Question, out map[*ast.Question]*keyEntry, sink diag.Sink,
) {
	for i := 1; i < len(s.Questions); i++ {
		q, rest := s.Questions[i-1], s.Questions[i:]
		var title *ast.Paragraph
		if n := len(q.Answer); n > 0 {
			title, _ = q.Answer[n-1].(*ast.Paragraph)
		}
		named := title != nil && isKeyTitle(flat(trim(title.Inlines)))
		if !named && !(b.labelled[q] && len(q.Answer) == 0) || slices.ContainsFunc(rest, func(q *ast.Question) bool {
			_, ok := readOption(flat(q.Title), true)
			return !ok
		}) {
			continue
		}
		k := b.newKey(slices.Concat(before, s.Questions[:i]))
		k.section(&ast.Section{Questions: rest})
		for _, q := range rest {
			k.spent = append(k.spent, q.At)
		}
		was := q.Answer
		if named {
			q.Answer = trimDividers(q.Answer[:len(q.Answer)-1])
			k.titles = append(k.titles, title.At)
		}
		if !b.joins(k, slices.Concat(before, s.Questions[:i]), out, sink) {
			q.Answer = was
			continue
		}
		if !named {
			b.labelled[q] = false
		}
		b.forget(&ast.Section{Questions: rest})
		s.Questions, q.Answer = s.Questions[:i:i], append(q.Answer, k.rest...)
		return
	}
}

// onlyPairs reports whether a paragraph is nothing but the pairs of a key, which needs no title then.
func onlyPairs(p *ast.Paragraph) bool {
	n := 0
	for _, line := range byLine(p.Inlines) {
		pairs := keyPairs(flat(line))
		if len(pairs) == 0 {
			return false
		}
		n += len(pairs)
	}
	return n >= minQuestions
}

// splitKeyTitle splits a paragraph behind the title of a key: before a colon ("Answer key: 1-B, 2-C") or on a line of
// its own. Without such a title everything is the title.
func splitKeyTitle(in []ast.Inline) (title, rest []ast.Inline) {
	in = trim(in)
	text := flat(in)
	line, _, more := strings.Cut(text, "\n")
	if at := strings.IndexAny(line, ":："); at >= 0 && strings.Trim(line[at:], ":： ") != "" {
		line, more = line[:at], true
	}
	if !more || !isKeyTitle(line) && !vocabulary.Is(vocabulary.KeyLabel, line) {
		return in, nil
	}
	title, rest = cut(in, len(line))
	return trim(title), dropPrefix(rest, len(colon.FindString(flat(rest))))
}

// joins moves the entries of a key to the questions before it, if most of them fit questions that have no answer, or if
// they fit all questions and no label says that these have one: hints and lines to write on may stand below them. What
// fits none stays where it was.
func (b *builder) joins(k *answerKey, before []*ast.Question, out map[*ast.Question]*keyEntry, sink diag.Sink) bool {
	if len(k.entries) < minOptions {
		return false
	}
	found, left := k.found(before, out)
	matched, bare, labelled, headed := 0, 0, 0, 0
	for i, q := range found {
		if q == nil {
			continue
		}
		matched++
		if b.isBare(q) {
			bare++
		}
		if b.labelled[q] {
			labelled++
		}
		if k.entries[i].headed {
			headed++
		}
	}
	whole := matched == len(k.entries) && labelled == 0 && (matched == len(before) || headed == matched)
	if matched < minOptions || matched*2 < len(k.entries) || bare*2 < matched && !whole {
		return false
	}
	again, other := 0, 0 // entries that could answer another question as well, and one of these
	for i, e := range k.entries {
		alike := left[bareNumber(e.number)]
		if found[i] == nil || e.part != nil || len(alike) == 0 || !b.isBare(before[alike[0]]) {
			continue
		}
		again, other = again+1, i
	}
	if again*2 >= matched {
		e := k.entries[other]
		sink.Report(diag.New(diag.OptionUnmatched, e.at, "the key answers question %s, and there are two of that number",
			e.number).WithHint("divide the key by the titles of the sections"))
		return false
	}
	for i, e := range k.entries {
		if q := found[i]; q != nil {
			k.titles = append(k.titles, e.untitle(q.Title)...)
			out[q] = e
			continue
		}
		sink.Report(diag.New(diag.OptionUnmatched, e.at, "the key answers question %s, which is not there", e.number))
		number := []ast.Inline{&ast.Text{Loc: ast.At(e.at), Value: e.number + ". "}}
		if len(e.blocks) == 0 {
			e.blocks = []ast.Block{&ast.Paragraph{Loc: ast.At(e.at)}}
		}
		if p, ok := e.blocks[0].(*ast.Paragraph); ok {
			e.blocks[0] = &ast.Paragraph{Loc: p.Loc, Inlines: append(number, p.Inlines...)}
		}
		k.rest = append(k.rest, e.blocks...)
	}
	for _, at := range k.titles {
		sink.Report(diag.New(diag.Furniture, at, "title in a key set aside; its answers stand with their questions"))
	}
	for _, at := range k.spent {
		sink.Report(diag.New(diag.Furniture, at, "line of a key set aside; its answers stand with their questions"))
	}
	return true
}

// found returns the question before a key that each of its entries answers, nil for an entry that fits none, and what
// is left of the questions, by their numbers.
func (k *answerKey) found(
	before []*ast.Question, out map[*ast.Question]*keyEntry,
) (found []*ast.Question, left map[string][]int) {
	numbered := slices.ContainsFunc(before, func(q *ast.Question) bool { return q.Number != "" })
	free := map[string][]int{} // questions by their numbers, those without by their titles
	for i, q := range before {
		if out[q] != nil {
			continue
		}
		called := bareNumber(q.Number)
		switch {
		case q.Number != "":
		case numbered:
			called = key(flat(q.Title))
		default:
			called = strconv.Itoa(i + 1)
			free[key(flat(q.Title))] = append(free[key(flat(q.Title))], i)
		}
		free[called] = append(free[called], i)
	}
	found = make([]*ast.Question, len(k.entries))
	taken := map[int]bool{}
	next := 0
	for i, e := range k.entries {
		called := bareNumber(e.number)
		if called == "" && e.headed {
			called = key(ast.BlockText(e.blocks[:1], ast.OwnText))
		}
		at := slices.DeleteFunc(slices.Clone(free[called]), func(n int) bool {
			return taken[n] || e.part != nil && !e.part.has(before[n])
		})
		if len(at) == 0 {
			continue
		}
		// From the one after the last, for numbers may begin anew in each section.
		j := max(0, slices.IndexFunc(at, func(n int) bool { return n >= next }))
		found[i], next, taken[at[j]] = before[at[j]], at[j]+1, true
	}
	for called, of := range free {
		free[called] = slices.DeleteFunc(of, func(n int) bool { return taken[n] })
	}
	return found, free
}

// untitle drops the title or the label of the question at the start of an entry, and returns where it stood.
func (e *keyEntry) untitle(title []ast.Inline) []diag.Span {
	if !e.headed || len(e.blocks) == 0 {
		return nil
	}
	p, ok := e.blocks[0].(*ast.Paragraph)
	if !ok {
		return nil
	}
	if text := flat(p.Inlines); key(text) != key(flat(title)) && !isOnlyMark(text) {
		return nil
	}
	e.blocks = e.blocks[1:]
	return []diag.Span{inlineSpan(p.Inlines)}
}

// isBare reports whether a question has nothing below it but what may be its options.
func (b *builder) isBare(q *ast.Question) bool {
	if len(q.Answer) == 0 {
		return true
	}
	if b.labelled[q] {
		return false
	}
	c := findChoice(q.Answer)
	return c != nil && len(trimDividers(c.after)) == 0
}

// join adds what the key says of a question to its answer. A label before it is not needed any more.
func (e *keyEntry) join(q *ast.Question) {
	if len(e.blocks) > 0 {
		if p, ok := e.blocks[0].(*ast.Paragraph); ok {
			if n := statementLabel(flat(trim(p.Inlines))); n > 0 {
				in := dropPrefix(trim(p.Inlines), n)
				if e.blocks = e.blocks[1:]; len(in) > 0 {
					e.blocks = append([]ast.Block{paragraph(in)}, e.blocks...)
				}
			}
		}
	}
	q.Answer = append(slices.Clip(q.Answer), e.blocks...)
}

package recognize

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Exam papers state rather than ask: "The virus is", "She ___ to school". What shows that their items are questions is
// what they offer: options by letters right below each, and an answer key, or an answer with a label.

// offersOptions reports whether blocks begin with options by letters.
func offersOptions(blocks []ast.Block) bool {
	c := findChoice(blocks)
	return c != nil && !c.plain && !c.numbered && len(c.before) == 0
}

// isExamItem reports whether options by letters stand below the first line of an item, right below it or below one
// block more: what is asked of a case, or what is shown.
func isExamItem(it *ast.Item) bool {
	p, ok := firstParagraph(it)
	if !ok {
		return false
	}
	below := append(laterLines(p.Inlines), it.Blocks[1:]...)
	return offersOptions(below) || len(below) > 1 && offersOptions(below[1:])
}

// offersEvenly reports whether every question offers as many options by letters, three or more: the clauses of a law
// have parts by letters too, but not as many each time.
func offersEvenly(pieces []piece) bool {
	size := 0
	for i := range pieces {
		if pieces[i].kind != questionPiece {
			continue
		}
		blocks := append(laterLines(pieces[i].title), pieces[i].blocks...)
		for j := i + 1; j < len(pieces) && pieces[j].kind == blockPiece; j++ {
			blocks = append(blocks, pieces[j].block)
		}
		c := findChoice(blocks)
		if c == nil || c.plain || c.numbered || len(c.options) <= minOptions || size > 0 && len(c.options) != size {
			return false
		}
		size = len(c.options)
	}
	return size > 0
}

// partNumber matches the number of a part of an exam.
var partNumber = pattern.New(`^[*_\s]*(?:[（(]?[一二三四五六七八九十IVX]{1,4}[)）]?|[A-Z])\s*[.．、:：)）]\s*`)

// isExamPart reports whether a line is the title of a part of an exam ("II. Multiple choice"): it says how the
// questions are answered, and perhaps a little more.
func isExamPart(line string) bool {
	const longest = 60 // characters: "一、单项选择题（本大题共10小题，每小题2分，共20分）"
	line = strings.TrimSpace(line)
	if !strings.Contains(line, "\n") && utf8.RuneCountInString(line) <= longest && !endsAsking(line) {
		number := partNumber.FindString(line)
		rest := line[len(number):]
		for _, n := range vocabulary.Prefixes(vocabulary.ExamPart, rest) {
			after := strings.Trim(rest[n:], " *_")
			first, _ := utf8.DecodeRuneInString(after)
			if after == "" || strings.ContainsRune("（(", first) || vocabulary.Is(vocabulary.QuestionLabel, after) ||
				number != "" && strings.ContainsRune(":：", first) {
				return true
			}
		}
	}
	return false
}

// areExamParts reports whether nearly all questions are counted from 1, hardly with a gap, in parts whose titles say
// how they are answered: statements to be completed or judged, which need not ask.
func areExamParts(pieces []piece) bool {
	questions, counted, next := 0, 0, 0 // the number that goes on; 0 outside such parts
	for _, p := range pieces {
		switch {
		case p.kind == sectionPiece && isExamPart(flat(p.title)):
			next = 1
		case p.kind == sectionPiece:
			next = 0
		case p.kind == questionPiece:
			questions++
			if n, err := strconv.Atoi(p.mark.number); err == nil && next > 0 && n >= next {
				if n == next {
					counted++
				}
				next = n + 1
			}
		}
	}
	return questions >= minQuestions && float64(counted) >= regularShare*float64(questions)
}

// laterLines returns the lines of a title after the first, as a paragraph; of one line the options behind the stem, if
// there are any.
func laterLines(in []ast.Inline) []ast.Block {
	lines := linesOfParagraph(in)
	if len(lines) < 2 {
		if parts := inLine(in); len(parts) > minOptions && opensOption(flat(parts[1])) && !opensOption(flat(parts[0])) {
			return []ast.Block{paragraph(joined(parts[1:]))}
		}
		return nil
	}
	_, rest := cut(in, len(flat(in))-len(tailOf(lines[1:])))
	return []ast.Block{paragraph(trim(rest))}
}

// offering counts the questions that offer options by letters or are judged in their brackets, and reports whether the
// pieces hold a key, or half of these the answer in their brackets.
func offering(pieces []piece) (n int, key bool) {
	var blocks []ast.Block
	open, judged, filled := false, false, 0
	end := func() {
		if open && (judged || offersOptions(blocks)) {
			n++
		}
		open, blocks = false, nil
	}
	for _, p := range pieces {
		switch p.kind {
		case questionPiece:
			end()
			open, blocks = true, append(laterLines(p.title), p.blocks...)
			stem, ok := answerInStem(flat(p.title))
			if judged = ok && isJudgement(stem.text); ok {
				filled++
			}
		case sectionPiece:
			end()
			key = key || isKeyTitle(flat(p.title))
		case blockPiece:
			blocks = append(blocks, p.block)
			if p, ok := p.block.(*ast.Paragraph); ok {
				title, _ := splitKeyTitle(p.Inlines)
				key = key || isKeyTitle(flat(trim(title)))
			}
		case answerPiece:
			if b, ok := p.block.(*ast.Paragraph); ok {
				title, _ := splitKeyTitle(b.Inlines)
				key = key || isKeyTitle(flat(trim(title)))
			}
			end()
		}
	}
	end()
	return n, key || filled >= minQuestions && filled*2 >= n
}

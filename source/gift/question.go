package gift

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/pattern"
)

// An asking is a question while it is read.
type asking struct {
	bank.Item
	format   string
	accepted [][]ast.Block // answers that are written
	general  []ast.Block   // feedback on every answer
}

// A braced is a part of a question in braces, by its offsets in the file without the braces.
type braced struct{ start, end int }

// question reads a question, or a description, which has no braces. It returns false for one that is malformed, which
// is reported.
func (r *reader) question(p part) bool {
	body := strings.TrimRight(p.text, " \t\n")
	start, end := p.start, p.start+len(body)
	q := asking{Item: bank.Item{Entry: bank.Entry{At: r.Span(start, end), Section: r.section, Tags: r.tags,
		Key: r.key, KeyAt: r.keyAt}}}
	if rest, ok := strings.CutPrefix(body, "::"); ok {
		if i := index(rest, "::"); i >= 0 {
			name := r.text(rest[:i], start+2, nil).Trim()
			q.Name, q.NameAt = name.String(), name.Span(r.Lines)
			start += i + 4
			body = rest[i+2:]
		}
	}
	if m := formatted.FindStringSubmatch(body); m != nil {
		q.format = m[1]
		body, start = body[len(m[0]):], start+len(m[0])
	}
	gapped := strings.TrimSuffix(body, "{}")
	switch some, open := scanGaps(gapped); {
	case open >= 0:
		r.malformed(start+open, start+open+1, neverClosed)
		return false
	case some:
		r.cloze(gapped, start, &q)
		return true
	}
	var answers []braced
	for i, signs := 0, indexes(body, "{}"); i < len(signs); i++ {
		if body[signs[i]] != '{' {
			continue
		}
		for j := i + 1; j < len(signs); j++ {
			if body[signs[j]] == '}' {
				answers = append(answers, braced{start + signs[i] + 1, start + signs[j]})
				i = j
				break
			}
		}
	}
	var text bank.Text
	from := start
	for i, a := range answers {
		text.Append(r.text(string(r.Src[from:a.start-1]), from, p.skip))
		last := i+1 == len(answers) && strings.TrimSpace(string(r.Src[a.end+1:end])) == ""
		if !last || len(answers) > 1 {
			text.Decode(bank.Blank(i, len(answers)), a.start-1)
		}
		from = a.end + 1
	}
	text.Append(r.text(string(r.Src[from:end]), from, p.skip))
	blocks := r.blocks(text, q.format)
	if len(answers) == 0 {
		r.quiz.Describe(r.section, blocks, q.At)
		return true
	}
	q.Question = blocks
	var gaps []bank.Gap
	for _, a := range answers {
		one := asking{format: q.format}
		if !r.answers(a, p.skip, &one) {
			return false
		}
		q.Question = append(q.Question, one.Question...)
		q.general = append(q.general, one.general...)
		q.Outcomes = append(q.Outcomes, one.Outcomes...)
		gaps = append(gaps, bank.Gap{Choices: one.Choices, Several: one.Several, Answers: one.accepted})
		q.Answer = append(q.Answer, one.Answer...)
	}
	q.Fill(gaps)
	q.Feedback = q.general
	r.quiz.Add(q.Item)
	return true
}

var (
	truth  = pattern.New(`^(?i)\s*(t|true|f|false)\s*(?:#|$)`)
	weight = pattern.New(`^\s*%(-?[0-9]*[.,]?[0-9]*)%`)
)

// answers reads what is in braces into q. It returns false for what breaks the rules, which is reported.
func (r *reader) answers(at braced, comments []skipped, q *asking) bool {
	s := string(r.Src[at.start:at.end])
	text := func(from, to int) bank.Text { return r.text(s[from:to], at.start+from, comments) }
	if i := index(s, "####"); i >= 0 {
		q.general = r.blocks(text(i+4, len(s)), q.format)
		s = s[:i]
	}
	for _, c := range slices.Backward(comments) { // so that what is in them does not count
		if c.start >= at.start && c.start < at.start+len(s) {
			from, to := c.start-at.start, min(c.end-at.start, len(s))
			s = s[:from] + strings.Repeat(" ", to-from) + s[to:]
		}
	}
	switch trimmed := strings.TrimLeft(s, " \t\n"); {
	case trimmed == "":
		return true // an essay
	case trimmed[0] == '#':
		return r.numbers(s, len(s)-len(trimmed)+1, at.start, text, q)
	case truth.MatchString(s):
		r.trueOrFalse(s, at.start, text, q)
		return true
	case len(indexes(s, "=~")) == 0: // a short answer may do without a sign
		q.accepted = r.short(answer{start: 0, text: len(s), end: len(s), share: 100}, s, text, q)
		return true
	case trimmed[0] != '=' && trimmed[0] != '~' && trimmed[0] != '%':
		r.malformed(at.start-1, at.end+1, "these braces hold no answers: expected = or ~ before each, # before a number, "+
			`T or F, or nothing; { and } of the text itself are written \{ and \}`)
		return false
	}
	var found []answer
	signs := indexes(s, "=~")
	if strings.TrimLeft(s, " \t\n")[0] == '%' { // a weight without a sign
		signs = slices.Insert(signs, 0, len(s)-len(strings.TrimLeft(s, " \t\n"))-1)
	}
	wrong := false
	for i, from := range signs {
		to := len(s)
		if i+1 < len(signs) {
			to = signs[i+1]
		}
		a := answer{start: from + 1, end: to}
		if from >= 0 && s[from] == '~' {
			wrong = true
		} else {
			a.share, a.right = 100, true
		}
		if m := weight.FindStringSubmatch(s[a.start:to]); m != nil {
			a.share, _ = strconv.ParseFloat(strings.ReplaceAll(m[1], ",", "."), 64)
			a.start, a.weighted = a.start+len(m[0]), true
		}
		a.text = to
		if i := indexes(s[a.start:to], "#"); len(i) > 0 {
			a.text = a.start + i[0]
			a.feedback = r.blocks(text(a.text+1, to), q.format)
		}
		found = append(found, a)
	}
	switch {
	case !wrong && slices.ContainsFunc(found, func(a answer) bool { return index(s[a.start:a.text], "->") >= 0 }):
		r.pairs(s, found, at.start, text, q)
	case !wrong:
		r.shortAnswers(found, text, q)
	default:
		q.Several = !slices.ContainsFunc(found, func(a answer) bool { return a.share >= 100 })
		for _, a := range found {
			t := text(a.start, a.text).Trim()
			q.Choices = append(q.Choices, bank.Choice{
				At: t.Span(r.Lines), Blocks: r.blocks(t, q.format), Share: a.share, Feedback: a.feedback,
			})
		}
		q.Choices = slices.DeleteFunc(q.Choices, func(c bank.Choice) bool {
			return len(c.Blocks) == 0 && len(c.Feedback) == 0 // two signs in a row
		})
	}
	return true
}

// An answer is one of those in braces, by its offsets in them.
type answer struct {
	start, text, end int // of the text, behind it, behind the feedback
	share            float64
	right, weighted  bool
	feedback         []ast.Block
}

// short reads the one answer in braces that have no signs, but for feedback.
func (r *reader) short(a answer, s string, text func(int, int) bank.Text, q *asking) [][]ast.Block {
	if i := indexes(s, "#"); len(i) > 0 {
		a.text = i[0]
		q.general = append(q.general, r.blocks(text(a.text+1, a.end), q.format)...)
	}
	return [][]ast.Block{r.blocks(text(a.start, a.text), q.format)}
}

// cloze reads a question with answers as Moodle's cloze questions have them.
func (r *reader) cloze(body string, start int, q *asking) {
	c := Cloze{Lines: r.Lines, Blocks: func(t bank.Text) []ast.Block { return r.blocks(t, q.format) }}
	var raw bank.Text
	raw.Add(body, start)
	shown, gaps, outcomes := c.Read(raw)
	q.Question, q.Outcomes = r.blocks(Unescape(shown), q.format), outcomes
	q.Fill(gaps)
	r.quiz.Add(q.Item)
}

// shortAnswers reads answers that are to be written.
func (r *reader) shortAnswers(found []answer, text func(int, int) bank.Text, q *asking) {
	var accepted [][]ast.Block
	for _, a := range found {
		t := text(a.start, a.text).Trim()
		blocks := r.blocks(t, q.format)
		if a.share > 0 {
			accepted = append(accepted, bank.InPart(blocks, a.share))
		}
		q.Outcomes = append(q.Outcomes, a.feedback)
	}
	q.accepted = accepted
}

// pairs reads what is to be matched.
func (r *reader) pairs(s string, found []answer, src int, text func(int, int) bank.Text, q *asking) {
	var pairs []bank.Pair
	for _, a := range found {
		i := index(s[a.start:a.text], "->")
		if i < 0 {
			i = a.text - a.start
		}
		middle := a.start + i
		p := bank.Pair{
			At: r.Span(src+a.start, src+a.text), Left: r.blocks(text(a.start, middle), q.format),
		}
		if middle < a.text {
			p.Right = r.blocks(text(middle+2, a.text), q.format)
		}
		pairs = append(pairs, p)
		q.Outcomes = append(q.Outcomes, a.feedback)
	}
	q.Question, q.Answer = bank.Match(pairs)
}

// trueOrFalse reads whether a statement holds. The first feedback is for the wrong answer.
func (r *reader) trueOrFalse(s string, src int, text func(int, int) bank.Text, q *asking) {
	m := truth.FindStringSubmatchIndex(s)
	holds := s[m[2]] == 't' || s[m[2]] == 'T'
	at := r.Span(src+m[2], src+m[3])
	q.Choices = bank.TrueFalse(holds, at, at)
	wrong := 0
	if holds {
		wrong = 1
	}
	signs := append(indexes(s[m[2]:], "#"), len(s)-m[2])
	for i := 0; i+1 < len(signs) && i < 2; i++ {
		fb := r.blocks(text(m[2]+signs[i]+1, m[2]+signs[i+1]), q.format)
		if i == 0 {
			q.Choices[wrong].Feedback = fb
		} else {
			q.Choices[1-wrong].Feedback = fb
		}
	}
}

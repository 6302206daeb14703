package recognize

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// Options may be lines below the question, with neither labels nor bullets. Any answer has lines; what proves that
// these are options is what most questions of the guide do with theirs.

// A lineRow is lines below a question that may be its options.
type lineRow struct {
	o      *offer
	c      *choice
	items  bool // the lines are items of a list
	signs  map[string][]int
	said   naming
	named  bool
	judged diag.Span // of the lines that judge the options
	answer []ast.Block
}

// takeLines takes the lines below questions for their options where most questions of a guide have them in one form:
// one has a sign, the answer names one or judges each, or they are as many each time and no sentences.
// It returns the lines that judge, and the evidence.
func takeLines(offers []*offer) (spent []aside, why []string) {
	var rows []*lineRow
	all, named := 0, 0
	signs, sizes := map[string]int{}, map[int]int{}
	sentences, options := 0, 0
	for _, o := range offers {
		if o.faq {
			continue
		}
		all++
		r := readLines(o)
		if r == nil {
			continue
		}
		rows = append(rows, r)
		if r.named {
			named++
		}
		for s := range r.signs {
			signs[s]++
		}
		if !r.items {
			sizes[len(r.c.options)]++
		}
		for _, o := range r.c.options {
			if options++; ast.EndsSentence(ast.BlockText(o.Blocks, ast.OwnText)) {
				sentences++
			}
		}
	}
	most := func(n int) bool { return n >= minQuestions && float64(n) >= quizShare*float64(all) }
	for s, n := range signs {
		if most(n) {
			for _, r := range rows {
				if r.signs[s] != nil || float64(n) >= regularShare*float64(all) {
					r.take(s)
				}
			}
			return nil, []string{explainLines("the sign "+s, n, all)}
		}
	}
	regular := func(n int) bool {
		return n >= rowLines-1 && sizes[n] >= regularRows && most(sizes[n]) && sentences*2 <= options
	}
	if most(named) {
		why = append(why, explainLines("one that the text below names or judges", named, all))
	}
	alike := 0
	for _, r := range rows {
		if isNamed := r.named && most(named); !isNamed {
			if !regular(len(r.c.options)) || len(r.answer) > 0 || r.items {
				continue
			}
			alike++
		}
		r.take("")
		if !r.judged.IsZero() {
			spent = append(spent, aside{r.judged, verdictLines})
		}
	}
	if alike > 0 {
		why = append(why, explainLines("as many each time", alike, all))
	}
	return spent, why
}

// explainLines says why lines were taken for options.
func explainLines(what string, n, all int) string {
	return fmt.Sprintf("lines below %d of %d questions are options: %s", n, all, what)
}

// mostLines is the greatest number of lines that may be options: as many as there are letters to name them.
const mostLines = 26

// readLines returns the lines of a question that may be its options; nil if there are none.
func readLines(o *offer) *lineRow {
	if o.c != nil && !(o.c.plain && !o.boxes && !o.c.drawn) {
		return nil
	}
	blocks, es := o.blocks, o.entries
	from := 0
	for from < len(es) && (es[from].block != nil && isShown(es[from].block) ||
		es[from].in != nil && strings.ContainsAny(lastRune(flat(trim(es[from].in))), ":：")) {
		from++
	}
	to := from
	for to < len(es) && to-from <= mostLines && es[to].in != nil && len(es[to].rest) == 0 &&
		es[to].count == "" && es[to].task == ast.NoTask && !opensPart(flat(es[to].in)) {
		to++
	}
	for i := from; i < to; i++ {
		if es[i].item == nil {
			continue
		}
		from = i // lines above a list ask, and those below it explain
		for i++; i < to && es[i].item != nil; i++ {
		}
		to = i
	}
	if to-from < minOptions || to-from > mostLines {
		return nil
	}
	after := rebuilt(blocks, es[to:], es[:to])
	answer := after
	if o.labelled {
		answer = o.q.Answer
	}
	verdicts, behind, judged := judgements(answer)
	if n := len(verdicts); n >= minOptions && n < to-from { // what is above them is seen
		from = to - n
	}
	c := &choice{plain: true, labels: make([]optionLabel, to-from), after: after}
	c.before = rebuilt(blocks, es[:from], es[from:])
	r := &lineRow{o: o, c: c}
	lines := [][]ast.Inline{nil}
	for _, e := range es[from:to] {
		c.options = append(c.options, &ast.Option{Loc: e.at, Blocks: []ast.Block{paragraph(e.in)}})
		lines = append(lines, e.in)
		r.items = r.items || e.item != nil
	}
	r.signs = signsOf(lines)
	if r.said, r.answer, r.named = c.findNamed(answer, o.labelled); r.named && len(r.said.right) > 0 {
		r.named = !r.items
	} else if r.named = len(verdicts) == len(c.options); r.named {
		r.said, r.answer, r.judged = naming{at: judged}, behind, judged
		for i, right := range verdicts {
			if right {
				r.said.right = append(r.said.right, i)
			}
		}
		r.named = len(r.said.right) > 0
	}
	return r
}

// judgements reads the lines of an answer that say in turn whether something is right, and returns what follows them.
func judgements(answer []ast.Block) (verdicts []bool, left []ast.Block, at diag.Span) {
	es := entriesOf(answer)
	end := 0
	for end < len(es) && es[end].in != nil && isAnswerWord(flat(es[end].in)) {
		end++
	}
	for end < len(es) && es[end].in != nil {
		right, ok := judgement(flat(es[end].in))
		if !ok {
			break
		}
		verdicts, at = append(verdicts, right), at.To(es[end].at.At)
		end++
	}
	return verdicts, rebuilt(answer, es[end:], es[:end]), at
}

// take makes the lines the options of their question, without the sign of the right ones.
func (r *lineRow) take(sign string) {
	for i, o := range r.c.options {
		if sign == "" || !slices.Contains(r.signs[sign], i) {
			continue
		}
		p := o.Blocks[0].(*ast.Paragraph)
		in := trim(p.Inlines)
		_, rest, before := signOf(flat(in))
		if in = dropPrefix(in, before); before == 0 {
			in, _ = cut(in, len(rest))
		}
		o.Blocks[0], o.Right = paragraph(in), true
		r.c.right++
	}
	o := r.o
	o.c, o.said, o.answer, o.named, o.lines = r.c, r.said, r.answer, r.named, true
}

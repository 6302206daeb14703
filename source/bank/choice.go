package bank

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

func itoa(n int) string { return strconv.Itoa(n) }

// settle makes the options of an item, and its answer.
func (it *Item) settle(sink diag.Sink) {
	right := rightOnes(it.Choices, it.Several)
	scored := slices.Contains(right, true)
	for i, c := range it.Choices {
		if !scored { // an explanation that names options would seem to say which are right
			c.Blocks, it.Choices[i].Feedback = slices.Concat(c.Blocks, c.Feedback), nil
		}
		it.Options = append(it.Options, &ast.Option{Loc: ast.At(c.At), Blocks: c.Blocks, Right: right[i]})
	}
	if len(it.Options) == 1 { // a question offers two at least: this is its answer
		it.Answer = append(it.Answer, it.Options[0].Blocks...)
		it.Options = nil
	}
	for _, at := range it.again {
		sink.Report(diag.New(diag.Furniture, at, "choice that another gap has too set aside"))
	}
	it.Answer = slices.Concat(it.Answer, it.Feedback, it.feedbackOnChoices(sink))
	met := map[string]bool{text(it.Feedback): true}
	for _, blocks := range it.Outcomes {
		switch s := text(blocks); {
		case len(blocks) == 0:
		case s != "" && met[s]:
			repeated(blocks, sink)
		default:
			met[s] = true
			it.Answer = append(it.Answer, blocks...)
		}
	}
}

// nearly is how far shares of points may be apart that mean the same: authors write 33 for a third, 14 for a seventh.
const nearly = 1.5

// rightOnes returns which choices are right. Where one is worth all points, those worth all are. Where the positive
// shares make all points together, or several choices may be taken, all with a positive share are. Else that with the
// greatest is, since others are worth a part of it.
func rightOnes(choices []Choice, several bool) []bool {
	const all = 100
	sum, most := 0.0, 0.0
	for _, c := range choices {
		sum += max(c.Share, 0)
		most = max(most, c.Share)
	}
	least := most
	if most < all-nearly && (several || math.Abs(sum-all) <= nearly) {
		least = 0
	}
	out := make([]bool, len(choices))
	for i, c := range choices {
		out[i] = c.Share > 0 && c.Share >= least
	}
	return out
}

// graded reports whether choices are worth more than what is right tells: right ones or wrong ones differ in it.
func graded(choices []Choice, several bool) bool {
	var worth [2][]float64 // of wrong ones, of right ones
	for i, right := range rightOnes(choices, several) {
		k := 0
		if right {
			k = 1
		}
		worth[k] = append(worth[k], choices[i].Share)
	}
	for _, of := range worth {
		if len(of) > 0 && slices.Max(of)-slices.Min(of) > nearly {
			return true
		}
	}
	return false
}

// repeated reports feedback that its question has already.
func repeated(blocks []ast.Block, sink diag.Sink) {
	at := blocks[0].Span().To(blocks[len(blocks)-1].Span())
	sink.Report(diag.New(diag.Furniture, at, "feedback that is there already set aside"))
}

// feedbackOnChoices returns what is said to those who take each option, under its letter. What is said to several is
// there once.
func (it *Item) feedbackOnChoices(sink diag.Sink) []ast.Block {
	var out []ast.Block
	labels := ast.Labels(it.Options)
	done := make([]bool, len(it.Choices))
	for i, c := range it.Choices {
		says := text(c.Feedback)
		if len(c.Feedback) == 0 || done[i] {
			continue
		}
		var to []string
		for j, other := range it.Choices {
			if j >= i && len(other.Feedback) > 0 && text(other.Feedback) == says {
				done[j] = true
				if j > i {
					repeated(other.Feedback, sink)
				}
				if j < len(labels) {
					to = append(to, labels[j])
				}
			}
		}
		blocks := slices.Clone(c.Feedback)
		if label := strings.Join(to, ", "); label != "" {
			at := diag.Span{File: c.At.File, Start: c.Feedback[0].Span().Start, End: c.Feedback[0].Span().Start}
			lead := []ast.Inline{
				&ast.Strong{Loc: ast.At(at), Inlines: []ast.Inline{&ast.Text{Loc: ast.At(at), Value: label + "."}}},
				&ast.Text{Loc: ast.At(at), Value: " "},
			}
			if p, ok := blocks[0].(*ast.Paragraph); ok {
				blocks[0] = &ast.Paragraph{Loc: p.Loc, Inlines: append(lead, p.Inlines...)}
			} else {
				blocks = append([]ast.Block{&ast.Paragraph{Loc: ast.At(at), Inlines: lead[:1]}}, blocks...)
			}
		}
		out = append(out, blocks...)
	}
	return out
}

// A Pair is two things that belong together. One of a matching question may be without its left side: it is only there
// to be chosen.
type Pair struct {
	At          diag.Span
	Left, Right []ast.Block
}

// Match returns the blocks of a question that asks what belongs together, and its answer. The question has the left
// sides as a list, and below it what there is to choose, in the order of the alphabet. The answer is a table.
func Match(pairs []Pair) (asked, answer []ast.Block) {
	if len(pairs) == 0 {
		return nil, nil
	}
	var left [][]ast.Block
	var right []*ast.Cell
	met := map[string]bool{}
	solved := table(pairs[0].At)
	for _, p := range pairs {
		l, r := cell(p.Left, p.At), cell(p.Right, p.At)
		if len(l.Inlines) > 0 {
			if key := "left\x00" + ast.PlainText(l.Inlines); !met[key] {
				met[key] = true
				left = append(left, []ast.Block{&ast.Paragraph{Loc: l.Loc, Inlines: l.Inlines}})
			}
			if len(r.Inlines) > 0 {
				solved.Rows = append(solved.Rows, []*ast.Cell{l, r})
			}
		}
		if key := "right\x00" + ast.PlainText(r.Inlines); len(r.Inlines) > 0 && !met[key] {
			met[key] = true
			right = append(right, r)
		}
	}
	if len(solved.Rows) > 0 {
		answer = []ast.Block{solved}
	}
	asked = append(Listed(left, false), choose(right)...)
	if slices.ContainsFunc(left, func(b []ast.Block) bool { return lettered.MatchString(text(b)) }) {
		q := &ast.Quote{Loc: ast.At(asked[0].Span().To(asked[len(asked)-1].Span())), Blocks: asked}
		asked = []ast.Block{q} // not to be taken for options
	}
	return asked, answer
}

// lettered matches a text with the letter or number of an option before it.
var lettered = pattern.New(`^\s*\(?[\p{L}\d]{1,2}[.)]`)

// choose returns a paragraph of what there is to choose, in the order of the alphabet.
func choose(from []*ast.Cell) []ast.Block {
	if len(from) < 2 {
		return nil
	}
	slices.SortStableFunc(from, func(a, b *ast.Cell) int {
		return cmp.Compare(strings.ToLower(ast.PlainText(a.Inlines)), strings.ToLower(ast.PlainText(b.Inlines)))
	})
	p := &ast.Paragraph{Loc: from[0].Loc}
	for i, c := range from { // which need not follow each other in the file
		if c.At.Start.Before(p.At.Start) {
			p.At.Start = c.At.Start
		}
		p.At = p.At.To(c.At)
		if i > 0 {
			p.Inlines = append(p.Inlines, &ast.Text{Loc: c.Loc, Value: " · "})
		}
		p.Inlines = append(p.Inlines, c.Inlines...)
	}
	return []ast.Block{p}
}

// table returns a table of two columns without a header.
func table(at diag.Span) *ast.Table {
	loc := ast.At(diag.Span{File: at.File, Start: at.Start, End: at.Start})
	return &ast.Table{
		Loc: loc, Align: []ast.Align{ast.AlignNone, ast.AlignNone},
		Header: []*ast.Cell{{Loc: loc}, {Loc: loc}},
	}
}

// cell returns blocks as a cell of a table.
func cell(blocks []ast.Block, at diag.Span) *ast.Cell {
	if len(blocks) > 0 {
		at = blocks[0].Span().To(blocks[len(blocks)-1].Span())
	}
	return &ast.Cell{Loc: ast.At(at), Inlines: markup.Flatten(blocks)}
}

// Listed returns answers that are all accepted, or that belong to the gaps of a text by their order: one as it is,
// several as a list.
func Listed(answers [][]ast.Block, ordered bool) []ast.Block {
	answers = slices.DeleteFunc(slices.Clone(answers), func(a []ast.Block) bool { return len(a) == 0 })
	switch len(answers) {
	case 0:
		return nil
	case 1:
		return answers[0]
	}
	l := &ast.List{Ordered: ordered, Start: 1, Tight: true}
	for _, a := range answers {
		it := &ast.Item{Loc: ast.At(a[0].Span().To(a[len(a)-1].Span())), Blocks: a}
		l.Tight = l.Tight && len(a) == 1
		l.Items, l.At = append(l.Items, it), l.At.To(it.At)
	}
	return []ast.Block{l}
}

// Line returns a paragraph that the reader of a format has put together, such as a number with its tolerance.
func Line(text string, at diag.Span) ast.Block {
	return &ast.Paragraph{Loc: ast.At(at), Inlines: []ast.Inline{&ast.Text{Loc: ast.At(at), Value: text}}}
}

// TrueFalse returns the options of a statement that is true or false, as it holds or not.
func TrueFalse(holds bool, trueAt, falseAt diag.Span) []Choice {
	out := []Choice{
		{At: trueAt, Blocks: []ast.Block{Line("True", trueAt)}},
		{At: falseAt, Blocks: []ast.Block{Line("False", falseAt)}},
	}
	if holds {
		out[0].Share = 100
	} else {
		out[1].Share = 100
	}
	return out
}

// InPart returns an answer with its share of the points behind it, if that is not all.
func InPart(answer []ast.Block, share float64) []ast.Block {
	if share >= 100 || share <= 0 || len(answer) == 0 {
		return answer
	}
	p, ok := answer[len(answer)-1].(*ast.Paragraph)
	if !ok {
		return answer
	}
	says := &ast.Text{Loc: p.Loc, Value: " (" + strconv.FormatFloat(share, 'g', 4, 64) + " %)"}
	with := &ast.Paragraph{Loc: p.Loc, Inlines: append(slices.Clip(p.Inlines), says)}
	return append(slices.Clone(answer[:len(answer)-1]), with)
}

// Range returns a range of numbers as it is printed.
func Range(from, to string) string {
	if from == to {
		return Number(from)
	}
	if strings.HasPrefix(to, "-") {
		return Number(from) + " … " + Number(to)
	}
	return Number(from) + "–" + Number(to)
}

// Tolerance returns a number that may be missed by so much as it is printed.
func Tolerance(number, by string) string {
	if f, err := strconv.ParseFloat(strings.ReplaceAll(by, ",", "."), 64); err != nil || f == 0 {
		return Number(number)
	}
	return Number(number) + " ± " + Number(by)
}

// Number returns a number as it is printed: without the zeros at its end that programs write.
func Number(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexByte(s, '.'); i >= 0 && !strings.ContainsAny(s, "eE") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "" || s == "-" {
		s = "0"
	}
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return "−" + rest
	}
	return s
}

// Order returns the blocks of a question that asks in which order items belong, and its answer. In the question the
// items stand in the order of the alphabet.
func Order(items [][]ast.Block) (asked, answer []ast.Block) {
	var cells []*ast.Cell
	for _, it := range items {
		if len(it) > 0 {
			cells = append(cells, cell(it, it[0].Span()))
		}
	}
	return choose(cells), Listed(items, true)
}

package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Signs by which authors mark the right option, before or behind it, and the wrong ones.
const (
	rightMarks = "✅✔✓☑🟢⭐🗹"
	wrongMarks = "❌✗✘✖☐🔴⬜"
)

var (
	markBehind = pattern.New(`\s*(?:[(\[（【]\s*([^()\[\]（）【】]{1,30})\s*[)\]）】]|` +
		`(?:<?[-=]+[-=>]*|←|⇐|⟵)\s*([^()]{1,30}))\s*[.!]?$`)
	starBehind = pattern.New(`[^*\s]\s*\*$`)
)

// findMarks takes the marks of right options off their texts. Bold type is a mark if at most half of the options have
// it; otherwise it is the author's style.
func (c *choice) findMarks() {
	bold := 0
	for i, o := range c.options {
		if c.labels[i].starred || takeMarks(o) {
			o.Right = true
		} else if endsInStar(o) {
			c.starred = append(c.starred, i)
		}
		if o.Right {
			c.right++
		}
		if isBoldOption(o) {
			bold++
		}
	}
	if c.right == 0 && bold > 0 && bold < len(c.options) {
		if c.most = bold > max(1, len(c.options)/2); !c.most {
			c.takeBold()
		}
	}
	if c.right == len(c.options) { // a mark that all have says nothing
		for _, o := range c.options {
			o.Right = false
		}
		c.right = 0
	}
}

// takeBold takes bold type for the mark of right options.
func (c *choice) takeBold() {
	c.bold = true
	for _, o := range c.options {
		if isBoldOption(o) {
			o.Right = true
			p := o.Blocks[0].(*ast.Paragraph)
			o.Blocks[0] = paragraph(unwrap(trim(p.Inlines)))
			c.right++
		}
	}
}

func isBoldOption(o *ast.Option) bool {
	if len(o.Blocks) == 0 {
		return false
	}
	p, ok := o.Blocks[0].(*ast.Paragraph)
	return ok && wholeStrong(p.Inlines)
}

// takeMarks takes the marks at both ends of an option's text off it, and reports whether they say that it is right.
func takeMarks(o *ast.Option) (right bool) {
	if len(o.Blocks) == 0 {
		return false
	}
	p, ok := o.Blocks[0].(*ast.Paragraph)
	if !ok {
		return false
	}
	in := trim(p.Inlines)
	for _, marks := range []string{rightMarks, wrongMarks} {
		text := flat(in)
		if before, _ := signSizes(text, marks); before > 0 {
			in = dropPrefix(in, before)
			right = right || marks == rightMarks
		}
		text = flat(in)
		if _, behind := signSizes(text, marks); behind > 0 {
			in, _ = cut(in, len(text)-behind)
			right = right || marks == rightMarks
		}
	}
	text := flat(in)
	if m := markBehind.FindStringSubmatchIndex(text); m != nil && m[0] > 0 {
		said := ""
		for i := 2; i+1 < len(m); i += 2 {
			if m[i] >= 0 {
				said += text[m[i]:m[i+1]]
			}
		}
		if saysCorrect(said) {
			in, _ = cut(in, m[0])
			right = true
		}
	}
	if right || len(flat(in)) != len(flat(p.Inlines)) {
		o.Blocks[0] = paragraph(trim(in))
		if len(trim(in)) == 0 {
			o.Blocks = o.Blocks[1:]
		}
	}
	return right
}

// endsInStar reports whether the text of an option ends in the only star of it.
func endsInStar(o *ast.Option) bool {
	if len(o.Blocks) == 0 {
		return false
	}
	p, ok := o.Blocks[0].(*ast.Paragraph)
	if !ok {
		return false
	}
	text := flat(trim(p.Inlines))
	return starBehind.MatchString(text) && strings.Count(text, "*") == 1
}

// takeStars takes the stars behind options for marks, if at least half of the questions whose options nothing else
// marks or names have one. A star may as well be a part of what an option says ("char *").
func takeStars(offers []*offer) {
	var starred []*choice
	open := 0
	for _, o := range offers {
		switch {
		case o.c == nil || o.faq || o.c.right > 0 || o.named:
		case len(o.c.starred) > 0 && len(o.c.starred) < len(o.c.options):
			starred = append(starred, o.c)
			open++
		case o.byLetters() || o.c.drawn:
			open++
		}
	}
	if len(starred)*2 < open {
		return
	}
	for _, c := range starred {
		for _, i := range c.starred {
			o := c.options[i]
			p := o.Blocks[0].(*ast.Paragraph)
			in, _ := cut(trim(p.Inlines), strings.LastIndexByte(flat(trim(p.Inlines)), '*'))
			o.Blocks[0] = paragraph(trim(in))
			o.Right = true
			c.right++
		}
	}
}

// takeStops takes the full stops behind options for marks, where nearly every question whose options nothing else marks
// or names has one option that ends in one, and no more.
func takeStops(offers []*offer) {
	var stopped []*ast.Option
	var choices []*choice
	open := 0
	for _, o := range offers {
		if o.c == nil || o.faq || o.c.right > 0 || o.named || len(o.c.options) <= minOptions {
			continue
		}
		open++
		var ends []*ast.Option
		for _, option := range o.c.options {
			if strings.HasSuffix(strings.TrimSpace(ast.BlockText(option.Blocks, ast.OwnText)), ".") {
				ends = append(ends, option)
			}
		}
		if len(ends) == 1 {
			stopped, choices = append(stopped, ends[0]), append(choices, o.c)
		}
	}
	if len(stopped) < regularRows || float64(len(stopped)) < regularShare*float64(open) {
		return
	}
	for i, o := range stopped {
		p, ok := o.Blocks[0].(*ast.Paragraph)
		if !ok {
			continue
		}
		in, _ := cut(trim(p.Inlines), len(strings.TrimRight(flat(trim(p.Inlines)), ".")))
		o.Blocks[0] = paragraph(trim(in))
		o.Right = true
		choices[i].right++
	}
}

// signSizes returns how many bytes of a text certain signs take at both ends, with the blanks beside them.
func signSizes(text, marks string) (before, behind int) {
	blanks := marks + " \ufe0f"
	before = len(text) - len(strings.TrimLeft(text, blanks))
	behind = len(text) - len(strings.TrimRight(text, blanks))
	if !strings.ContainsAny(text[:before], marks) {
		before = 0
	}
	if !strings.ContainsAny(text[len(text)-behind:], marks) {
		behind = 0
	}
	return before, behind
}

// saysCorrect reports whether a remark at an option says that it is right.
func saysCorrect(text string) bool {
	return vocabulary.Is(vocabulary.CorrectMark, text) || vocabulary.Is(vocabulary.CorrectAnswer, text) ||
		vocabulary.Is(vocabulary.AnswerLabel, text)
}

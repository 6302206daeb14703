package rst

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/pattern"
)

var (
	bullet     = pattern.New(`^[-+*•‣⁃](?:\s|$)`)
	enumerator = pattern.New(`^(\()?([0-9]{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]+|#)([.)])(?:\s|$)`)
)

// bulletList reads a list of items that begin with the same bullet.
func (p *parser) bulletList() bool {
	l := p.lines[p.at]
	if !bullet.MatchString(l.Text) || p.isTitled() {
		return false
	}
	mark := l.Text[:1]
	if l.Text[0] >= 0x80 {
		mark = string([]rune(l.Text)[:1])
	}
	list := &ast.List{Tight: true}
	start := p.at
	for p.at < len(p.lines) {
		next := p.skipBlank()
		if l := p.line(next); next >= len(p.lines) || l.Indent > 0 || !bullet.MatchString(l.Text) ||
			!strings.HasPrefix(l.Text, mark) {
			break
		}
		list.Tight = list.Tight && (next == p.at || len(list.Items) == 0)
		p.at = next
		p.listItem(list, len(mark))
	}
	p.addList(list, p.lines[start:p.at])
	return true
}

// addList adds a list, which the lines are. A mark with nothing behind it is no list, but all that its author says:
// "B." below a question. Several are lines to fill in.
func (p *parser) addList(list *ast.List, lines []indent.Line) {
	list.Loc = p.loc(lines)
	bare := func(it *ast.Item) bool { return len(it.Blocks) == 0 }
	some := slices.ContainsFunc(list.Items, func(it *ast.Item) bool { return !bare(it) })
	marks := !slices.ContainsFunc(lines, func(l indent.Line) bool { return !l.Blank() && !isMark(l) })
	if some && !list.Ordered {
		list.Items = slices.DeleteFunc(list.Items, bare)
	}
	switch {
	case some, marks && len(list.Items) > 1:
		p.add(list)
	case marks:
		p.addParagraph(indent.Trim(lines))
	}
}

// isMark reports whether a line is the mark of an item and nothing else.
func isMark(l indent.Line) bool {
	return l.Indent == 0 && (len(bullet.FindString(l.Text)) == len(l.Text) ||
		len(enumerator.FindString(l.Text)) == len(l.Text))
}

// isTitled reports whether a long line of signs is below the next line: "1. What is it?" can be a title.
func (p *parser) isTitled() bool {
	under := p.line(p.at + 1)
	return under.Indent == 0 && len(under.Text) >= leastAdornment && isAdornment(under.Text)
}

// skipBlank returns the index of the next line that is not blank.
func (p *parser) skipBlank() int {
	i := p.at
	for i < len(p.lines) && p.lines[i].Blank() {
		i++
	}
	return i
}

// listItem reads the item that begins on the next line, behind a mark of some bytes, and adds it to list.
func (p *parser) listItem(list *ast.List, mark int) {
	start := p.at
	l := p.lines[start]
	rest := l.After(mark)
	width := mark + rest.Indent
	first := rest
	first.Indent = 0
	if rest.Blank() {
		width = mark + 1
	}
	end := start + 1
	// Lines right below that are indented less than the text belong to the item all the same.
	for end < len(p.lines) && !p.lines[end].Blank() && p.lines[end].Indent > 0 {
		end++
	}
	end = max(end, p.indented(end, width))
	lines := make([]indent.Line, 0, end-start)
	lines = append(lines, first)
	if below := p.lines[start+1 : end]; rest.Blank() && len(below) > 0 {
		lines = append(lines, indent.Dedent(below, indent.Least(below))...)
	} else {
		for _, l := range below {
			l.Indent = max(l.Indent-width, 0)
			lines = append(lines, l)
		}
	}
	p.at = end
	item := &ast.Item{Loc: p.loc(p.lines[start:end]), Blocks: unnest(p.sub(indent.Trim(lines), true))}
	takeBox(item)
	list.Items = append(list.Items, item)
	list.Tight = list.Tight && len(item.Blocks) <= 2
}

// unnest returns the blocks of an item, in which a list that is indented below the first line is what its author meant,
// and not the definition of that line.
func unnest(blocks []ast.Block) []ast.Block {
	dl, ok := firstOf(blocks).(*ast.DefinitionList)
	if !ok || len(dl.Items) != 1 || len(dl.Items[0].Terms) != 1 {
		return blocks
	}
	d := dl.Items[0]
	var body []ast.Block
	for _, description := range d.Descriptions {
		body = append(body, description...)
	}
	if _, ok := firstOf(body).(*ast.List); !ok {
		return blocks
	}
	at := d.Loc
	if len(d.Terms[0]) > 0 {
		at = ast.At(d.Terms[0][0].Span().To(d.Terms[0][len(d.Terms[0])-1].Span()))
	}
	term := &ast.Paragraph{Loc: at, Inlines: d.Terms[0]}
	return slices.Concat([]ast.Block{term}, body, blocks[1:])
}

func firstOf(blocks []ast.Block) ast.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

// takeBox makes a check box at the start of an item its state.
func takeBox(item *ast.Item) {
	p, ok := firstOf(item.Blocks).(*ast.Paragraph)
	if !ok || len(p.Inlines) == 0 {
		return
	}
	t, ok := p.Inlines[0].(*ast.Text)
	if !ok || len(t.Value) < len("[ ] ") || t.Value[3] != ' ' {
		return
	}
	switch t.Value[:3] {
	case "[ ]":
		item.Task = ast.Open
	case "[x]", "[X]":
		item.Task = ast.Done
	default:
		return
	}
	if t.Value = strings.TrimSpace(t.Value[4:]); t.Value == "" {
		p.Inlines = p.Inlines[1:]
	}
}

// A count is how the items of a list are numbered.
type count struct {
	open  string // "(" or nothing
	kind  byte   // '1', 'a', 'A', 'i', 'I'
	close string // ")" or "."
}

// A number is an enumerator as one way of counting reads it.
type number struct {
	count
	value int
	auto  bool // "#", which continues any count
}

// readings returns the numbers that an enumerator can be: "i" is a letter or a Roman one. The first is the likelier.
func readings(text string) (mark int, out []number) {
	m := enumerator.FindStringSubmatchIndex(text)
	if m == nil {
		return 0, nil
	}
	open, word, end := text[max(m[2], 0):max(m[3], 0)], text[m[4]:m[5]], text[m[6]:m[7]]
	if open != "" && end != ")" {
		return 0, nil
	}
	add := func(kind byte, value int) {
		out = append(out, number{count: count{open, kind, end}, value: value})
	}
	upper := strings.ToUpper(word) == word
	switch value := roman(strings.ToUpper(word)); {
	case word == "#":
		out = append(out, number{count: count{open, '1', end}, value: 1, auto: true})
	case isDigit(word[0]):
		n, _ := strconv.Atoi(word)
		add('1', n)
	default:
		kind, letter, base := byte('i'), byte('a'), byte('a')
		if upper {
			kind, letter, base = 'I', 'A', 'A'
		}
		if value > 0 && (word == "i" || word == "I") {
			add(kind, value)
		}
		if len(word) == 1 {
			add(letter, int(word[0]-base)+1)
		}
		if value > 0 && word != "i" && word != "I" {
			add(kind, value)
		}
	}
	return m[7], out
}

// roman returns the value of a Roman numeral in capitals, 0 if it is none.
func roman(s string) int {
	n := 0
	rest := s
	for _, d := range []struct {
		sign  string
		value int
	}{{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10},
		{"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}} {
		for times := 0; strings.HasPrefix(rest, d.sign) && times < 3; times++ {
			n += d.value
			rest = rest[len(d.sign):]
		}
	}
	if rest != "" {
		return 0
	}
	return n
}

// enumeratedList reads a list of items that are numbered one after the other.
func (p *parser) enumeratedList() bool {
	mark, numbers := readings(p.lines[p.at].Text)
	if len(numbers) == 0 || !p.isItem(numbers) {
		return false
	}
	kind := p.likelier(numbers)
	list := &ast.List{Ordered: true, Start: kind.value, Tight: true}
	start := p.at
	var labels []string
	for {
		labels = append(labels, p.lines[p.at].Text[:mark])
		p.listItem(list, mark)
		next := p.skipBlank()
		l := p.line(next)
		if next >= len(p.lines) || l.Indent > 0 {
			break
		}
		kind.value++
		if mark, numbers = readings(l.Text); !slices.ContainsFunc(numbers, func(n number) bool {
			return n.auto || n.count == kind.count && n.value == kind.value
		}) {
			break
		}
		blank := next > p.at
		before := p.at
		if p.at = next; !p.isItem(numbers) {
			p.at = before
			break
		}
		list.Tight = list.Tight && !blank
	}
	lines := p.lines[start:p.at]
	if kind.kind != '1' && slices.ContainsFunc(list.Items, func(it *ast.Item) bool { return len(it.Blocks) > 0 }) {
		p.lettered(list, labels)
	}
	p.addList(list, lines)
	return true
}

// isItem reports whether the next line, which begins with a number, is an item: as docutils requires, the line below it
// is blank, indented, or the next item. A number as the first word of a paragraph or of a title is none.
func (p *parser) isItem(numbers []number) bool {
	below := p.line(p.at + 1)
	if below.Blank() || below.Indent > 0 {
		return true
	}
	_, next := readings(below.Text)
	return slices.ContainsFunc(next, func(n number) bool {
		return n.auto || slices.ContainsFunc(numbers, func(m number) bool {
			return n.count == m.count && n.value == m.value+1 || m.auto && n.kind == '1'
		})
	})
}

// likelier returns the number that the item on the next line has: the one that the next item continues, else the first.
func (p *parser) likelier(numbers []number) number {
	if len(numbers) == 1 {
		return numbers[0]
	}
	for i := p.at + 1; i < len(p.lines); i++ {
		l := p.lines[i]
		if l.Blank() || l.Indent > 0 {
			continue
		}
		_, next := readings(l.Text)
		for _, n := range numbers {
			if slices.ContainsFunc(next, func(m number) bool { return m.count == n.count && m.value == n.value+1 }) {
				return n
			}
		}
		break
	}
	return numbers[0]
}

// lettered puts the letters of a list in front of its items, since the tree counts by numbers.
func (p *parser) lettered(l *ast.List, labels []string) {
	l.Ordered, l.Start = false, 0
	for i, it := range l.Items {
		at := it.At
		at.End = at.Start
		at.End.Col += len(labels[i])
		label := &ast.Text{Loc: ast.At(at), Value: labels[i] + " "}
		if b, ok := firstOf(it.Blocks).(*ast.Paragraph); ok {
			b.Inlines = append([]ast.Inline{label}, b.Inlines...)
			continue
		}
		label.Value = labels[i]
		it.Blocks = append([]ast.Block{&ast.Paragraph{Loc: label.Loc, Inlines: []ast.Inline{label}}}, it.Blocks...)
	}
}

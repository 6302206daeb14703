package docx

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// A para is a paragraph that has been read.
type para struct {
	at     diag.Span
	leaves []leaf
	role   role
	level  int    // of a heading
	style  string // id
	indent int    // of its text, in twentieths of a point; as the list says if it is an item
	list   string // id of the list; empty for none
	at0    int    // level in the list
	number int
	label  string // as printed
	format level
	rule   bool // a line is drawn instead of text
	// lettered says that the label is text: a list of the tree cannot count so, or a cell has no room for lists.
	lettered bool
	aside    bool // of a table of contents
	leveled  bool // a heading by its own level in the outline, not by its style
	open     bool // its end was deleted: the next paragraph goes on
	boxes    []*node
	breaks   []int // page breaks: indexes of the leaves after them
}

// A leaf is a stretch of text with one look, or a node that is not text.
type leaf struct {
	look
	node ast.Inline // nil for text
	text string
	at   diag.Span
	url  string // of the link that it is in
	box  ast.Task
}

// paragraph reads the paragraph p.
func (r *reader) paragraph(p *node) *para {
	pPr := p.kid("w:pPr")
	out := &para{style: pPr.kidVal("w:pStyle")}
	out.role, out.level = r.styles.role(firstOf(out.style, r.styles.normal))
	if n, ok := outline(pPr); ok {
		out.role, out.level = body, 0
		if n > 0 {
			out.role, out.level, out.leveled = heading, n, true
		}
	}
	out.indent = indentOf(r.styles.paragraphProperty(pPr, out.style, "w:ind"))
	r.count(out, pPr)
	in := &inlineReader{reader: r, para: out}
	out.lettered = out.list != "" && out.format.format != "bullet" && out.label != "" &&
		(!out.ordered() || r.cells > 0)
	if out.lettered || out.list != "" && out.role == heading && out.label != "" {
		in.put(out.label+" ", look{})
	}
	asideBefore := r.aside > 0
	before := &node{name: "w:pPr"}
	if k := r.styles.paragraphProperty(pPr, out.style, "w:pageBreakBefore"); k != nil {
		before.kids = []*node{k}
	}
	if on, _ := before.on("w:pageBreakBefore"); on {
		out.breaks = append(out.breaks, 0)
	}
	in.children(p)
	if r.colors && r.isOption(p) && r.inColor(p) {
		for i := range out.leaves {
			out.leaves[i].strong = out.leaves[i].text != out.label+" "
		}
	}
	out.aside = asideBefore || r.aside > 0 || out.role == contents || in.skipped && out.blank()
	if borders := pPr.kid("w:pBdr"); borders != nil && len(out.leaves) == 0 {
		out.rule = out.rule || borders.kid("w:bottom") != nil || borders.kid("w:top") != nil
	}
	if pPr.kid("w:rPr", "w:del") != nil || pPr.kid("w:rPr", "w:moveFrom") != nil {
		out.open = true
		out.at = r.span(diag.Pos{Line: len(r.lines) + 1, Col: 1}, r.pos())
		return out
	}
	out.at = r.endLine()
	if out.aside && strings.TrimSpace(r.lines[len(r.lines)-1]) != "" {
		if r.toc.IsZero() {
			r.toc = out.at
		}
		r.omits.aside("table of contents", r.toc)
		r.omits.extend("table of contents", out.at)
	}
	return out
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// count counts a paragraph that is an item of a list.
func (r *reader) count(p *para, pPr *node) {
	numPr := pPr.kid("w:numPr")
	own := numPr != nil
	list := numPr.kidVal("w:numId")
	at := 0
	if !own || list == "" {
		for _, st := range r.styles.chain(firstOf(p.style, r.styles.normal)) {
			if k := st.pPr.kid("w:numPr"); k.kidVal("w:numId") != "" {
				list = k.val("w:numId")
				at = number(k.val("w:ilvl"))
				if k.kid("w:ilvl") == nil {
					at = r.lists.levelOf(list, p.style)
				}
				break
			}
		}
	}
	if v := numPr.kidVal("w:ilvl"); v != "" {
		at = number(v)
	}
	l, ok := r.lists.level(list, at)
	if !ok {
		return
	}
	p.list, p.at0, p.format = list, at, l
	if l.format != "bullet" {
		p.number, p.label = r.lists.next(list, at)
		p.label = strings.TrimSpace(markup.Printable(p.label))
	}
	if pPr.kid("w:ind") == nil || p.indent == 0 {
		p.indent = l.indent
	}
}

// number returns a small number that is not negative; 0 for what is none.
func number(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > maxLevels {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// continues reports whether a paragraph only goes on with an item: its list prints no sign for it, as Pandoc writes the
// second paragraph of an item.
func (p *para) continues() bool {
	if p.list == "" {
		return false
	}
	if p.format.format == "bullet" {
		return strings.Trim(p.format.text, " \u00a0\uf020") == ""
	}
	return p.label == ""
}

// ordered reports whether an item has a number that a list of the tree counts: "1." or "1)".
func (p *para) ordered() bool {
	if p.format.format != "decimal" || p.number < 0 {
		return false
	}
	before, after, ok := strings.Cut(p.format.text, "%"+string(rune('1'+p.at0)))
	return ok && strings.Trim(before, " ([") == "" && strings.Trim(after, " .)]:-–、．") == ""
}

// worded reports whether the label of an item is more than letters or numerals: "Question 1:".
func (p *para) worded() bool {
	const longest = 7 // "xxxviii"
	return strings.Contains(p.label, " ") || len([]rune(p.label)) > longest
}

// blank reports whether nothing of the paragraph is seen.
func (p *para) blank() bool {
	for _, l := range p.leaves {
		if l.node != nil {
			if _, ok := l.node.(*ast.Break); !ok {
				return false
			}
		} else if strings.TrimSpace(l.text) != "" {
			return false
		}
	}
	return true
}

// drawn reports whether a paragraph is a line drawn with characters: "-----".
func (p *para) drawn() bool {
	text := strings.TrimSpace(p.verbatim())
	const least = 5
	drawn := len(text) >= least && strings.Trim(text, text[:1]) == ""
	return drawn && strings.Contains("-=*~", text[:1]) && p.list == ""
}

// typed begins the name of a list of paragraphs that begin with a bullet as text.
const typed = "typed "

// takeBullet makes an item of a paragraph that begins with a typed bullet, as one pasted from elsewhere does.
func (p *para) takeBullet() {
	if p.list != "" || p.role != body || len(p.leaves) == 0 || p.leaves[0].node != nil {
		return
	}
	first := p.leaves[0]
	const blanks = " \u00a0\t"
	text := strings.TrimLeft(first.text, blanks)
	for _, sign := range []string{"•", "▪", "➢", "❖", "◦"} {
		rest, ok := strings.CutPrefix(text, sign)
		if !ok {
			continue
		}
		apart := rest
		if rest == "" && len(p.leaves) > 1 {
			apart = p.leaves[1].text
		}
		if trimmed := strings.TrimLeft(rest, blanks); apart != strings.TrimLeft(apart, blanks) {
			first.at.Start.Col += len([]rune(first.text)) - len([]rune(trimmed))
			first.text = trimmed
			p.leaves = append([]leaf{first}, p.leaves[1:]...)
			p.list, p.format = typed+sign, level{format: "bullet", text: sign}
		}
		return
	}
}

// code reports whether a paragraph is a line of code: its style says so, or all its text is in a font of equal widths.
func (p *para) code() bool {
	if p.role == sourceCode {
		return true
	}
	if p.role != body || p.list != "" {
		return false
	}
	some := false
	for _, l := range p.leaves {
		switch {
		case l.node != nil:
			if _, ok := l.node.(*ast.Break); !ok {
				return false
			}
		case strings.TrimSpace(l.text) == "":
		case !l.code || l.url != "":
			return false
		default:
			some = true
		}
	}
	return some
}

// verbatim returns the text of a paragraph as it is, with its tabs and breaks.
func (p *para) verbatim() string {
	var b strings.Builder
	for _, l := range p.leaves {
		switch n := l.node.(type) {
		case nil:
			b.WriteString(l.text)
		case *ast.Break:
			b.WriteByte('\n')
		case *ast.Math:
			b.WriteString(n.Source())
		case *ast.Image:
			b.WriteString(n.Alt)
		}
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// inlines returns the leaves as inlines.
func (r *reader) inlines(leaves []leaf) []ast.Inline {
	return markup.Trim(r.nest(airy(leaves)))
}

// airy returns leaves whose marks enclose no spaces at their ends, except between words that have the same mark.
func airy(leaves []leaf) []leaf {
	var out []leaf
	for _, l := range unpadded(leaves) {
		if l.node != nil || l.look.plain() {
			l.text = strings.ReplaceAll(l.text, "\t", " ")
			out = append(out, l)
			continue
		}
		l.text = strings.ReplaceAll(l.text, "\t", " ")
		left := len(l.text) - len(strings.TrimLeft(l.text, " "))
		right := max(left, len(strings.TrimRight(l.text, " ")))
		for _, part := range []struct {
			text  string
			plain bool
		}{{l.text[:left], true}, {l.text[left:right], false}, {l.text[right:], true}} {
			if part.text == "" {
				continue
			}
			own := l
			own.text = part.text
			if part.plain {
				own.look = look{}
			}
			out = append(out, own)
		}
	}
	for i := range out {
		if i == 0 || i+1 == len(out) || out[i].node != nil || strings.TrimSpace(out[i].text) != "" {
			continue
		}
		a, b := out[i-1].look, out[i+1].look
		if strings.TrimSpace(out[i+1].text) == "" && out[i+1].node == nil {
			b = a // spaces of two runs; the next turn corrects it
		}
		if a.font, b.font = "", ""; a == b {
			out[i].look = a
		}
	}
	return out
}

// unpadded returns leaves without no-break spaces that only indent a line or draw it out: at the ends, and several in a
// row.
func unpadded(leaves []leaf) []leaf {
	out := slices.Clone(leaves)
	for i := range out {
		t := out[i].text
		for strings.Contains(t, "\u00a0\u00a0") || strings.Contains(t, "\u00a0 ") || strings.Contains(t, " \u00a0") {
			t = strings.NewReplacer("\u00a0\u00a0", " ", "\u00a0 ", " ", " \u00a0", " ").Replace(t)
		}
		out[i].text = t
	}
	for i := 0; i < len(out) && out[i].node == nil; i++ {
		if out[i].text = strings.TrimLeft(out[i].text, "\u00a0 "); out[i].text != "" {
			break
		}
	}
	for i := len(out) - 1; i >= 0 && out[i].node == nil; i-- {
		if out[i].text = strings.TrimRight(out[i].text, "\u00a0 "); out[i].text != "" {
			break
		}
	}
	return slices.DeleteFunc(out, func(l leaf) bool { return l.node == nil && l.text == "" })
}

// plain reports whether a look is that of any text.
func (l look) plain() bool { return l.unmarked() && !l.code }

// unmarked reports whether a look needs no node around the text.
func (l look) unmarked() bool { return !l.strong && !l.emph && !l.strike && !l.up && !l.down }

// marks are what leaves may be enclosed in, the outermost first.
var marks = []struct {
	has  func(leaf) bool
	drop func(*leaf)
	node func(at ast.Loc, in []ast.Inline) ast.Inline
}{
	{func(l leaf) bool { return l.strong }, func(l *leaf) { l.strong = false },
		func(at ast.Loc, in []ast.Inline) ast.Inline { return &ast.Strong{Loc: at, Inlines: in} }},
	{func(l leaf) bool { return l.emph }, func(l *leaf) { l.emph = false },
		func(at ast.Loc, in []ast.Inline) ast.Inline { return &ast.Emph{Loc: at, Inlines: in} }},
	{func(l leaf) bool { return l.strike }, func(l *leaf) { l.strike = false },
		func(at ast.Loc, in []ast.Inline) ast.Inline { return &ast.Strike{Loc: at, Inlines: in} }},
	{func(l leaf) bool { return l.up }, func(l *leaf) { l.up = false },
		func(at ast.Loc, in []ast.Inline) ast.Inline { return &ast.Script{Loc: at, Up: true, Inlines: in} }},
	{func(l leaf) bool { return l.down }, func(l *leaf) { l.down = false },
		func(at ast.Loc, in []ast.Inline) ast.Inline { return &ast.Script{Loc: at, Inlines: in} }},
}

// nest returns leaves as inlines within their links and marks.
func (r *reader) nest(leaves []leaf) []ast.Inline {
	var out []ast.Inline
	for i := 0; i < len(leaves); {
		j, made := r.enclosed(leaves, i)
		if made != nil {
			out = append(out, made...)
			i = j
			continue
		}
		l := leaves[i]
		for j = i + 1; l.node == nil && j < len(leaves) && leaves[j].node == nil && leaves[j].url == "" &&
			leaves[j].code == l.code && leaves[j].unmarked(); j++ {
			l.text += leaves[j].text
			l.at = l.at.To(leaves[j].at)
		}
		switch {
		case l.node != nil:
			out = append(out, l.node)
		case l.code:
			out = append(out, &ast.Code{Loc: ast.At(l.at), Value: l.text})
		default:
			out = append(out, &ast.Text{Loc: ast.At(l.at), Value: l.text})
		}
		i = j
	}
	return out
}

// enclosed returns the link or mark that begins with leaf i, and the index after its last leaf; nil if none begins.
func (r *reader) enclosed(leaves []leaf, i int) (end int, made []ast.Inline) {
	span := func(j int) ast.Loc { return ast.At(leaves[i].at.To(leaves[j-1].at)) }
	if url := leaves[i].url; url != "" {
		j := i
		var inner []leaf
		for ; j < len(leaves) && leaves[j].url == url; j++ {
			l := leaves[j]
			l.url = ""
			inner = append(inner, l)
		}
		return j, r.link(url, markup.Trim(r.nest(inner)), span(j))
	}
	for _, m := range marks {
		if !m.has(leaves[i]) {
			continue
		}
		j := i
		var inner []leaf
		for ; j < len(leaves) && m.has(leaves[j]); j++ {
			l := leaves[j]
			m.drop(&l)
			inner = append(inner, l)
		}
		return j, []ast.Inline{m.node(span(j), r.nest(inner))}
	}
	return i, nil
}

// link returns a link with the content in, or only that content if the address is not allowed.
func (r *reader) link(url string, in []ast.Inline, at ast.Loc) []ast.Inline {
	if len(in) == 0 {
		return []ast.Inline{&ast.Text{Loc: at, Value: " "}}
	}
	if !markup.Allowed(url) {
		r.sink.Report(diag.New(diag.LinkScheme, at.At,
			"a link with the scheme %q is dropped, its text is kept", markup.Scheme(url)).
			WithHint("use http, https, mailto, ftp, tel or a relative path"))
		return in
	}
	l := &ast.Link{Loc: at, URL: url, Inlines: in}
	if strings.HasPrefix(url, "#") {
		r.anchors = append(r.anchors, l)
	}
	return []ast.Inline{l}
}

package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/tex"
)

// A place is the context of running text.
type place struct {
	line  bool // a line that cannot be broken: in a title or a cell
	cell  bool // of a table
	first bool // first on its line
}

// paragraph returns running text that begins a line.
func (w *writer) paragraph(in []ast.Inline) string { return w.text(in, place{first: true}) }

// oneLine returns running text in one line, after other text.
func (w *writer) oneLine(in []ast.Inline) string { return w.text(in, place{line: true}) }

func (w *writer) cellText(in []ast.Inline) string { return w.text(in, place{line: true, cell: true}) }

// headingText returns the text of a heading: a # at its end would be taken for decoration.
func (w *writer) headingText(in []ast.Inline) string {
	s := w.oneLine(in)
	if strings.HasSuffix(s, "#") {
		s = s[:len(s)-1] + `\#`
	}
	return s
}

// phrase writes running text. It has a buffer of its own, since what may follow depends on what was written last.
type phrase struct {
	*writer
	place
	out                       []byte
	star, under, strike, link bool // open delimiters: * or **, _, ~~, the text of a link
	start                     bool // at the start of a line
	broke                     int  // start of the last break if nothing was written after it; -1 otherwise
	hard                      bool // that break is a hard one
	scripts                   bool // there is a sign that only formulas need
	dollars                   bool // there are several, so that two could be read as delimiters of a formula
}

func (w *writer) text(in []ast.Inline, at place) string {
	p := &phrase{
		writer:  w,
		place:   at,
		start:   at.first,
		broke:   -1,
		dollars: dollars(in) > 1,
		scripts: strings.ContainsAny(ast.PlainText(in), `\^_`),
	}
	p.all(in, space)
	if p.broke >= 0 {
		p.out = p.out[:p.broke]
	}
	return strings.Trim(string(p.out), " \n")
}

// dollars counts the dollars in running text, those of formulas included.
func dollars(in []ast.Inline) int {
	count := 0
	for _, n := range in {
		ast.Walk(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Text:
				count += strings.Count(n.Value, "$")
			case *ast.Code:
				count += strings.Count(n.Value, "$")
			case *ast.Link:
				count += strings.Count(n.URL+n.Title, "$")
			case *ast.Image:
				count += strings.Count(n.Src+n.Title+n.Alt, "$")
			case *ast.Math:
				count += 2
			}
			return true
		})
	}
	return count
}

// Characters that stand for the context of a phrase, as far as emphasis depends on it.
const (
	space = ' ' // white space, or nothing
	mark  = '*' // punctuation
)

// all writes inlines; next is the character that follows them.
func (p *phrase) all(in []ast.Inline, next rune) {
	for i := 0; i < len(in); i++ {
		text, ok := in[i].(*ast.Text)
		if !ok {
			p.one(in[i], p.first(in[i+1:], next))
			continue
		}
		value := text.Value
		for i+1 < len(in) { // adjacent texts are one
			more, ok := in[i+1].(*ast.Text)
			if !ok {
				break
			}
			value += more.Value
			i++
		}
		p.plain(value, p.first(in[i+1:], next))
	}
}

// first returns the character that the Markdown of in begins with, or one of its kind; next if it is empty.
func (p *phrase) first(in []ast.Inline, next rune) rune {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text:
			if r, size := utf8.DecodeRuneInString(n.Value); size > 0 {
				return r
			}
		case *ast.Break:
			return space
		case *ast.Link:
			if p.url(n.URL) == "" || p.link {
				return p.first(n.Inlines, next)
			}
			return '['
		default:
			return mark
		}
	}
	return next
}

// edge returns the character that the Markdown of in ends with, or one of its kind.
func edge(in []ast.Inline) rune {
	if len(in) == 0 {
		return space
	}
	switch n := in[len(in)-1].(type) {
	case *ast.Text:
		r, _ := utf8.DecodeLastRuneInString(n.Value)
		return r
	case *ast.Break:
		return space
	default:
		return mark
	}
}

func (p *phrase) last() rune {
	if len(p.out) == 0 {
		return space
	}
	r, _ := utf8.DecodeLastRune(p.out)
	return r
}

func (p *phrase) put(s string) {
	p.out = append(p.out, s...)
	p.start, p.broke = false, -1
}

func (p *phrase) one(n ast.Inline, next rune) {
	switch n := n.(type) {
	case *ast.Code:
		p.code(n.Value)
	case *ast.Math:
		p.math(n, next)
	case *ast.Emph:
		p.emph(n.Inlines, next)
	case *ast.Strong:
		p.delimited("**", "strong", !p.star, &p.star, n.Inlines, next)
	case *ast.Strike:
		p.delimited("~~", "del", !p.strike, &p.strike, n.Inlines, next)
	case *ast.Script:
		tag := "sub"
		if n.Up {
			tag = "sup"
		}
		p.tagged(tag, n.Inlines)
	case *ast.Link:
		p.linked(n, next)
	case *ast.Image:
		p.put(p.image(n, p.place))
	case *ast.Break:
		p.lineBreak(n.Hard)
	case *ast.NoteRef:
		if label := p.labels[n.ID]; label != "" {
			p.put("[^" + label + "]")
		}
	default:
		p.sink.Report(diag.New(diag.UnsupportedNode, n.Span(), "Markdown has no form for %T", n))
	}
}

// lineBreak ends a line. Adjacent breaks become one, which is hard if any of them is.
func (p *phrase) lineBreak(hard bool) {
	if len(p.out) == 0 {
		return
	}
	if p.broke >= 0 {
		if p.hard || !hard {
			return
		}
		p.out = p.out[:p.broke]
	}
	if !hard {
		p.out = bytes.TrimRight(p.out, " ")
	}
	broke := len(p.out)
	switch {
	case p.line && hard:
		p.put("<br>")
	case p.line:
		p.put(" ")
	case !hard:
		p.put("\n")
	case p.last() == '\\': // goldmark takes three backslashes at a line's end for one
		p.put("<br>\n")
	default:
		p.put("\\\n")
	}
	p.start, p.broke, p.hard = !p.line, broke, hard
}

// emph writes emphasis between stars, or between underscores where there are stars inside or around.
func (p *phrase) emph(in []ast.Inline, next rune) {
	spaced := !isWord(p.last()) && !isWord(next)
	if (p.star || holdsStrong(in)) && spaced {
		p.delimited("_", "em", !p.under, &p.under, in, next)
		return
	}
	p.delimited("*", "em", !p.star, &p.star, in, next)
}

func holdsStrong(in []ast.Inline) bool {
	found := false
	for _, n := range in {
		ast.Walk(n, func(n ast.Node) bool {
			if _, ok := n.(*ast.Strong); ok {
				found = true
			}
			return !found
		})
	}
	return found
}

// delimited writes in between two delimiters if they will be read as such (CommonMark 0.31, 6.2), else between tags.
// open is set meanwhile.
func (p *phrase) delimited(delimiter, tag string, may bool, open *bool, in []ast.Inline, next rune) {
	if !may || !p.flanked(in, next) {
		p.tagged(tag, in)
		return
	}
	was := *open
	*open = true
	p.put(delimiter)
	p.all(in, mark)
	p.put(delimiter)
	*open = was
}

// flanked reports whether delimiters around in would open and close. Next to equal characters they would run together.
func (p *phrase) flanked(in []ast.Inline, next rune) bool {
	from, to := p.first(in, space), edge(in)
	if from != mark && strings.ContainsRune("_~", from) || to != mark && strings.ContainsRune("_~", to) {
		return false
	}
	opens := !unicode.IsSpace(from) && (!isPunct(from) || !isWord(p.last()))
	closes := !unicode.IsSpace(to) && (!isPunct(to) || !isWord(next))
	return opens && closes && !strings.ContainsRune("*_~", p.last())
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// isWord reports whether r is neither white space nor punctuation.
func isWord(r rune) bool { return !unicode.IsSpace(r) && !isPunct(r) }

func (p *phrase) tagged(tag string, in []ast.Inline) {
	p.put("<" + tag + ">")
	p.all(in, mark)
	p.put("</" + tag + ">")
}

// code writes code between more backticks than any run in it. In a cell a bar would end the cell even in code, so such
// code is written in tags.
func (p *phrase) code(value string) {
	if value == "" {
		return
	}
	if p.cell && strings.Contains(value, "|") {
		p.put("<code>" + escapeAll(value) + "</code>")
		return
	}
	// goldmark takes a word with a backtick and an @ for a mail address.
	if p.last() == '`' || strings.Contains(value, "@") && !p.start && p.last() != space {
		p.put("<!-- -->")
	}
	fence := strings.Repeat("`", longestRun(value)+1)
	pad := ""
	if value[0] == '`' || value[len(value)-1] == '`' ||
		value[0] == ' ' && value[len(value)-1] == ' ' && strings.TrimSpace(value) != "" {
		pad = " "
	}
	p.put(fence + pad + value + pad + fence)
}

// math writes a formula between delimiters that are read as a formula at this place.
func (p *phrase) math(n *ast.Math, next rune) {
	source := n.TeX
	if p.cell {
		source = strings.ReplaceAll(source, "|", `\|`)
	}
	if p.last() == '$' {
		p.put("<!-- -->") // two adjacent dollars open nothing
	}
	if next == mark {
		next = '_' // the worst character that markup could begin with
	}
	before := string(p.last())
	open, end := "$", "$"
	if n.Display {
		open, end = "$$", "$$"
	}
	all := before + open + source + end + string(next)
	if f, ok := tex.At(all, len(before)); !ok || f.End != len(all)-len(string(next)) || f.Display != n.Display {
		open, end = "$`", "`$"
	}
	if n.Display && p.start && next == space {
		end += "<!-- -->" // alone on its line it would be a paragraph of its own
	}
	p.put(open + source + end)
}

// longestRun returns the length of the longest run of backticks in s.
func longestRun(s string) int {
	longest, run := 0, 0
	for _, c := range s {
		if run++; c != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// linked writes a link, in angle brackets if its text is its address. Of a link without a target only the text remains.
func (p *phrase) linked(l *ast.Link, next rune) {
	url := p.url(l.URL)
	if url == "" || p.link {
		p.all(l.Inlines, next)
		return
	}
	if text, ok := onlyText(l.Inlines); ok && l.Title == "" && isAutoLink(url, text) && !p.cell {
		p.put("<" + text + ">")
		return
	}
	p.put("[")
	p.link = true
	p.all(l.Inlines, mark)
	p.link = false
	p.put("](" + destination(url, l.Title, p.cell) + ")")
}

func onlyText(in []ast.Inline) (string, bool) {
	if len(in) != 1 {
		return "", false
	}
	t, ok := in[0].(*ast.Text)
	if !ok {
		return "", false
	}
	return t.Value, true
}

// image returns an image; its alternative text is plain.
func (w *writer) image(n *ast.Image, at place) string {
	return fmt.Sprintf("![%s](%s)%s", escapeAll(n.Alt), destination(w.path(n.Src), n.Title, at.cell), sizeOf(n))
}

// sizeOf returns the size of an image as attributes; "" if the author gave it none.
func sizeOf(n *ast.Image) string {
	width, height := n.Width.String(), n.Height.String()
	switch {
	case width != "" && height != "":
		return "{width=" + width + " height=" + height + "}"
	case width != "":
		return "{width=" + width + "}"
	case height != "":
		return "{height=" + height + "}"
	}
	return ""
}

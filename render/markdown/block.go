package markdown

import (
	"fmt"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/tex"
)

// blocks returns blocks one below the other without a final line break, separated by an empty line unless tight.
func (w *writer) blocks(blocks []ast.Block, tight bool) string {
	var b strings.Builder
	second := false // the last list has the second kind of marker
	var before ast.Block
	for i := 0; i < len(blocks); i++ {
		block := blocks[i]
		second = follows(before, block) && !second
		s := w.block(block, second)
		for n := ast.Beside(blocks[i:]); n > 1; n-- { // on one line
			i++
			s += " " + w.block(blocks[i], false)
		}
		if s == "" {
			continue
		}
		if before != nil {
			if !tight {
				b.WriteByte('\n')
			}
			b.WriteByte('\n')
			if _, ok := block.(*ast.DefinitionList); ok && follows(before, block) {
				b.WriteString("<!-- -->\n\n") // otherwise they would be one
			}
		}
		b.WriteString(s)
		before = block
	}
	return b.String()
}

// follows reports whether b would be read as part of the preceding block a.
func follows(a, b ast.Block) bool {
	switch b := b.(type) {
	case *ast.List:
		l, ok := a.(*ast.List)
		return ok && l.Ordered == b.Ordered
	case *ast.DefinitionList:
		_, ok := a.(*ast.DefinitionList)
		return ok
	default:
		return false
	}
}

// displayed returns a formula on lines of its own: between dollars, or in a fence if those would end it early.
func displayed(source string) string {
	open, end := "$$", "$$"
	if strings.Contains(source, "$$") || len(source) > tex.Longest-2 {
		end = strings.Repeat("`", max(3, longestRun(source)+1))
		open = end + "math"
	}
	return open + "\n" + strings.ReplaceAll(source, `\\ `, "\\\\\n") + "\n" + end
}

func (w *writer) block(b ast.Block, second bool) string {
	switch b := b.(type) {
	case *ast.Paragraph:
		if m := b.Displayed(); m != nil {
			return displayed(m.TeX)
		}
		return w.paragraph(b.Inlines)
	case *ast.Heading:
		if level := w.headingLevel(b); level > 0 {
			return strings.Repeat("#", level) + " " + w.headingText(b.Inlines)
		}
		return w.paragraph([]ast.Inline{&ast.Strong{Inlines: b.Inlines}})
	case *ast.List:
		return w.list(b, second)
	case *ast.Listing:
		return listing(b)
	case *ast.Table:
		return w.table(b)
	case *ast.Quote:
		return quote(w.blocks(b.Blocks, false))
	case *ast.Callout:
		s := "[!" + strings.ToUpper(b.Kind) + "]"
		body := w.blocks(b.Blocks, false)
		if title := w.oneLine(b.Title); title != "" {
			s += " " + title
			if body == "" {
				return quote(s + "\n") // an empty line below makes it a title
			}
			s += "\n"
		}
		return quote(strings.TrimRight(s+"\n"+body, "\n"))
	case *ast.Figure:
		return w.figure(b)
	case *ast.DefinitionList:
		return w.definitions(b)
	case *ast.Details:
		return w.details(b)
	case *ast.Divider:
		return "***" // unlike ---, it does not make a heading of the line before
	case *ast.PageBreak:
		return newPage
	default:
		w.sink.Report(diag.New(diag.UnsupportedNode, b.Span(), "Markdown has no form for %T", b))
		return ""
	}
}

// newPage is the line that begins a new page.
const newPage = `\newpage`

// indent returns s with prefix before each line but the first and empty ones.
func indent(s, prefix string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
			if line != "" {
				b.WriteString(prefix)
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

func quote(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteByte('>')
		if line != "" {
			b.WriteString(" " + line)
		}
	}
	return b.String()
}

var headingLine = pattern.New(`(?m)^[ \t>]*(?:\d+[.)][ \t]+)?#{1,6}[ \t]`)

// listing returns a listing between fences that are longer than any inside. If it contains what looks like headings,
// its fence is longer than usual too: with a fence of three, the reader would suspect that the end was forgotten.
func listing(l *ast.Listing) string {
	longest := max(2, longestRun(l.Text))
	if headingLine.MatchString(l.Text) {
		longest = max(longest, 3)
	}
	fence := strings.Repeat("`", longest+1)
	if strings.Contains(l.Language, "`") {
		fence = strings.Repeat("~", longest+1)
	}
	text := l.Text
	if text != "" {
		text += "\n"
	}
	return fence + l.Language + "\n" + text + fence
}

// figure returns an image in a paragraph of its own, its caption as the image's title.
func (w *writer) figure(f *ast.Figure) string {
	if f.Image == nil {
		return w.paragraph(f.Caption)
	}
	img := *f.Image
	if len(f.Caption) > 0 {
		img.Title = ast.PlainText(f.Caption)
	}
	return w.image(&img, place{})
}

func (w *writer) details(d *ast.Details) string {
	s := "<details>\n<summary>" + w.oneLine(d.Summary)
	if len(d.Rest) > 0 {
		s += "\n\n" + w.blocks(d.Rest, false) + "\n\n"
	}
	s += "</summary>\n"
	if body := w.blocks(d.Blocks, false); body != "" {
		s += "\n" + body + "\n"
	}
	return s + "\n</details>"
}

// definitions returns a definition list: its terms on lines of their own, then its descriptions after colons. One
// without terms or descriptions is written in tags.
func (w *writer) definitions(l *ast.DefinitionList) string {
	var items []string
	for _, d := range l.Items {
		var b strings.Builder
		for _, term := range d.Terms {
			s := w.text(term, place{line: true, first: true})
			if s == "" {
				return w.definitionTags(l)
			}
			b.WriteString(s + "\n")
		}
		if b.Len() == 0 || len(d.Descriptions) == 0 {
			return w.definitionTags(l)
		}
		for _, description := range d.Descriptions {
			body := w.blocks(description, false)
			if body == "" {
				body = "<!-- -->" // a colon alone is text
			}
			b.WriteString(":   " + indent(body, "    ") + "\n\n")
		}
		items = append(items, strings.TrimRight(b.String(), "\n"))
	}
	return strings.Join(items, "\n\n")
}

func (w *writer) definitionTags(l *ast.DefinitionList) string {
	var b strings.Builder
	b.WriteString("<dl>\n")
	for _, d := range l.Items {
		for _, term := range d.Terms {
			fmt.Fprintf(&b, "<dt>%s</dt>\n", w.oneLine(term))
		}
		for _, description := range d.Descriptions {
			fmt.Fprintf(&b, "<dd>\n\n%s\n\n</dd>\n", w.blocks(description, false))
		}
	}
	b.WriteString("</dl>")
	return b.String()
}

package ast

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
)

func (d *dumper) blocks(blocks []Block) {
	for _, b := range blocks {
		d.block(b)
	}
}

func (d *dumper) block(b Block) {
	switch b := b.(type) {
	case *Paragraph:
		d.line("paragraph", at(b.At), inlines(b.Inlines))
	case *Heading:
		d.line(fmt.Sprintf("heading %d", b.Level), id(cmp.Or(b.ID, d.slugs[b])), at(b.At), inlines(b.Inlines))
	case *List:
		d.list(b)
	case *Listing:
		d.line("listing", b.Language, at(b.At))
		d.nest(func() {
			for line := range strings.SplitSeq(b.Text, "\n") {
				if line == "" {
					d.line("|")
				} else {
					d.line("| " + visible(line))
				}
			}
		})
	case *Table:
		d.table(b)
	case *Quote:
		d.line("quote", at(b.At))
		d.nest(func() { d.blocks(b.Blocks) })
	case *Callout:
		d.line("callout", b.Kind, at(b.At), inlines(b.Title))
		d.nest(func() { d.blocks(b.Blocks) })
	case *Figure:
		d.line("figure", at(b.At), inlines(b.Caption))
		if b.Image != nil {
			d.nest(func() { d.line("image", at(b.Image.At), inlines([]Inline{b.Image})) })
		}
	case *DefinitionList:
		d.definitions(b)
	case *Details:
		d.line("details", at(b.At), inlines(b.Summary))
		d.nest(func() {
			d.group("rest", b.Rest)
			d.blocks(b.Blocks)
		})
	case *Divider:
		d.line("divider", at(b.At))
	case *PageBreak:
		d.line("page-break", at(b.At))
	default:
		d.line(fmt.Sprintf("unknown block %T", b))
	}
}

func (d *dumper) list(l *List) {
	kind, start := "bullets", ""
	if l.Ordered {
		kind, start = "numbers", fmt.Sprintf("start=%d", l.Start)
		if l.Start == 1 {
			start = ""
		}
	}
	d.line(kind, start, flag("loose", !l.Tight), at(l.At))
	d.nest(func() {
		for _, item := range l.Items {
			box := map[Task]string{Open: "[ ]", Done: "[x]"}[item.Task]
			d.line("item", box, at(item.At))
			d.nest(func() { d.blocks(item.Blocks) })
		}
	})
}

func (d *dumper) table(t *Table) {
	var align []string
	marked := false
	for _, a := range t.Align {
		name, ok := map[Align]string{AlignLeft: "left", AlignCenter: "center", AlignRight: "right"}[a]
		if !ok {
			name = "-"
		}
		marked = marked || ok
		align = append(align, name)
	}
	if !marked {
		align = nil
	}
	d.line("table", value("align", strings.Join(align, ",")), flag("cram", t.Cram), at(t.At))
	d.nest(func() {
		d.row("header", t.Header)
		for _, row := range t.Rows {
			d.row("row", row)
		}
	})
}

func (d *dumper) row(kind string, cells []*Cell) {
	var parts []string
	for _, c := range cells {
		text := inlines(c.Inlines)
		if text == "" {
			text = `""`
		}
		if c.Head {
			text = "head " + text
		}
		if place := at(c.At); place != "" {
			text = place + " " + text
		}
		parts = append(parts, text)
	}
	d.line(kind, strings.Join(parts, " | "))
}

func (d *dumper) definitions(l *DefinitionList) {
	d.line("definitions", at(l.At))
	d.nest(func() {
		for _, def := range l.Items {
			d.line("definition", at(def.At))
			d.nest(func() {
				for _, term := range def.Terms {
					d.line("term", inlines(term))
				}
				for _, blocks := range def.Descriptions {
					d.line("description")
					d.nest(func() { d.blocks(blocks) })
				}
			})
		}
	})
}

// DumpInlines returns running text in the notation of fixtures: *emphasis*, **strong**, ~~struck out~~, `code`,
// ^{raised}, _{lowered}, [link](url "title"), ![image](src "title"), [^note], ␣ for a soft break and ⏎ for a hard one.
// Characters of the text that would read as notation are escaped with a backslash, invisible ones written as \u{hex}.
func DumpInlines(in []Inline) string {
	var b strings.Builder
	writeInlines(&b, in)
	return b.String()
}

func writeInlines(b *strings.Builder, in []Inline) {
	wrap := func(open string, inner []Inline, end string) {
		b.WriteString(open)
		writeInlines(b, inner)
		b.WriteString(end)
	}
	for _, n := range in {
		switch n := n.(type) {
		case *Text:
			b.WriteString(visible(notation.Replace(n.Value)))
		case *Code:
			b.WriteString("`" + visible(strings.ReplaceAll(n.Value, "`", "\\`")) + "`")
		case *Math:
			mark := "$"
			if n.Display {
				mark = "$$"
			}
			b.WriteString(mark + visible(n.TeX) + mark)
		case *Emph:
			wrap("*", n.Inlines, "*")
		case *Strong:
			wrap("**", n.Inlines, "**")
		case *Strike:
			wrap("~~", n.Inlines, "~~")
		case *Script:
			if n.Up {
				wrap("^{", n.Inlines, "}")
			} else {
				wrap("_{", n.Inlines, "}")
			}
		case *Link:
			wrap("[", n.Inlines, target(n.URL, n.Title))
		case *Image:
			b.WriteString("![" + visible(notation.Replace(n.Alt)) + target(n.Src, n.Title) + size(n))
		case *Break:
			if n.Hard {
				b.WriteString("⏎")
			} else {
				b.WriteString("␣")
			}
		case *NoteRef:
			b.WriteString("[^" + n.ID + "]")
		default:
			fmt.Fprintf(b, "<unknown inline %T>", n)
		}
	}
}

var notation = strings.NewReplacer(`\`, `\\`, "*", `\*`, "`", "\\`", "[", `\[`, "]", `\]`, "~~", `\~~`, "^{", `\^{`,
	"_{", `\_{`, "$", `\$`)

func target(url, title string) string {
	if title != "" {
		title = " " + quote(title)
	}
	return "](" + visible(url) + title + ")"
}

// size returns the size of an image as attributes: {width=300px height=50%}; "" if it has none.
func size(n *Image) string {
	var parts []string
	for _, p := range []string{value("width", n.Width.String()), value("height", n.Height.String())} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if parts == nil {
		return ""
	}
	return "{" + strings.Join(parts, " ") + "}"
}

func inlines(in []Inline) string {
	if len(in) == 0 {
		return ""
	}
	return `"` + DumpInlines(in) + `"`
}

func quote(s string) string {
	if s == "" {
		return ""
	}
	return `"` + visible(s) + `"`
}

// visible returns s with invisible characters and line breaks written as \u{hex}. Spaces and tabs stay.
func visible(s string) string {
	hidden := func(r rune) bool {
		return r != ' ' && r != '\t' && (!unicode.IsGraphic(r) || unicode.IsSpace(r))
	}
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, `\u{%x}`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

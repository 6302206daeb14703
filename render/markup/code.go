package markup

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/render/highlight"
	"example.org/studyguide/source/ast"
)

// tabStop is the number of columns between the tab stops of listings, as in the PDF.
const tabStop = 4

// A line of code that a device may have to wrap hangs: what is wrapped is indented deeper than its beginning. Shorter
// lines fit a phone, which has 36 columns, even if the type is half again as large as usual. Longer ones do not hang,
// since a line that hangs is not divided between pages.
const (
	fitting  = 24
	hangMost = rowRoom
)

// DeepestHang is the greatest number of columns of a line of code for whose indentation there is a class; more would
// leave less than half of the line. A style sheet has rules for the classes in0 to in16.
const DeepestHang = 16

// listing writes code as text with its tokens marked by classes. Lines are kept; the device wraps those that are too
// long for it. Tabs become spaces: devices that do not know the property tab-size take one column or eight for a tab.
func (w *Writer) listing(l *ast.Listing) {
	dir, class := w.codeDirection(), ""
	if lang := strings.Join(strings.Fields(l.Language), "-"); lang != "" {
		class = "language-" + lang
	}
	w.Start("pre", "class", "listing", "dir", dir)
	w.Start("code", "class", class)
	if w.Bare {
		w.Text(l.Text)
		w.End()
		w.EndLine()
		return
	}
	for i, line := range w.Code.Lines(l.Language, l.Text) {
		if i > 0 {
			w.Text("\n")
		}
		w.codeLine(line)
	}
	w.End()
	w.EndLine()
}

// codeLine writes a line of code.
func (w *Writer) codeLine(line []highlight.Token) {
	line = slices.Clone(line) // others read it, too
	column := 0
	for i := range line {
		line[i].Text, column = expandTabs(line[i].Text, column)
	}
	hangs := fitting < column && column <= hangMost
	if hangs {
		w.Start("span", "class", hang(line))
	}
	for _, t := range line {
		w.token(t)
	}
	if hangs {
		w.End()
	}
}

// hang returns the class for a line of code, by its indentation.
func hang(line []highlight.Token) string {
	n := 0
	for _, t := range line {
		rest := strings.TrimLeft(t.Text, " ")
		n += len(t.Text) - len(rest)
		if rest != "" {
			break
		}
	}
	return "in" + strconv.Itoa(min(n, DeepestHang))
}

// expandTabs returns s, which begins at a column, with spaces in place of its tabs, and the column after it.
func expandTabs(s string, column int) (string, int) {
	if !strings.Contains(s, "\t") {
		return s, column + utf8.RuneCountInString(s)
	}
	var b strings.Builder
	for _, r := range s {
		n := 1
		if r == '\t' {
			n = tabStop - column%tabStop
			b.WriteString(strings.Repeat(" ", n))
		} else {
			b.WriteRune(r)
		}
		column += n
	}
	return b.String(), column
}

func (w *Writer) token(t highlight.Token) {
	class := CodeClass(t.Class)
	if class == "" || strings.TrimSpace(t.Text) == "" {
		w.Text(t.Text)
		return
	}
	w.Start("span", "class", class)
	w.Text(t.Text)
	w.End()
}

// CodeClass returns the class for a class of tokens; plain code has none.
func CodeClass(c highlight.Class) string {
	switch c {
	case highlight.Keyword:
		return "hl-keyword"
	case highlight.Type:
		return "hl-type"
	case highlight.Function:
		return "hl-function"
	case highlight.String:
		return "hl-string"
	case highlight.Number:
		return "hl-number"
	case highlight.Comment:
		return "hl-comment"
	default:
		return ""
	}
}

// code writes code within text. Engines end a line behind any hyphen, and would leave the one of an option such as -x
// alone: what a word of code begins with stays together.
func (w *textWriter) code(text string) {
	for text != "" {
		at := optionIn(text)
		if at < 0 {
			break
		}
		rest := strings.TrimLeft(text[at:], "-")
		_, n := utf8.DecodeRuneInString(rest)
		end := len(text) - len(rest) + n
		w.Text(text[:at])
		w.Start("span", "class", "together")
		w.Text(text[at:end])
		w.End()
		text = text[end:]
	}
	w.Text(text)
}

// optionIn returns where the first word of code that begins with a hyphen and a letter does, or -1.
func optionIn(text string) int {
	for i := 0; i < len(text); i++ {
		if text[i] != '-' || i > 0 && !strings.ContainsRune(" [(|'\"", rune(text[i-1])) {
			continue
		}
		rest := strings.TrimLeft(text[i:], "-")
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(r) {
			return i
		}
	}
	return -1
}

package diag

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// tabWidth is the width of a tab in an excerpt. Tabs are printed as spaces, because a caret could not be aligned under
// a tab whose width the terminal chooses.
const tabWidth = 4

// maxExcerpt is the maximum number of characters in an excerpt: what fits a terminal of 120 columns beside a line
// number. A longer line (a minified file may have a million characters) is cropped around the position.
const maxExcerpt = 100

// WriteText writes diagnostics to w for people: position, severity, message and rule, then the source line with a mark
// under the position, then the hint and the related positions, each indented.
//
// source returns the bytes of a file by name, or nil if they are not available; the excerpt is omitted then. The error
// is that of w.
func WriteText(w io.Writer, ds []Diagnostic, source func(file string) []byte) error {
	return writeText(w, ds, source, plain)
}

// WriteColored is [WriteText] for a terminal: places are bold, and severities and marks have colors.
func WriteColored(w io.Writer, ds []Diagnostic, source func(file string) []byte) error {
	return writeText(w, ds, source, colored)
}

// A pen writes a part of a text as what it is: a place, or something of a severity.
type pen func(part style, text string) string

// A style is the parameters of "Select Graphic Rendition" (ECMA-48, 8.3.117) that a terminal shows text in.
type style string

const (
	bold    style = "1"
	red     style = "1;31"
	magenta style = "1;35" // yellow is not to be read on a white ground
	cyan    style = "1;36"
)

func plain(_ style, text string) string { return text }

func colored(s style, text string) string {
	if text == "" {
		return ""
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

// styleOf returns the style of a severity.
func styleOf(s Severity) style {
	switch s {
	case Error:
		return red
	case Warning:
		return magenta
	default:
		return cyan
	}
}

func writeText(w io.Writer, ds []Diagnostic, source func(file string) []byte, as pen) error {
	sources := map[string]*Lines{}
	lines := func(s Span) *Lines {
		l, ok := sources[s.File]
		if !ok {
			if data := source(s.File); data != nil {
				l = NewLines(s.File, []byte(withLineFeeds(string(data))))
			}
			sources[s.File] = l
		}
		if l == nil || s.Start.Line < 1 || s.Start.Line > len(l.lines) {
			return nil
		}
		return l
	}
	for _, d := range ds {
		var b strings.Builder
		of := styleOf(d.Severity)
		fmt.Fprintf(&b, "%s%s %s (%s)\n", as(bold, place(d.Span)), as(of, d.Severity.String()+":"), Visible(d.Message),
			d.Rule)
		if l := lines(d.Span); l != nil {
			excerpt(&b, d.Span, l, func(mark string) string { return as(of, mark) })
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "   %s %s\n", as(cyan, "hint:"), Visible(d.Hint))
		}
		for _, r := range d.Related {
			fmt.Fprintf(&b, "   %s%s %s\n", as(bold, place(r.Span)), as(cyan, "note:"), Visible(r.Message))
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return fmt.Errorf("writing diagnostics: %w", err)
		}
	}
	return nil
}

// Visible returns s with its control characters, and those that change the direction of text, as Go writes them in
// strings: the name of a file may hold any, and a terminal would obey them. A log of GitHub Actions obeys lines.
func Visible(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hidden reports whether a terminal obeys r instead of showing it.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// place returns "file:line:col: ", or less of it where less is known.
func place(s Span) string {
	switch {
	case !s.IsZero():
		return Visible(s.String()) + ": "
	case s.File != "":
		return Visible(s.File) + ": "
	default:
		return ""
	}
}

// withLineFeeds returns s with the line ends that editors know, \r\n, \n and \r, as \n.
func withLineFeeds(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
}

// excerpt writes the line on which s starts and, under it, a mark from the start of s to its end or the end of the
// line; nothing for an empty line. Columns are counted in characters, but the mark is aligned by terminal columns: a
// wide character takes two, a combining one none.
//
// The mark is written as marks returns it.
//
// Only what can be shown of a line is looked at, since thousands of findings may be on one line of a megabyte.
func excerpt(b *strings.Builder, s Span, l *Lines, marks func(string) string) {
	start, from := l.Offset(Pos{Line: s.Start.Line, Col: 1}), l.Offset(s.Start)
	end := l.LineEnd(start)
	from = min(from, end)
	to := end
	if s.End.Line == s.Start.Line {
		to = min(max(l.Offset(s.End), from), end)
	}
	before, marked, after := crop(lastRunes(l.Src[start:from]), firstRunes(l.Src[from:to]), firstRunes(l.Src[to:end]))
	left := show(before, 0)
	middle := show(marked, width(left))
	right := show(after, width(left)+width(middle))
	text := strings.TrimRight(left+middle+right, " ")
	if text == "" {
		return
	}
	number := strconv.Itoa(s.Start.Line)
	fmt.Fprintf(b, "   %s | %s\n", number, text)
	tail := max(width(strings.TrimRight(middle, " "))-1, 0)
	fmt.Fprintf(b, "   %*s | %*s%s\n", len(number), "", width(left), "", marks("^"+strings.Repeat("~", tail)))
}

// firstRunes returns the first characters of text: all, or one more than an excerpt has.
func firstRunes(text []byte) []rune {
	out := make([]rune, 0, min(len(text), maxExcerpt+1))
	for len(text) > 0 && len(out) <= maxExcerpt {
		r, size := utf8.DecodeRune(text)
		out, text = append(out, r), text[size:]
	}
	return out
}

// lastRunes returns the last characters of text: all, or one more than an excerpt has.
func lastRunes(text []byte) []rune {
	end := len(text)
	for n := 0; end > 0 && n <= maxExcerpt; n++ {
		_, size := utf8.DecodeLastRune(text[:end])
		end -= size
	}
	return []rune(string(text[end:]))
}

// crop shortens the parts of a line to maxExcerpt characters in total; an ellipsis replaces what is cut.
func crop(before, marked, after []rune) (string, string, string) {
	if len(before)+len(marked)+len(after) <= maxExcerpt {
		return string(before), string(marked), string(after)
	}
	left := string(before)
	if half := maxExcerpt / 2; len(before) > half {
		before = before[len(before)-half:]
		left = "…" + string(before)
	}
	room := maxExcerpt - len(before)
	if len(marked) > room {
		return left, string(marked[:room]), "…"
	}
	room -= len(marked)
	if len(after) > room {
		return left, string(marked), string(after[:room]) + "…"
	}
	return left, string(marked), string(after)
}

// show returns text as it may be printed to a terminal: tabs as spaces, control characters as U+FFFD. at is the column
// at which the text starts.
func show(text string, at int) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\t':
			pad := tabWidth - at%tabWidth
			b.WriteString(strings.Repeat(" ", pad))
			at += pad
		case hidden(r):
			b.WriteRune(unicode.ReplacementChar)
			at++
		default:
			b.WriteRune(r)
			at += width(string(r))
		}
	}
	return b.String()
}

// width returns the number of terminal columns that s takes.
func width(s string) int { return uniseg.StringWidth(s) }

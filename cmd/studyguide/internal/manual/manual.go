// Package manual writes what commands are for: as text for a terminal, in lines that fit it, and as a page for man.
// Both come from the same [Page], which the command line makes of its commands and flags, so that neither tells what
// the program does not do.
package manual

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A Page is the manual of a command.
type Page struct {
	Name     string   // such as "studyguide build"
	Summary  string   // one line, without a full stop
	Synopsis []string // each a form of the command
	// Text is paragraphs with empty lines between them. Lines that begin with two spaces, such as examples, stay as
	// they are; others are filled.
	Text     string
	Commands []Entry
	Flags    []Entry
}

// An Entry is a command or a flag of a page: how it is typed, and what it does.
type Entry struct{ Term, Text string }

// margin is the columns before the text of a section.
const margin = 3

// WriteText writes a page as text in lines of at most width columns, if no word is wider. The error is that of w.
func (p *Page) WriteText(w io.Writer, width int) error {
	var b strings.Builder
	head := func(name string) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(name + ":\n")
	}
	head("NAME")
	fill(&b, p.Name+" - "+p.Summary, margin, width)
	head("USAGE")
	for _, s := range p.Synopsis {
		fill(&b, s, margin, width)
	}
	if p.Text != "" {
		head("DESCRIPTION")
		for i, par := range paragraphs(p.Text) {
			if i > 0 && !par.joined {
				b.WriteByte('\n')
			}
			if par.kept {
				b.WriteString(strings.Repeat(" ", margin) + par.text + "\n")
				continue
			}
			fill(&b, par.text, margin, width)
		}
	}
	for _, section := range []struct {
		name    string
		entries []Entry
	}{{"COMMANDS", p.Commands}, {"OPTIONS", p.Flags}} {
		if len(section.entries) > 0 {
			head(section.name)
			list(&b, section.entries, width)
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing help: %w", err)
	}
	return nil
}

// A paragraph is filled text, or a line that is kept as it is.
type paragraph struct {
	text   string
	kept   bool
	joined bool // no empty line stands before it
}

// paragraphs divides the text of a page.
func paragraphs(text string) (out []paragraph) {
	for block := range strings.SplitSeq(text, "\n\n") {
		first := true
		for line := range strings.SplitSeq(strings.Trim(block, "\n"), "\n") {
			kept := strings.HasPrefix(line, "  ")
			if last := len(out) - 1; !first && !kept && !out[last].kept {
				out[last].text += " " + line
				continue
			}
			out = append(out, paragraph{text: line, kept: kept, joined: !first})
			first = false
		}
	}
	return out
}

// list writes entries in two columns, or with the text under a term that leaves it no room.
func list(b *strings.Builder, entries []Entry, width int) {
	const gap, widest = 2, 26
	column := 0
	for _, e := range entries {
		if n := utf8.RuneCountInString(e.Term); n <= widest {
			column = max(column, n)
		}
	}
	column += margin + gap
	for _, e := range entries {
		b.WriteString(strings.Repeat(" ", margin) + e.Term)
		at := margin + utf8.RuneCountInString(e.Term)
		if at+gap > column {
			b.WriteByte('\n')
			at = 0
		}
		b.WriteString(strings.Repeat(" ", column-at))
		rest := lines(e.Text, width-column)
		b.WriteString(rest[0] + "\n")
		for _, line := range rest[1:] {
			b.WriteString(strings.Repeat(" ", column) + line + "\n")
		}
	}
}

// fill writes text after so many spaces, in lines that end before width.
func fill(b *strings.Builder, text string, indent, width int) {
	for _, line := range lines(text, width-indent) {
		b.WriteString(strings.Repeat(" ", indent) + line + "\n")
	}
}

// lines divides text into lines of at most width columns; a wider word has one of its own. There is at least one.
func lines(text string, width int) []string {
	out := []string{""}
	for _, word := range strings.Fields(text) {
		last := &out[len(out)-1]
		switch {
		case *last == "":
			*last = word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) <= width:
			*last += " " + word
		default:
			out = append(out, word)
		}
	}
	return out
}

// Wrap returns a paragraph in lines of at most width columns.
func Wrap(text string, width int) string { return strings.Join(lines(text, width), "\n") }

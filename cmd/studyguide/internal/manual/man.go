package manual

import (
	"fmt"
	"io"
	"strings"
)

// WriteMan writes the page of a program and those of its commands as one page in the language of man (groff_man(7)).
// version stands at its foot. The error is that of w.
func WriteMan(w io.Writer, program *Page, commands []*Page, version string) error {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"%s\"\n", strings.ToUpper(program.Name), escaped(version))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n.SH SYNOPSIS\n", escaped(program.Name), escaped(program.Summary))
	synopsis(&b, program)
	b.WriteString(".SH DESCRIPTION\n")
	body(&b, program)
	entries(&b, program.Flags)
	b.WriteString(".SH COMMANDS\n")
	for _, p := range commands {
		fmt.Fprintf(&b, ".SS %s\n%s\n.PP\n", escaped(p.Name), escaped(p.Summary))
		synopsis(&b, p)
		b.WriteString(".PP\n")
		body(&b, p)
		entries(&b, p.Flags)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing the page for man: %w", err)
	}
	return nil
}

// synopsis writes the forms of a command, each on a line in bold.
func synopsis(b *strings.Builder, p *Page) {
	for i, s := range p.Synopsis {
		if i > 0 {
			b.WriteString(".br\n")
		}
		fmt.Fprintf(b, "\\fB%s\\fR\n", escaped(s))
	}
}

// body writes the text of a page: paragraphs, and lines that are kept as they are.
func body(b *strings.Builder, p *Page) {
	kept := false
	for i, par := range paragraphs(p.Text) {
		if par.kept != kept {
			kept = par.kept
			b.WriteString(map[bool]string{true: ".nf\n", false: ".fi\n"}[kept])
		}
		if i > 0 && !par.joined {
			b.WriteString(".PP\n")
		}
		b.WriteString(line(par.text))
	}
	if kept {
		b.WriteString(".fi\n")
	}
}

// entries writes flags, each with its text under it.
func entries(b *strings.Builder, list []Entry) {
	for _, e := range list {
		fmt.Fprintf(b, ".TP\n\\fB%s\\fR\n%s", escaped(e.Term), line(e.Text))
	}
}

// line returns a line of text, of which nothing is a request.
func line(text string) string {
	s := escaped(text)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s + "\n"
}

// escaped returns text in which nothing is an escape, and hyphens can be copied into a shell.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "…", "...").Replace(text)
}

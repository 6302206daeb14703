package report

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
)

// A Form is an output format and the file that it goes to. The zero Form is no output.
type Form struct {
	Name string
	File string // empty: a standard stream
}

// Forms returns the names of the forms of diagnostics.
func Forms() []string { return []string{"text", "json", "sarif", "github", "gitlab"} }

// ParseForm reads "FORM" or "FORM=FILE"; flag names its flag in errors.
func ParseForm(flag, text string, known []string) (Form, error) {
	name, file, given := strings.Cut(text, "=")
	if !slices.Contains(known, name) {
		return Form{}, failure.UnknownWord("--"+flag, name, known)
	}
	if given && file == "" {
		return Form{}, failure.Usagef("--%s %s: want a file after =", flag, text)
	}
	return Form{name, file}, nil
}

// Wanted reports whether f was chosen.
func (f Form) Wanted() bool { return f.Name != "" }

// Streams reports whether f goes to a standard stream, which then must carry nothing else.
func (f Form) Streams() bool { return f.Wanted() && f.File == "" }

// Write writes to the file of f, whole or not at all, or to the stream if it has none.
func (f Form) Write(stream io.Writer, write func(io.Writer) error) error {
	if f.File == "" {
		return write(stream)
	}
	d, err := draft.New(context.Background(), f.File)
	if err != nil {
		return failure.New(failure.Output, err)
	}
	if err := write(d); err != nil {
		return failure.New(failure.Output, errors.Join(err, d.Discard()))
	}
	if err := d.Commit(); err != nil {
		return failure.New(failure.Output, err)
	}
	return nil
}

// ParseForms parses the forms of diagnostics. Unless one of them is for standard error, that gets text for people or,
// in a job of GitHub Actions, annotations of the lines of a pull request ("Variables reference": GITHUB_ACTIONS is
// always true there).
func ParseForms(values []string, getenv func(string) string) ([]Form, error) {
	var out []Form
	streams := 0
	for _, text := range values {
		f, err := ParseForm("diag", text, Forms())
		if err != nil {
			return nil, err
		}
		if f.Streams() {
			streams++
		}
		out = append(out, f)
	}
	switch {
	case streams > 1:
		return nil, failure.Usagef("two forms of diagnostics cannot both go to standard error; name a file for one: " +
			"--diag FORM=FILE")
	case streams == 1:
		return out, nil
	case getenv("GITHUB_ACTIONS") == "true":
		return append(out, Form{Name: "github"}), nil
	}
	return append(out, Form{Name: "text"}), nil
}

// ForPeople reports whether standard error gets text for people.
func (o *Options) ForPeople() bool { return slices.Contains(o.Forms, Form{Name: "text"}) }

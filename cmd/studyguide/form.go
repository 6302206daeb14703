package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
)

// A form is a form in which something is written, and the file it goes to; "" is a standard stream.
type form struct{ name, file string }

// readForm reads "FORM" or "FORM=FILE"; flag names what it is of in errors.
func readForm(flag, text string, known []string) (form, error) {
	name, file, given := strings.Cut(text, "=")
	if !slices.Contains(known, name) {
		return form{}, unknownValue("--"+flag, name, known)
	}
	if given && file == "" {
		return form{}, usagef("--%s %s: want a file after =", flag, text)
	}
	return form{name, file}, nil
}

// write writes to the file of a form, whole or not at all, or to the stream if it has none.
func (f form) write(stream io.Writer, write func(io.Writer) error) error {
	if f.file == "" {
		return write(stream)
	}
	d, err := newDraft(context.Background(), f.file, false)
	if err != nil {
		return &failure{exitOutput, err}
	}
	if err := write(d); err != nil {
		return &failure{exitOutput, errors.Join(err, d.discard())}
	}
	if err := d.commit(); err != nil {
		return &failure{exitOutput, err}
	}
	return nil
}

// streams tells whether something goes to standard output, which then has room for nothing else.
func (f form) streams() bool { return f.name != "" && f.file == "" }

// diagForms gives the forms of diagnostics that are asked for. What goes to standard error, if that is not said, is text for people, or what a job of
// GitHub Actions shows beside the lines of a pull request ("Variables reference": GITHUB_ACTIONS is always true there).
func diagForms(asked []string, getenv func(string) string) ([]form, error) {
	var out []form
	streams := 0
	for _, text := range asked {
		f, err := readForm("diag", text, forms())
		if err != nil {
			return nil, err
		}
		if f.streams() {
			streams++
		}
		out = append(out, f)
	}
	switch {
	case streams > 1:
		return nil, usagef("two forms of diagnostics cannot both go to standard error; name a file for one: --diag FORM=FILE")
	case streams == 1:
		return out, nil
	case getenv("GITHUB_ACTIONS") == "true":
		return append(out, form{name: "github"}), nil
	}
	return append(out, form{name: "text"}), nil
}

// text tells whether what goes to standard error is for people.
func (s *settings) text() bool { return slices.Contains(s.forms, form{name: "text"}) }

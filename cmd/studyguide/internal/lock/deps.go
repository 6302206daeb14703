package lock

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// A Dep is the dependencies of one artifact, in paths of the caller's choice.
type Dep struct {
	Artifact string   `json:"artifact"`
	Inputs   []string `json:"inputs"`
	Absent   []string `json:"absent,omitempty"`  // files that were looked for; if one appears, the artifact is stale
	Folders  []string `json:"folders,omitempty"` // whose names were read, or that were found in place of a file
}

// Deps returns the dependencies of an entry's artifacts. made and from convert paths of the lock to those that the
// caller wants.
func (e *Entry) Deps(made, from func(string) string) (out []Dep) {
	for _, m := range e.Made {
		d := Dep{Artifact: made(m.Path), Inputs: []string{}}
		for _, f := range e.From {
			switch path := from(f.Path); {
			case !f.IsFile():
			case f.Digest == Absent, strings.HasPrefix(f.Digest, refusal):
				d.Absent = append(d.Absent, path)
			case isFolder(f.Digest):
				d.Folders = append(d.Folders, path)
			default:
				d.Inputs = append(d.Inputs, path)
			}
		}
		out = append(out, d)
	}
	return out
}

// WriteMake writes dependencies as rules for make, without recipes. Behind them each input has a rule of its own, as
// compilers write it, so that make goes on where an input is gone. It omits missing inputs, which make would refuse,
// and folders, whose times make would misread. The error is that of w, or says that a file has a name that no rule of
// make can hold; nothing is written then.
func WriteMake(w io.Writer, deps []Dep) error {
	var rules, inputs strings.Builder
	known := map[string]bool{}
	for _, d := range deps {
		target, err := makeName(d.Artifact)
		if err != nil {
			return err
		}
		rules.WriteString(strings.ReplaceAll(target, "%", `\%`) + ":")
		for _, in := range d.Inputs {
			name, err := makeName(in)
			if err != nil {
				return err
			}
			rules.WriteString(" " + name)
			if !known[name] {
				known[name] = true
				inputs.WriteString(strings.ReplaceAll(name, "%", `\%`) + ":\n")
			}
		}
		rules.WriteString("\n")
	}
	if _, err := io.WriteString(w, rules.String()+inputs.String()); err != nil {
		return fmt.Errorf("writing dependencies: %w", err)
	}
	return nil
}

// makeName returns the name of a file as a rule of make has to spell it. Make has no way to quote a line break, and
// none that works in every place for the signs that end or change a rule: a name with one could start a recipe. Such a
// name is an error (GNU Make manual, 4.2 Rule Syntax, 4.4 Using Wildcard Characters, 6.11 Target-specific Variable
// Values, 11 Archive Files; GNU Make 4.3 finds no target that has both an escaped space and a quoted wildcard).
func makeName(name string) (string, error) {
	member := strings.HasSuffix(name, ")") && strings.Contains(name, "(")
	ends := strings.HasSuffix(name, "&") || strings.HasSuffix(name, `\`)
	if member || ends || strings.HasPrefix(name, "~") || strings.ContainsAny(name, ";|=*?[") ||
		strings.ContainsFunc(name, unicode.IsControl) {
		return "", fmt.Errorf("make cannot take the name %q; rename the file, or use --deps json", name)
	}
	var b strings.Builder
	slashes := 0 // backslashes right before the next character
	for _, r := range name {
		switch r {
		case '\\':
			slashes++
			b.WriteRune(r)
			continue
		case '$':
			b.WriteRune('$')
		case ' ', '#', ':':
			b.WriteString(strings.Repeat(`\`, slashes+1))
		}
		slashes = 0
		b.WriteRune(r)
	}
	return b.String(), nil
}

// WriteDeps writes dependencies as JSON: an object with "version", which is 1, and "artifacts",
// an array of objects with artifact, inputs, absent and folders. The error is that of w.
func WriteDeps(w io.Writer, deps []Dep) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if deps == nil {
		deps = []Dep{}
	}
	out := struct {
		Version   int   `json:"version"`
		Artifacts []Dep `json:"artifacts"`
	}{1, deps}
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("writing dependencies: %w", err)
	}
	return nil
}

package lock

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// A Dep is the dependencies of one artifact, in paths of the caller's choice.
type Dep struct {
	Artifact string   `json:"artifact"`
	Inputs   []string `json:"inputs"`
	Absent   []string `json:"absent,omitempty"`  // files that were looked for; if one appears, the artifact is stale
	Folders  []string `json:"folders,omitempty"` // folders whose names were read
}

// Deps returns the dependencies of an entry's artifacts. made and from convert paths of the lock to those that the
// caller wants.
func (e *Entry) Deps(made, from func(string) string) (out []Dep) {
	for _, m := range e.Made {
		d := Dep{Artifact: made(m.Path), Inputs: []string{}}
		for _, f := range e.From {
			switch path := from(f.Path); {
			case f.Digest == Absent:
				d.Absent = append(d.Absent, path)
			case strings.HasPrefix(f.Digest, "/"):
				d.Folders = append(d.Folders, path)
			default:
				d.Inputs = append(d.Inputs, path)
			}
		}
		out = append(out, d)
	}
	return out
}

// WriteMake writes dependencies as rules for make, without recipes. It omits missing inputs, which make would refuse,
// and folders, whose times make would misread. The error is that of w.
func WriteMake(w io.Writer, deps []Dep) error {
	escape := strings.NewReplacer(" ", `\ `, "#", `\#`, "$", "$$", ":", `\:`)
	for _, d := range deps {
		line := escape.Replace(d.Artifact) + ":"
		for _, in := range d.Inputs {
			line += " " + escape.Replace(in)
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return fmt.Errorf("writing dependencies: %w", err)
		}
	}
	return nil
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

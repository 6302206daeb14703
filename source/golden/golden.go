// Package golden runs fixtures: txtar files that hold one input and every output of it. It is imported by tests, and by
// the tools in .ci.
//
// The test says which sections are input for a function; every other section is an expected output. Outputs without a
// section are not checked. A section without an output is an error, so that a fixture cannot go stale. With -update the
// sections present are rewritten.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// Update says whether the tests rewrite their fixtures.
type Update struct{ on *bool }

// Flag registers -update. A test package calls it once, in a package variable of a test file.
func Flag() Update {
	return Update{flag.Bool("update", false, "rewrite the sections present in the fixtures")}
}

// Run runs every fixture that matches glob as a subtest named after its file. isInput reports whether a section is
// input; render returns the outputs by section name.
func (u Update) Run(
	t *testing.T,
	glob string,
	isInput func(section string) bool,
	render func(t *testing.T, in map[string][]byte) map[string]string,
) {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures match %s (%v)", glob, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			u.one(t, file, isInput, render)
		})
	}
}

func (u Update) one(
	t *testing.T,
	file string,
	isInput func(string) bool,
	render func(*testing.T, map[string][]byte) map[string]string,
) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in := map[string][]byte{}
	for _, f := range ar.Files {
		if isInput(f.Name) {
			in[f.Name] = f.Data
		}
	}
	if len(in) == 0 || len(in) == len(ar.Files) {
		t.Fatalf("%s has %d inputs and %d outputs", file, len(in), len(ar.Files)-len(in))
	}
	got := render(t, in)
	for i, f := range ar.Files {
		if isInput(f.Name) {
			continue
		}
		out, ok := got[f.Name]
		if !ok {
			names := make([]string, 0, len(got))
			for n := range got {
				names = append(names, n)
			}
			slices.Sort(names)
			t.Errorf("section %q is filled by no output; there are %q", f.Name, names)
			continue
		}
		if out != "" && !strings.HasSuffix(out, "\n") {
			out += "\n"
		}
		if *u.on {
			ar.Files[i].Data = []byte(out)
			continue
		}
		if d := cmp.Diff(strings.Split(string(f.Data), "\n"), strings.Split(out, "\n")); d != "" {
			t.Errorf("%s: section %q differs (-want +got):\n%s", file, f.Name, d)
		}
	}
	if *u.on {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Seed adds the inputs of the fixtures that match glob to a fuzz test: the first section of each.
func Seed(f *testing.F, glob string) {
	f.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		f.Fatalf("no fixtures match %s (%v)", glob, err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(ar.Files[0].Data)
	}
}

package project_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"example.org/studyguide/cmd/studyguide/internal/project"
	"example.org/studyguide/source/diag"
)

// compile returns the schema as an independent validator reads it, which also checks that it is valid.
func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	var text bytes.Buffer
	if err := project.WriteSchema(&text, known()); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(&text)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("project.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("project.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestSchemaAndProgramAgree checks that the schema and the program accept the same files.
func TestSchemaAndProgramAgree(t *testing.T) {
	schema := compile(t)
	for text, good := range map[string]bool{
		"guides: a.md":                true,
		"guides: ['**/*.md', b.md]":   true,
		"guides: a.md\nexclude: b.md": true,
		"guides: a.md\noutput: books\nstrict: true\nto: [pdf, epub]\nname: '{dir}/{name}-{answers}'":      true,
		"guides: a.md\nanswers: back\ntheme: mine.yaml\npaper: a4\nmargin: 20mm\ntype-size: 10.5":         true,
		"guides: a.md\nlicence: CC0 1.0\nversion: 2.1\naccent: '#7a1f1f'\nlogo: a.svg\nwatermark: DRAFT":  true,
		"guides: a.md\nheader: {left: '{title}'}\nfooter: none\nsides: 2\ngutter: 5mm\npaper: 17 × 24 cm": true,
		"guides: a.md\naccent: red":                                                                  false,
		"guides: a.md\npaper: b6":                                                                    false,
		"guides: a.md\nheader: {top: a}":                                                             false,
		"guides: a.md\nonly: [basic, 'tag:HTTP']":                                                    true,
		"guides: a.md\nfonts: [type]\nformat: markdown\nshape: heading":                              true,
		"guides: a.md\nlint: {qa-no-answer: error, furniture: off}":                                  true,
		"guides: a.md\neditions: {large: {theme: large}, self-test: {answers: back, to: pdf}}":       true,
		"guides: a.md\nsmart: off\neditions: {a: {smart: on}}":                                       true,
		"guides: a.md\nonly: [3-9, 12, '-tag:HTTP', 'section:The basics']":                           true,
		"guides: a.md\neditions: {mock: {answers: none, count: 30, seed: 7, per: section, to: pdf}}": true,
		"guides: a.md\nseed: group-a\neditions: {a: {count: 3}, b: {}}":                              true,
		"guides: a.md\ncount: 0":                                                                     false,
		"guides: a.md\ncount: many":                                                                  false,
		"guides: a.md\nper: chapter":                                                                 false,
		"guides: a.md\nsmart: de":                                                                    false,
		"to: pdf":                                                                                    false,
		"guides: a.md\ncolour: red":                                                                  false,
		"guides: a.md\nmargin: wide":                                                                 false,
		"guides: a.md\nstrict: often":                                                                false,
		"guides: a.md\nlint: {qa-no-answer: loud}":                                                   false,
		"guides: a.md\nlint: {qa-no-anser: off}":                                                     false,
		"guides: a.md\nlint: {not-a-guide: off}":                                                     false,
		"guides: a.md\neditions: [a]":                                                                false,
		"guides: a.md\neditions: {A: {}}":                                                            false,
		"guides: a.md\neditions: {a: {guides: b}}":                                                   false,
		"guides: a.md\neditions: {a: {answers: up}}":                                                 false,
		"guides: {a: b}":                                                                             false,
	} {
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != good {
			t.Errorf("%q: the schema says %v, want good: %t", text, err, good)
		}
		var found diag.List
		if _, ok := project.Parse("p.yaml", []byte(text), known(), &found); ok != good {
			t.Errorf("%q: the program says %v, want good: %t", text, found.Sorted(), good)
		}
	}
}

// TestFormatsOfProgramsAreKnown reads formats that are those of programs: which ones there are, no schema knows.
func TestFormatsOfProgramsAreKnown(t *testing.T) {
	schema := compile(t)
	with := known()
	with.Program = func(format string) bool { return format == "slides" }
	for text, want := range map[string]struct{ good, valid bool }{
		"guides: a.md\nto: slides":                          {true, true},
		"guides: a.md\nto: [pdf, slides]\nfilter: [a, b-2]": {true, true},
		"guides: a.md\nto: pfd":                             {false, true},
		"guides: a.md\nto: ../slides":                       {false, false},
		"guides: a.md\neditions: {a: {to: slides}}":         {true, true},
	} {
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != want.valid {
			t.Errorf("%q: the schema says %v", text, err)
		}
		var found diag.List
		if _, ok := project.Parse("p.yaml", []byte(text), with, &found); ok != want.good {
			t.Errorf("%q: the program says %v", text, found.Sorted())
		}
	}
}

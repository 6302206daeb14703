package config_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"

	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

func source(sink diag.Sink) config.Source {
	return config.Source{File: "s.yaml", Above: 2, What: "setting", Syntax: diag.MetaSyntax,
		Unknown: diag.MetaUnknown, Value: diag.MetaValue, Sink: sink}
}

func Example() {
	var found diag.List
	m, err := config.Parse(source(&found), []byte("name: Ada\npage:\n  siez: a4\n"))
	if err != nil {
		return
	}
	var name, size string
	m.Fill([]config.Field{
		{Names: []string{"name"}, One: func(s string) error { name = s; return nil }},
		{Names: []string{"page"}, Inner: []config.Field{
			{Names: []string{"size"}, One: func(s string) error { size = s; return nil }},
		}},
	})
	fmt.Printf("%q %q\n", name, size)
	if err := diag.WriteText(os.Stdout, found.Sorted(), func(string) []byte { return nil }); err != nil {
		fmt.Println(err)
	}
	// Output:
	// "Ada" ""
	// s.yaml:5:3: warning: setting key "siez" is not known (meta-unknown)
	//    hint: did you mean "size"?
}

func TestInvalidSettingsAreReportedAtTheirPositions(t *testing.T) {
	for text, want := range map[string][]string{
		"":               nil,
		"# a comment":    nil,
		"- a":            {"s.yaml:3:1: error: setting: want keys and values, such as title: A guide (meta-syntax)"},
		"one: x\none: [": {"s.yaml:4:1: error: setting: did not find expected node content (meta-syntax)"},
		"one: x\nOne: y": {"s.yaml:4:1: warning: one: given twice; the first is used (meta-value)"},
		"one: no":        {`s.yaml:3:6: warning: one: not "no" (meta-value)`},
		"one: {a: b}":    {"s.yaml:3:6: warning: one: want a text, not a mapping (meta-value)"},
		"in: x":          {"s.yaml:3:5: warning: in: want a mapping of one (meta-value)"},
		"in: {one: no}":  {`s.yaml:3:11: warning: in.one: not "no" (meta-value)`},
		"items: no":      {`s.yaml:3:8: warning: items: not "no" (meta-value)`},
		"items: [a, no, {b: c}]": {`s.yaml:3:12: warning: items: not "no" (meta-value)`,
			"s.yaml:3:16: warning: items: want a text or a list of texts (meta-value)"},
		"each: {a: {one: no}}": {`s.yaml:3:17: warning: each.a.one: not "no" (meta-value)`},
		"each: {a: , no: {}}":  {`s.yaml:3:13: warning: each: not "no" (meta-value)`},
		"each: {a: {}, a: {}}": {"s.yaml:3:15: warning: each.a: given twice; the first is used (meta-value)"},
		"each: {a: b}":         {"s.yaml:3:11: warning: each.a: want a mapping of one (meta-value)"},
		"each: [a]":            {"s.yaml:3:7: warning: each: want a mapping (meta-value)"},
		"all: [&x a, *x, {b: c}]": {"s.yaml:3:13: warning: all: want a text or a list of texts (meta-value)",
			"s.yaml:3:17: warning: all: want a text or a list of texts (meta-value)"},
	} {
		var found diag.List
		src := source(&found)
		one := config.Field{Names: []string{"one"}, One: func(s string) error {
			if s == "no" {
				return fmt.Errorf("not %q", s)
			}
			return nil
		}}
		m, err := config.Parse(src, []byte(text))
		if err != nil {
			src.Report(err)
		} else {
			m.Fill([]config.Field{
				one, {Names: []string{"in"}, Inner: []config.Field{one}},
				{Names: []string{"all"}, Many: func([]string) {}},
				{Names: []string{"items"}, Item: func(s string, _ diag.Span) error { return one.One(s) }},
				{Names: []string{"each"}, Each: func(key string, _ diag.Span) ([]config.Field, error) {
					return []config.Field{one}, one.One(key)
				}},
			})
		}
		var got []string
		for _, d := range found.Sorted() {
			got = append(got, d.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\ngot  %q\nwant %q", text, got, want)
		}
	}
}

func TestTextAndPositionOfAKey(t *testing.T) {
	m, err := config.Parse(source(&diag.List{}), []byte("a: 1\nExtends: print # so\n"))
	if err != nil {
		t.Fatal(err)
	}
	var at diag.Span
	m.Fill([]config.Field{{Names: []string{"extends"}, One: func(string) error { return nil }, At: &at}})
	if m.Text("extends") != "print" || m.Text("b") != "" {
		t.Errorf("the texts are %q and %q", m.Text("extends"), m.Text("b"))
	}
	if want := (diag.Pos{Line: 4, Col: 10}); at.Start != want {
		t.Errorf("the value is at %v, want %v", at.Start, want)
	}
	if _, err := config.Parse(source(nil), []byte("text")); !errors.Is(err, config.ErrNoMapping) {
		t.Errorf("the error is %v", err)
	}
}

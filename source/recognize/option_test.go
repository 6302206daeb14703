package recognize

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

func TestInLine(t *testing.T) {
	for line, want := range map[string]string{
		"":                         "",
		"A":                        "A",
		"A. ebb":                   "A. ebb",
		"A. ebb B. flood":          "A. ebb|B. flood",
		"A. ebb B. flood C. slack": "A. ebb|B. flood|C. slack",
		"It is A. ebb B. flood":    "It is|A. ebb|B. flood",
		"A. ebb C. slack":          "A. ebb C. slack",
		"C. slack D. neap":         "C. slack|D. neap", // goes on from the line before
		"C. slack E. neap":         "C. slack E. neap",
		"C. see A. D. neap":        "C. see A.|D. neap",
		"C. see A. or B. D. neap":  "C. see|A. or|B. D. neap",
	} {
		var in []ast.Inline
		if line != "" {
			in = []ast.Inline{&ast.Text{Value: line}}
		}
		var parts []string
		for _, part := range inLine(in) {
			parts = append(parts, flat(part))
		}
		if got := strings.Join(parts, "|"); got != want {
			t.Errorf("%q is divided as %q, want %q", line, got, want)
		}
	}
}

func TestReadOption(t *testing.T) {
	for line, want := range map[string]string{
		"A. Oak": "A", "a) Oak": "a", "(b) Oak": "b", "[c] Oak": "c", "*d) Oak": "d", "① Oak": "①", "Ａ. Oak": "A",
		"1. Oak": "1", "10. Oak": "10", "99) Oak": "99", "100. Oak": "", "1000. Oak": "", "0. Oak": "",
		"B - Oak": "B", "B-frame": "", "A)Oak": "A", "e.g. Oak": "", "a.b": "", "1.5": "", "An oak": "", "(a Oak": "",
	} {
		l, ok := readOption(line, false)
		if got := l.text; ok != (want != "") || ok && got != want {
			t.Errorf("%q has the label %q (%v), want %q", line, got, ok, want)
		}
	}
}

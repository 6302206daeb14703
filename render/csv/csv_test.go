package csv

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"example.org/studyguide/render"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestNoCellIsAFormula writes a guide whose texts begin as formulas do, in every column that authors fill, and reads it
// back.
func TestNoCellIsAFormula(t *testing.T) {
	src := "# Sheets\n\n## =Section\n\n### =1+1 gives what?\n\n-2\n\n### What sums cells?\n\n@SUM(A1:A9)\n\nTags: =x\n\n" +
		"### What calls?\n\n+49 30 1\n\n### -x is what?\n\n'=' and '-'\n\n### What is a list?\n\n- a\n- b\n\n### '=' is what?\n\n''@\n"
	g, err := source.LoadBytes("g.md", []byte(src), source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	var found diag.List
	if err := (Renderer{}).Render(t.Context(), &b, &render.Job{Guide: g, Sink: &found}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(b.Bytes())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	guarded := 0
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && cell != "-2" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%q is a formula", cell)
			}
			if strings.HasPrefix(cell, "'") {
				guarded++
			}
		}
	}
	if all := found.Sorted(); guarded < 9 || len(all) != 1 || all[0].Severity != diag.Note {
		t.Errorf("%d cells are guarded, %v\n%s", guarded, all, b.String())
	}
	back, err := source.LoadBytes("g.csv", b.Bytes(), source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := back.AllQuestions(), g.AllQuestions(); len(got) != len(want) {
		t.Errorf("%d questions came back as %d", len(want), len(got))
	} else {
		for i, q := range want {
			if got[i].PlainTitle() != q.PlainTitle() {
				t.Errorf("%q came back as %q", q.PlainTitle(), got[i].PlainTitle())
			}
			was, is := ast.BlockText(q.Answer, ast.OwnText), ast.BlockText(got[i].Answer, ast.OwnText)
			if is != was && i != 4 { // the list has its bullets
				t.Errorf("%q came back as %q", was, is)
			}
		}
	}
}

// TestGuardedCellsAreNoFormulas guards cells. No two may become the same.
func TestGuardedCellsAreNoFormulas(t *testing.T) {
	seen := map[string]bool{}
	for cell, want := range map[string]string{
		"":                      "",
		"=1+1":                  "'=1+1",
		"@SUM(A1)":              "'@SUM(A1)",
		"+49 30 1":              "'+49 30 1",
		"-x":                    "'-x",
		"－x":                    "'－x",
		"\t=1":                  "'\t=1",
		"-12":                   "-12",
		"-0,5":                  "-0,5",
		"-1+cmd|' /C calc'!A0":  "'-1+cmd|' /C calc'!A0",
		"'=' is a sign":         "''=' is a sign",
		"''=":                   "'''=",
		"'word'":                "'word'",
		"'tis":                  "'tis",
		"a = b":                 "a = b",
		`=HYPERLINK("x")`:       `'=HYPERLINK("x")`,
		"• a point\n- a hyphen": "• a point\n- a hyphen",
	} {
		got := newGuard().of(cell)
		if got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
		if seen[got] {
			t.Errorf("%q is what two cells become", got)
		}
		seen[got] = true
		if got != "" && strings.ContainsAny(got[:1], "=+@\t\r") {
			t.Errorf("%q is a formula", got)
		}
	}
}

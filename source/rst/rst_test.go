package rst

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/markup"
)

var update = golden.Flag()

func TestFixtures(t *testing.T) {
	input := func(section string) bool { return section == "in.rst" }
	update.Run(t, "testdata/*.txtar", input, func(t *testing.T, in map[string][]byte) map[string]string {
		var list diag.List
		doc := Read("in.rst", in["in.rst"], &list)
		var found strings.Builder
		for _, d := range list.Sorted() {
			fmt.Fprintln(&found, d)
		}
		check(t, doc, in["in.rst"], &list)
		return map[string]string{
			"ast": ast.DumpDocument(doc), "diag": found.String(), "words": trimmed(Words(in["in.rst"])),
		}
	})
}

// trimmed returns a text without the spaces at the ends of its lines.
func trimmed(src []byte) string {
	var b strings.Builder
	for line := range strings.Lines(string(src)) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String()
}

// check checks invariants of every document: all places are in the file, and no text is empty or has control
// characters.
func check(t *testing.T, doc *ast.Document, src []byte, list *diag.List) {
	t.Helper()
	lines := strings.Split(string(src), "\n")
	inside := func(p diag.Pos) bool {
		return p.Line >= 1 && p.Line <= len(lines) && p.Col >= 1 && p.Col <= utf8.RuneCountInString(lines[p.Line-1])+1
	}
	ast.Walk(doc, func(n ast.Node) bool {
		if s := n.Span(); !s.IsZero() && (!inside(s.Start) || !inside(s.End) || s.End.Before(s.Start)) {
			t.Errorf("%T has the span %v, which is not in the file", n, s)
		}
		if text, ok := n.(*ast.Text); ok && (text.Value == "" || strings.ContainsFunc(text.Value, markup.IsControl)) {
			t.Errorf("text %q at %v", text.Value, text.At)
		}
		if link, ok := n.(*ast.Link); ok && link.URL == "" {
			t.Errorf("a link at %v leads nowhere", link.At)
		}
		if table, ok := n.(*ast.Table); ok {
			for _, row := range append(table.Rows, table.Header) {
				if len(row) != len(table.Align) {
					t.Errorf("a row of the table at %v has %d cells, not %d", table.At, len(row), len(table.Align))
				}
			}
		}
		return true
	})
	for _, d := range list.Sorted() {
		if d.Rule == diag.UnsupportedNode || !inside(d.Span.Start) {
			t.Errorf("diagnostic %v", d)
		}
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(ar.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if !utf8.Valid(src) || bytes.IndexByte(src, '\r') >= 0 {
			t.Skip()
		}
		var list diag.List
		check(t, Read("in.rst", src, &list), src, &list)
		if words := Words(src); len(words) != len(src) || bytes.Count(words, []byte("\n")) != bytes.Count(src, []byte("\n")) {
			t.Error("the words do not stand on their lines")
		}
	})
}

// hard returns texts of n parts each that cost much if something is searched again and again.
func hard(n int) map[string]string {
	return map[string]string{
		"open marks":      strings.Repeat("*a ``b `c |d _`e ", n),
		"stars":           strings.Repeat("*", n),
		"words with bars": strings.Repeat("a_ b__ [1]_ |x| ", n),
		"quotes":          strings.Repeat(" a\n", n),
		"depth":           depth(n),
		"bullets":         strings.Repeat("- ", n),
		"grid":            strings.Repeat("+-", n) + "+\n" + strings.Repeat("| ", n) + "|\n",
		"grid lines":      strings.Repeat("+-+-+\n", n),
		"fields":          strings.Repeat(":a: b\n\n", n),
		"titles":          strings.Repeat("a\n=====\n\n", n),
		"numbers":         strings.Repeat("1. a\n\n", n),
		"targets":         strings.Repeat(".. _a: b_\n.. _b: a_\n\na_\n\n", n),
		"substitutions":   ".. |a| replace:: " + strings.Repeat("|b| ", 200) + "\n.. |b| replace:: |a| |c|\n\n" + strings.Repeat("|a| ", n),
		"addresses":       strings.Repeat("http://((((a@b ", n),
		"escapes":         strings.Repeat(`\*`, n),
		"colons":          strings.Repeat(":a:", n),
		"directives":      strings.Repeat(".. note:: a\n", n),
	}
}

// depth returns a text in which each line is indented more than the one before it.
func depth(n int) string {
	var b strings.Builder
	for i := range min(n, 500) {
		b.WriteString(strings.Repeat(" ", i) + "a\n\n")
	}
	return b.String()
}

func TestHardTextsTakeLinearTime(t *testing.T) {
	const limit = 10 * time.Second // on a busy machine; a search that starts over takes minutes
	for name, text := range hard(20000) {
		start := time.Now()
		var list diag.List
		Read("in.rst", []byte(text), &list)
		if took := time.Since(start); took > limit {
			t.Errorf("%s: %d bytes took %v", name, len(text), took)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	ar, err := txtar.ParseFile("testdata/faq.txtar")
	if err != nil {
		b.Fatal(err)
	}
	src := bytes.Repeat(ar.Files[0].Data, 1+200000/len(ar.Files[0].Data))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		var list diag.List
		Read("in.rst", src, &list)
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		"Questions\n=========\n\nWhat is it?\n-----------\n\nSee :doc:`it` and ``that``.\n": true,
		".. _top:\n\n.. contents::\n\nWhat?\n":                                              true,
		"Use `Sails <https://example.org>`_ or ``sail``::\n\n    go\n":                      true,
		"# Questions\n\n## What is it?\n\nA `thing` with ``code``.\n":                       false,
		"Questions\n=========\n\nWhat is it?\n-----------\n\nA thing.\n":                    false,
		"1. What is it?\n\n.. and so on, as ``they`` say::\n":                               false,
		"Title\n=====\n\n.. image:: a.png\n\nWords with ``code``, and more::\n\n  x\n":      true,
		"Write ``.. note::`` and see.\n\n    .. note:: text\n":                              false,
	} {
		if got := Looks(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

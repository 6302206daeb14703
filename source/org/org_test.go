package org

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
	input := func(section string) bool { return section == "in.org" }
	update.Run(t, "testdata/*.txtar", input, func(t *testing.T, in map[string][]byte) map[string]string {
		var list diag.List
		doc := Read("in.org", in["in.org"], &list)
		var found strings.Builder
		for _, d := range list.Sorted() {
			fmt.Fprintln(&found, d)
		}
		check(t, doc, in["in.org"], &list)
		return map[string]string{
			"ast": ast.DumpDocument(doc), "diag": found.String(), "words": trimmed(Words(in["in.org"])),
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
		check(t, Read("in.org", src, &list), src, &list)
		if words := Words(src); len(words) != len(src) || bytes.Count(words, []byte("\n")) != bytes.Count(src, []byte("\n")) {
			t.Error("the words do not stand on their lines")
		}
	})
}

// hard returns texts of n parts each that cost much if something is searched again and again.
func hard(n int) map[string]string {
	return map[string]string{
		"open marks":  strings.Repeat("*a /b _c +d =e ~f $g [[h <<i {{{j @@k: ", n),
		"stars":       strings.Repeat("*", n),
		"notes":       strings.Repeat("[fn:1] [fn::a] [fn:2: b] ", n),
		"open notes":  strings.Repeat("[fn::a ", n/10),
		"depth":       depth(n),
		"bullets":     strings.Repeat("- ", n),
		"items":       strings.Repeat("- a :: b\n", n),
		"blocks":      strings.Repeat("#+begin_a\n", n/10),
		"drawers":     strings.Repeat(":a:\n", n/10),
		"table":       strings.Repeat("|a", n),
		"headlines":   strings.Repeat("* a\n", n),
		"properties":  strings.Repeat("* a\n:PROPERTIES:\n:b: c\n", n),
		"macros":      "#+MACRO: a {{{b}}}{{{b}}}{{{b}}}\n#+MACRO: b {{{a}}}{{{a}}}\n" + strings.Repeat("{{{a}}} ", n),
		"addresses":   strings.Repeat("https://((((a ", n),
		"environment": strings.Repeat("\\begin{a}\n", n),
		"links":       strings.Repeat("[[a][b]] [[c]] [[*a]] ", n),
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
		Read("in.org", []byte(text), &list)
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
		Read("in.org", src, &list)
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		"#+TITLE: Questions\n\n* Sails\n** What is a sail?\nCloth.\n":   true,
		"* TODO Ask\n** Who?\nSee [[https://example.org][the site]].\n": true,
		"* one\n* two\n* three\n":                                       false,
		"# Title\n\n**bold** and [[wiki]]\n\n* item\n":                  false,
		"#+TITLE: only that\n":                                          false,
	} {
		if got := Looks(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

package build

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	checkpdf "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// secrets is a guide with answers of all kinds. What answers say has WORD in it; {1} to {3} and {L} mark the right
// option.
const secrets = `---
title: Ships
language: en
date: 2026-03
---

# Ships

## What is a keel?

Tags: hull

**WORDaa** is *WORDab* and ` + "`WORDac`" + `, see [WORDad](https://example.org/WORDae) and note.[^WORDaf]

` + "```go\nWORDag := 1\n```" + `

| WORDah | WORDai |
| --- | --- |
| WORDaj | $WORDak$ |

![WORDal](WORDam.png "WORDan")

> WORDao

- WORDap
- WORDaq

WORDar
: WORDas

<details><summary>WORDat</summary>

WORDau

</details>

[^WORDaf]: WORDav

## Which one floats?

- [{1}] a stone
- [{2}] a cork
- [{3}] an anchor

WORDba is why.

## Which letter is it?

A) one
B) two
C) three

**Answer: {L}** WORDca

## Is a mast upright?

WORDda. A WORDdb is a sail.

## Where is the anchor?

### WORDea

WORDeb
`

// told returns the guide with a word for secrets and the right options at a place.
func told(t *testing.T, word string, right int) *ast.Guide {
	t.Helper()
	text := strings.ReplaceAll(secrets, "WORD", word)
	for i := range 3 {
		mark := " "
		if i == right {
			mark = "x"
		}
		text = strings.Replace(text, fmt.Sprintf("{%d}", i+1), mark, 1)
	}
	text = strings.Replace(text, "{L}", string(rune('A'+right)), 1)
	g, err := source.LoadBytes("ships.md", []byte(text), source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(g.AllQuestions()); n != 5 {
		t.Fatalf("%d questions", n)
	}
	return g
}

// TestPapersHaveNoAnswers makes papers in all formats and themes. No answer's word may be in any of their bytes, and
// a paper must be the same whatever the answers are and whichever options are right.
func TestPapersHaveNoAnswers(t *testing.T) {
	one := edition.Answers(told(t, "Zyqwa", 0), ast.AnswersNone)
	other := edition.Answers(told(t, "Zyqwb", 2), ast.AnswersNone)
	one.Digest, other.Digest = "", "" // of the sources
	for _, name := range theme.Names() {
		for _, r := range Renderers() {
			if name != theme.Default && r.Name() != "pdf" && r.Name() != "epub" {
				continue
			}
			a, b := rendered(t, r, one, name), rendered(t, r, other, name)
			for _, part := range parts(t, a) {
				if i := bytes.Index(bytes.ToLower(part), []byte("zyqw")); i >= 0 {
					t.Errorf("%s, %s: %q", r.Name(), name, part[max(0, i-40):min(len(part), i+40)])
				}
			}
			if !bytes.Equal(a, b) && !bytes.Equal(bytes.Join(parts(t, a), nil), bytes.Join(parts(t, b), nil)) {
				t.Errorf("%s, %s: papers of the same questions with other answers differ", r.Name(), name)
			}
		}
	}
}

// TestNoRightOptionShowsBeforeItsAnswer makes books with the answers at the back that differ in what is right.
// Up to the last question, they must be the same.
func TestNoRightOptionShowsBeforeItsAnswer(t *testing.T) {
	one := edition.Answers(told(t, "Zyqwa", 0), ast.AnswersBack)
	other := edition.Answers(told(t, "Zyqwa", 2), ast.AnswersBack)
	one.Digest, other.Digest = "", "" // of the sources
	const last = "Where is the anchor?"
	for _, name := range theme.Names() {
		if name == "cards" || name == "cram" { // there an answer follows its question, whatever the edition
			continue
		}
		for _, r := range Renderers() {
			if r.Name() != "pdf" && r.Name() != "trace" && (r.Name() != "epub" || name != theme.Default) {
				continue
			}
			a, b := running(t, rendered(t, r, one, name)), running(t, rendered(t, r, other, name))
			same := 0
			for same < min(len(a), len(b)) && a[same] == b[same] {
				same++
			}
			if !strings.Contains(a, last) || same == len(a) {
				t.Errorf("%s, %s: the last question is not there, or the books are the same", r.Name(), name)
			} else if same < strings.Index(a, last) {
				t.Errorf("%s, %s: differ before the answers: %q, %q", r.Name(), name, a[same:min(len(a), same+40)],
					b[same:min(len(b), same+40)])
			}
		}
	}
}

// running returns the text of a PDF, the documents of an EPUB but the one for navigation, or the file itself.
func running(t *testing.T, data []byte) string {
	t.Helper()
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		var out strings.Builder
		all := parts(t, data)
		for i := 0; i+1 < len(all); i += 2 {
			if name := string(all[i]); strings.HasSuffix(name, ".xhtml") && !strings.Contains(name, "nav") {
				out.Write(all[i+1])
			}
		}
		return out.String()
	case bytes.HasPrefix(data, []byte("%PDF")):
		f, err := checkpdf.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		return f.Text()
	}
	return string(data)
}

// TestTheSearchFindsAnswers makes the books with their answers, in which the search for words must find them.
func TestTheSearchFindsAnswers(t *testing.T) {
	g := edition.Answers(told(t, "Zyqwa", 0), ast.AnswersInline)
	for _, r := range Renderers() {
		found := false
		for _, part := range parts(t, rendered(t, r, g, theme.Default)) {
			found = found || bytes.Contains(bytes.ToLower(part), []byte("zyqwa"))
		}
		if !found {
			t.Errorf("%s: no answer was found in the whole book", r.Name())
		}
	}
}

func rendered(t *testing.T, r render.Renderer, g *ast.Guide, name string) []byte {
	t.Helper()
	look, ok := theme.Builtin(name)
	if !ok {
		t.Fatal(name)
	}
	var b bytes.Buffer
	job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: fstest.MapFS{}, Theme: look, Page: g.Meta.Page,
		Sink: &diag.List{}, Modified: modified(nil, g)}
	if err := r.Render(t.Context(), &b, job); err != nil {
		t.Fatalf("%s, %s: %v", r.Name(), name, err)
	}
	return b.Bytes()
}

var (
	stream  = regexp.MustCompile(`stream\r?\n`)
	hexText = regexp.MustCompile(`<([0-9A-Fa-f\s]{8,})>`)
)

// parts returns what a file holds: itself, the files in an archive, and of a PDF the text, the streams and the texts in
// objects, UTF-16 as ASCII.
func parts(t *testing.T, data []byte) [][]byte {
	t.Helper()
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		var out [][]byte
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			inner, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			out = append(append(out, []byte(f.Name)), parts(t, inner)...)
		}
		return out
	case bytes.HasPrefix(data, []byte("%PDF")):
		f, err := checkpdf.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		out := [][]byte{[]byte(f.Text()), plainTexts(data)}
		for _, at := range stream.FindAllIndex(data, -1) {
			if in, err := zlib.NewReader(bytes.NewReader(data[at[1]:])); err == nil {
				inner, _ := io.ReadAll(in) // what follows the stream is not its
				out = append(out, plainTexts(inner))
			}
		}
		return out
	}
	return [][]byte{data}
}

// plainTexts returns the bytes of a PDF or of a stream, with texts in hexadecimal decoded, and without the zeros of
// UTF-16.
func plainTexts(data []byte) []byte {
	all := bytes.Clone(data)
	for _, m := range hexText.FindAllSubmatch(data, -1) {
		if text, err := hex.DecodeString(string(bytes.Join(bytes.Fields(m[1]), nil))); err == nil {
			all = append(append(all, '\n'), text...)
		}
	}
	return bytes.ReplaceAll(all, []byte{0}, nil)
}

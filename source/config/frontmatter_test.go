package config

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func found(src string) (diags []string, list *diag.List, body int) {
	list = &diag.List{}
	_, body = FrontMatter("g.md", []byte(src), list)
	for _, d := range list.Sorted() {
		s := d.String()
		if d.Hint != "" {
			s += " / " + d.Hint
		}
		diags = append(diags, s)
	}
	return diags, list, body
}

func TestEveryKeyIsRead(t *testing.T) {
	src := `---
# a comment
title: "Networks: a guide"
Subtitle: Part one
authors:
  - Ann
  - Bob
lang: pt-br
date: 2024-02
description: >
  Two
  lines
publisher: P
rights: R
tags: one
identifier: urn:isbn:1
cover: img/c.png
answers: Back
hyphenation: hyph.tex
smart: off
accessibility: {conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA, certified-by: Ann}
fonts: {folder: type, text: A, code: B, fallback: [C, D]}
theme: screen
words: {Tip: Hint, count-pages.few: "{n} pp."}
page: {size: A4, margin: 20mm, type-size: 10.5pt}
---
Body
`
	var list diag.List
	m, body := FrontMatter("g.md", []byte(src), &list)
	if d := list.Sorted(); len(d) > 0 {
		t.Errorf("diagnostics: %v", d)
	}
	if src[body:] != "Body\n" {
		t.Errorf("the body is %q", src[body:])
	}
	got := []string{m.Title, m.Subtitle, strings.Join(m.Authors, "+"), m.Language, m.Date, m.Description, m.Publisher,
		m.Rights,
		strings.Join(m.Subjects, "+"), m.Identifier, m.Cover, m.Answers, m.Claim.ConformsTo, m.Claim.CertifiedBy,
		m.Hyphenation, m.Theme, m.Page.Size}
	want := []string{"Networks: a guide", "Part one", "Ann+Bob", "pt-BR", "2024-02", "Two lines", "P", "R", "one",
		"urn:isbn:1", "img/c.png", "back", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "Ann", "hyph.tex", "screen",
		"a4"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if !m.AsWritten {
		t.Error("smart: off is not read")
	}
	if w := m.Words; len(w) != 2 || w["tip"] != "Hint" || w["count-pages.few"] != "{n} pp." {
		t.Errorf("words are %q", w)
	}
	if math.Abs(m.Page.Margin-56.693) > 0.001 || m.Page.TypeSize != 10.5 {
		t.Errorf("page is %+v", m.Page)
	}
	if f := m.Fonts; f.Folder != "type" || f.Text != "A" || f.Code != "B" ||
		!slices.Equal(f.Fallback, []string{"C", "D"}) {
		t.Errorf("fonts are %+v", f)
	}
	if end := m.At.End; end != (diag.Pos{Line: 26, Col: 4}) {
		t.Errorf("the front matter ends at %v", end)
	}
}

func TestTheIndexAndItsTerms(t *testing.T) {
	for head, want := range map[string]ast.Meta{
		"index: none": {Index: ast.IndexNone}, "index: AUTO": {}, "index: terms": {Index: ast.IndexTerms},
		"terms: [lock, 'latch (L)']": {Terms: []string{"lock", "latch (L)"}}, "anki: {terms: on}": {TermCards: true},
		"anki:\n  terms: off": {}, "terms: lock\nanki:\n  terms: yes": {Terms: []string{"lock"}, TermCards: true},
	} {
		var list diag.List
		m, _ := FrontMatter("g.md", []byte("---\n"+head+"\n---\n"), &list)
		if m.Index != want.Index || !slices.Equal(m.Terms, want.Terms) || m.TermCards != want.TermCards {
			t.Errorf("%s: index %q of %q, cards %v; %v", head, m.Index, m.Terms, m.TermCards, list.Sorted())
		}
	}
}

func TestNoneIsNoLogo(t *testing.T) {
	for value, want := range map[string]string{"none": ast.NoLogo, "None": ast.NoLogo, "none.png": "none.png"} {
		var list diag.List
		m, _ := FrontMatter("g.md", []byte("---\ntitle: x\nlogo: "+value+"\n---\n"), &list)
		if d := list.Sorted(); m.Logo != want || len(d) > 0 {
			t.Errorf("%s: the logo is %q, %v", value, m.Logo, d)
		}
		if shown := m.LogoPath(); (shown == "") != (want == ast.NoLogo) {
			t.Errorf("%s: %q is shown", value, shown)
		}
	}
}

func TestInvalidSettingsAreReportedAtTheirPositions(t *testing.T) {
	for name, c := range map[string]struct {
		head string
		want []string
	}{
		"near key": {"subtitel: x",
			[]string{`g.md:2:1: warning: front matter key "subtitel" is not known (meta-unknown) / did you mean ` +
				`"subtitle"?`}},
		"keys of sites": {"permalink: /x\nsidebar_label: X\ndraft: true\nCSSclasses: [a]\nhead:\n- [meta, {name: x}]\n" +
			"toc:\nsidebar:\n  order: 2\nlastMod: 2024-01-01", nil},
		"places in other programs": {"sidebar_position: 2.5\nweight: -1\nnav_order: b", nil},
		"place in an order": {"order: -1",
			[]string{`g.md:2:8: warning: order: "-1" is not a place in an order: want a whole number (meta-value)`}},
		"key near that of a site": {"slag: x",
			[]string{`g.md:2:1: warning: front matter key "slag" is not known (meta-unknown)`}},
		"neither on nor off": {"smart: de",
			[]string{`g.md:2:8: warning: smart: "de" is not on or off (meta-value)`}},
		"time": {"date: 2024-02-29T10:00:00+01:00", nil},
		"time of a day that is none": {"date: 2023-02-29 10:00",
			[]string{`g.md:2:7: warning: date: "2023-02-29" is not a date: want YYYY, YYYY-MM or YYYY-MM-DD ` +
				`(meta-value)`}},
		"date": {"title: x\ndate: 2023-02-29",
			[]string{`g.md:3:7: warning: date: "2023-02-29" is not a date: want YYYY, YYYY-MM or YYYY-MM-DD ` +
				`(meta-value)`}},
		"language": {"language: english please",
			[]string{`g.md:2:11: warning: language: "english please" is not a language tag (BCP 47), such as en or ` +
				`pt-BR (meta-value)`}},
		"address without its start": {"url: example.org/guide",
			[]string{`g.md:2:6: warning: url: "example.org/guide" is not a web address: want one that starts with ` +
				`https:// or http:// (meta-value) / did you mean https://example.org/guide?`}},
		"no web address": {"url: not a url",
			[]string{`g.md:2:6: warning: url: "not a url" is not a web address: want such as ` +
				`https://example.org/guide (meta-value)`}},
		"keys of themes": {"page: {bleed: 3mm}\nTabs: on",
			[]string{`g.md:2:8: warning: front matter key "bleed" is not known (meta-unknown) / belongs in a theme file`,
				`g.md:3:1: warning: front matter key "Tabs" is not known (meta-unknown) / belongs in a theme file`}},
		"list for text": {"title: [a, b]", []string{`g.md:2:8: warning: title: want a text, not a list (meta-value)`}},
		"map in a list": {"author:\n- a: b",
			[]string{`g.md:3:3: warning: author: want a text or a list of texts (meta-value)`}},
		"text for page": {"page: a4",
			[]string{`g.md:2:7: warning: page: want a mapping of size, margin, type-size, sides, gutter (meta-value)`}},
		"key in page": {"page:\n  sise: a4",
			[]string{`g.md:3:3: warning: front matter key "sise" is not known (meta-unknown) / did you mean "size"?`}},
		"length": {"page: {margin: wide}",
			[]string{`g.md:2:16: warning: page.margin: "wide" is not a length: want points or such as 20mm, 0.8in, ` +
				`54pt (meta-value)`}},
		"huge type": {"page: {type-size: 1in}",
			[]string{`g.md:2:19: warning: page.type-size: "1in" is out of range: want 6 to 24 points (meta-value)`}},
		"level": {"question-level: 7",
			[]string{`g.md:2:17: warning: question-level: "7" is not a level of a heading: want 1 to 6 (meta-value)`}},
		"answers": {"answers: nowhere",
			[]string{`g.md:2:10: warning: answers: "nowhere" is not a place for answers: want inline, back, ` +
				`details, none or only (meta-value)`}},
		"claim": {"accessibility: {conformsTo: WCAG 2.2 AA}",
			[]string{`g.md:2:29: warning: accessibility.conforms-to: "WCAG 2.2 AA" is not a claim of conformance: ` +
				`want such as "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" (meta-value)`}},
		"claim version": {"accessibility: {conformsTo: EPUB Accessibility 1.1 - WCAG 2.3 Level AA}",
			[]string{`g.md:2:29: warning: accessibility.conforms-to: "EPUB Accessibility 1.1 - WCAG 2.3 Level AA" ` +
				`is not a claim of conformance: want such as "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" (meta-value)`}},
		"claim level": {"accessibility: {conformsTo: EPUB Accessibility 1.1 - WCAG 2.1 Level AAAA}",
			[]string{`g.md:2:29: warning: accessibility.conforms-to: "EPUB Accessibility 1.1 - WCAG 2.1 Level ` +
				`AAAA" is not a claim of conformance: want such as "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" ` +
				`(meta-value)`}},
		"claim no level": {"accessibility: {conformsTo: EPUB Accessibility 1.1 - WCAG 2.0}",
			[]string{`g.md:2:29: warning: accessibility.conforms-to: "EPUB Accessibility 1.1 - WCAG 2.0" is not a ` +
				`claim of conformance: want such as "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" (meta-value)`}},
		"claim case": {"accessibility: {conformsTo: EPUB accessibility 1.1 - WCAG 2.0 Level A}",
			[]string{`g.md:2:29: warning: accessibility.conforms-to: "EPUB accessibility 1.1 - WCAG 2.0 Level A" ` +
				`is not a claim of conformance: want such as "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" (meta-value)`}},
		"kind of index": {"index: Terms\nanki: {terms: On}\nterms: lock", nil},
		"no kind of index": {"index: all",
			[]string{`g.md:2:8: warning: index: "all" is not auto, terms or none (meta-value)`}},
		"no cards of terms": {"anki:\n  terms: some",
			[]string{`g.md:3:10: warning: anki.terms: "some" is not on or off (meta-value)`}},
		"nothing given": {"title:\nauthor: ~", nil},
		"characters":    {"è: x", []string{`g.md:2:1: warning: front matter key "è" is not known (meta-unknown)`}},
		"column of char": {"page: {ß: 1, size: b6}",
			[]string{`g.md:2:8: warning: front matter key "ß" is not known (meta-unknown)`,
				`g.md:2:20: warning: page.size: "b6" is not a paper size: want a4, a5, b5, letter, legal, 6x9, ` +
					`7x10 or 7.5x9.25, or a width and a height such as 17 × 24 cm (meta-value)`}},
		"word":           {"words: {contets: x}", []string{`g.md:2:9: warning: front matter key "contets" is not known (meta-unknown) / did you mean "contents"?`}},
		"place of word":  {"words: {tip: 'a {tip}'}", []string{`g.md:2:14: warning: words.tip: {tip} is no place in it: want none (meta-value)`}},
		"lost place":     {"words: {page-reference: there}", []string{`g.md:2:25: warning: words.page-reference: want {page} in it (meta-value)`}},
		"form of word":   {"words: {tip.one: x}", []string{`g.md:2:9: warning: front matter key "tip.one" is not known (meta-unknown)`}},
		"text for words": {"words: none", []string{`g.md:2:8: warning: words: want a mapping of contents, introduction, question, … (meta-value)`}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, _, _ := found("---\n" + c.head + "\n---\n"); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestInvalidYAMLIsReportedAndTheBodyKept(t *testing.T) {
	src := "---\ntitle: x\nsubtitle: What: now\n---\nBody\n"
	_, list, body := found(src)
	d := list.Sorted()
	if len(d) != 1 || d[0].Rule != diag.MetaSyntax || d[0].Span.Start.Line != 3 {
		t.Errorf("diagnostics: %v", d)
	}
	if src[body:] != "Body\n" {
		t.Errorf("the body is %q", src[body:])
	}
}

func TestThematicBreakIsNotFrontMatter(t *testing.T) {
	for _, src := range []string{
		"", "---", "---\n", "---\ntitle: never closed\n", "---\nJust text here.\n---\n", "---\n\n- a\n- b\n\n---\n",
		" ---\ntitle: x\n---\n", "text\n---\ntitle: x\n---\n", "----\ntitle: x\n----\n", "---\n*: [\n---\n",
	} {
		if diags, _, body := found(src); body != 0 || len(diags) > 0 {
			t.Errorf("%q: body at %d, %q", src, body, diags)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("---\ntitle: x\npage: {margin: 3}\n---\nbody"))
	f.Add([]byte("---\na: &a [*a, {<<: *a}]\n? [b]\n: c\n...\n"))
	f.Add([]byte("---\n\"title\": |\n  é\ndate: !!binary x\n---"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if !utf8.Valid(src) || bytes.ContainsRune(src, '\r') {
			t.Skip() // files are decoded and their line ends normalized first
		}
		var list diag.List
		m, body := FrontMatter("g.md", src, &list)
		if body < 0 || body > len(src) || body > 0 && body < len(src) && src[body-1] != '\n' {
			t.Errorf("the body of %q starts at %d", src, body)
		}
		lines := strings.Count(string(src), "\n") + 1
		for _, d := range list.Sorted() {
			if s := d.Span; s.Start.Line < 1 || s.End.Line > lines || s.End.Before(s.Start) {
				t.Errorf("%v has the span %v", d, s)
			}
		}
		if m.At.End.Line > lines {
			t.Errorf("the front matter ends at %v of %d lines", m.At.End, lines)
		}
	})
}

// TestForeignKeys holds that no key of another program hides one of studyguide, and that none stands twice.
func TestForeignKeys(t *testing.T) {
	own := names(fields(&ast.Meta{}))
	seen := map[string]bool{}
	for _, k := range foreignKeys() {
		if slices.Contains(own, k) || seen[k] || k != strings.ToLower(k) {
			t.Errorf("%q is a key of the program, stands twice or is not in lower case", k)
		}
		seen[k] = true
	}
}

// TestFormsOfValues holds that each key that takes a text says where a list or a mapping stands in its place, as do
// those by which another program reads such a value.
func TestFormsOfValues(t *testing.T) {
	for _, f := range fields(&ast.Meta{}) {
		if f.One == nil || f.Many != nil || f.Inner != nil {
			continue
		}
		for form, value := range map[string]string{
			"list": "[a, b]", "list of lines": "\n  - https://example.org",
			"mapping": "{a: b}", "deep mapping": "\n  a:\n    b: c",
		} {
			for _, key := range f.Names {
				var found diag.List
				FrontMatter("g.md", []byte("---\ntitle2: x\n"+key+": "+value+"\n---\n"), &found)
				said := found.Sorted()
				if len(said) != 2 {
					t.Errorf("%s, %s: %v", key, form, said)
					continue
				}
				d := said[1]
				at, kind := diag.Pos{Line: 3, Col: len(key) + 3}, strings.Fields(strings.TrimPrefix(form, "deep "))[0]
				if value[0] == '\n' {
					at = diag.Pos{Line: 4, Col: 3}
				}
				want := f.Names[0] + ": want a text, not a " + kind
				if d.Message != want || d.Rule != diag.MetaValue || d.Span.Start != at {
					t.Errorf("%s, %s: %v", key, form, d)
				}
			}
		}
	}
}

func TestTheThemeOfSlidesIsNone(t *testing.T) {
	for head, want := range map[string]string{
		"marp: true\ntheme: gaia": "", "theme: seriph\ntransition: fade": "", "theme: large": "large",
	} {
		var found diag.List
		if m, _ := FrontMatter("g.md", []byte("---\n"+head+"\n---\n"), &found); m.Theme != want || len(found.Sorted()) > 0 {
			t.Errorf("%q: %q and %v", head, m.Theme, found.Sorted())
		}
	}
}

func TestThePlaceOfAnotherProgramCounts(t *testing.T) {
	for head, want := range map[string]int{
		"weight: 3": 3, "order: 2\nweight: 3": 2, "weight: 3\norder: 2": 2, "sidebar_position: 2.5": 0,
	} {
		if m, _ := FrontMatter("g.md", []byte("---\n"+head+"\n---\n"), &diag.List{}); m.Order != want {
			t.Errorf("%q: %d, want %d", head, m.Order, want)
		}
	}
}

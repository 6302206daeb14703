package parity_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"example.org/studyguide/render/check/parity"
	"example.org/studyguide/source/ast"
)

// TestWordsThatBooksAddAreNoDifference compares the books of a guide that has them refer to pages, in every language
// that they speak and with words of the author's own.
func TestWordsThatBooksAddAreNoDifference(t *testing.T) {
	const text = `---
title: A guide
language: %s
%s
---
## Part

### 1. What is a pendulum?

A weight on a rod, as [the last](#3-what-is-an-escapement) and [the other one](#2-what-drives-a-clock) tell.

### 2. What drives a clock?

%s

### 3. What is an escapement?

A wheel and [an anchor](#1-what-is-a-pendulum).
`
	long := ""
	for range 60 {
		long += "A weight that sinks drives it, and a spring where there is no room for one.\n\n"
	}
	check := func(t *testing.T, language, front string) {
		t.Helper()
		for _, mode := range []string{ast.AnswersInline, ast.AnswersBack} {
			files := fstest.MapFS{"g.md": {Data: fmt.Appendf(nil, text, language, front, long)}}
			p, e := made(t, load(t, files, "g.md", mode), files)
			a, b := read(t, p, e)
			if a.Count() < 500 {
				t.Errorf("%s: only %d words were compared", mode, a.Count())
			}
			for _, d := range parity.Compare(a, b) {
				t.Errorf("%s, page %d: %s", mode, d.Page, d.Message)
			}
		}
	}
	for _, language := range []string{
		"ar", "bn", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr",
		"uk", "vi", "zh-CN", "zh-TW",
	} {
		t.Run(language, func(t *testing.T) { check(t, language, "") })
	}
	for name, own := range map[string]string{
		"arrows":   `words: {page-reference: "→ {page}", answer-page: "→ {page}", question-page: "← {page}"}`,
		"brackets": `words: {page-reference: "[page {page} of the book]", answer-page: "{page} has it"}`,
	} {
		t.Run(name, func(t *testing.T) { check(t, "en", own) })
	}
}

package config

import (
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/diag"
)

func TestFrontMatterOfHugoIsRead(t *testing.T) {
	for name, src := range map[string]string{
		"TOML": `+++
# a comment
title = "Tides # and \"winds\""
date = 2024-02-01T10:00:00Z
authors = ["Ann", 'Bob']
tags = [
  "sea", # salt
  "sky",
]
description = """
Two
lines"""
draft = false
weight = 3
[params]
  color = "red"
  size = {a = 1, b = "x=y"}
[menu.main]
  name = "T"
[[resources]]
  src = "a"
[[resources]]
  src = "b"
+++
Body
`,
		"JSON": `{
	"title": "Tides # and \"winds\"",
	"date": "2024-02-01",
	"authors": ["Ann", "Bob"],
	"tags": ["sea", "sky"],
	"description": "Two lines",
	"weight": 3,
	"params": {"color": "red"}
}
Body
`,
	} {
		t.Run(name, func(t *testing.T) {
			var list diag.List
			m, body := FrontMatter("g.md", []byte(src), &list)
			if d := list.Sorted(); len(d) > 0 {
				t.Errorf("diagnostics: %v", d)
			}
			if src[body:] != "Body\n" {
				t.Errorf("the body is %q", src[body:])
			}
			got := []string{m.Title, m.Date, strings.Join(m.Authors, "+"), strings.Join(m.Subjects, "+"), m.Description}
			want := []string{`Tides # and "winds"`, "2024-02-01", "Ann+Bob", "sea+sky", "Two lines"}
			if !slices.Equal(got, want) || m.Order != 3 {
				t.Errorf("got  %q, order %d\nwant %q", got, m.Order, want)
			}
		})
	}
}

func TestFaultsInTOMLAreReportedAtTheirLines(t *testing.T) {
	got, _, _ := found("+++\ntitle = \"x\"\ndate = \"soon\"\nsubtitel = \"y\"\n+++\n")
	want := []string{
		`g.md:3:8: warning: date: "soon" is not a date: want YYYY, YYYY-MM or YYYY-MM-DD (meta-value)`,
		`g.md:4:1: warning: front matter key "subtitel" is not known (meta-unknown) / did you mean "subtitle"?`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, _, _ := found("+++\ntitle = \"x\nb = 2\n+++\nText\n"); len(got) != 1 || !strings.Contains(got[0], "meta-syntax") {
		t.Errorf("an open quote is reported as %q", got)
	}
}

func TestTextIsNoFrontMatter(t *testing.T) {
	for _, src := range []string{
		"+++\nText between rules of pluses.\n+++\n", "+++\n\n+++\n", "{\n  x\n}\nText\n", "{\n\"a\": 1\n}\n",
		"{\n\"a\": [\n}\nText\n", "+++ a = 1\n+++\n",
	} {
		if got, _, body := found(src); body != 0 || len(got) > 0 {
			t.Errorf("%q: the body starts at %d, diagnostics %q", src, body, got)
		}
	}
}

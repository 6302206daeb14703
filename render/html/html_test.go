package html

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/render"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

const doorGuide = `---
title: Doors
question-level: 2
---
## Which way does it open?

- [x] in
- [ ] out

In, always.

## What is behind it?

![A room](room.svg)

A room <script>alert(1)</script> with a [chair](chair.md) and a [door](#which-way-does-it-open).

## Who closes it?

A porter.
`

const room = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="20" height="20"/></svg>`

func pageOf(t *testing.T, text string, change func(*ast.Guide) *ast.Guide) (string, []diag.Diagnostic) {
	t.Helper()
	files := fstest.MapFS{"doors.md": {Data: []byte(text)}, "room.svg": {Data: []byte(room)}}
	var found diag.List
	g, err := source.Load(files, "doors.md", source.Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		g = change(g)
	}
	found = diag.List{}
	var out bytes.Buffer
	if err := (Renderer{}).Render(t.Context(), &out, &render.Job{Guide: g, Assets: files, Sink: &found}); err != nil {
		t.Fatal(err)
	}
	return out.String(), found.Sorted()
}

func TestThePageHoldsAllThatItNeeds(t *testing.T) {
	page, _ := pageOf(t, doorGuide, nil)
	for _, want := range []string{
		`data-right="0"`, `src="data:image/svg+xml;base64,`, `<a href="#q-which-way-does-it-open">door</a>`,
		`<details class="answer">`, "default-src 'none'", "A porter.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if got := regexp.MustCompile(`(?:src|href)="[^"#d][^"]*"|\sstyle="|\son[a-z]+="`).FindAllString(page, -1); got != nil {
		t.Errorf("the page fetches, styles or runs %q", got)
	}
	if n := strings.Count(page, "<script"); n != 2 {
		t.Errorf("the page has %d scripts, want its own and its words", n)
	}
	for _, kind := range []string{"script", "style"} {
		text := regexp.MustCompile(`(?s)<` + kind + `>(.*?)</` + kind + `>`).FindStringSubmatch(page)
		if len(text) < 2 || !strings.Contains(page, kind+"-src "+hash(text[1])) {
			t.Errorf("the policy does not allow the page's %s", kind)
		}
	}
}

// TestTheShellIsSmall holds the budget of what every page has.
func TestTheShellIsSmall(t *testing.T) {
	p := newPage(&render.Job{Guide: &ast.Guide{}}, newPictures(nil))
	if n := len(script("")) + len(p.style()); n > 24<<10 {
		t.Errorf("script and style take %d bytes", n)
	} else {
		t.Logf("script and style take %d bytes", n)
	}
}

func TestAnswersStandWithTheirQuestions(t *testing.T) {
	inline, _ := pageOf(t, doorGuide, nil)
	for _, mode := range []string{ast.AnswersBack, ast.AnswersDetails} {
		other, _ := pageOf(t, doorGuide, func(g *ast.Guide) *ast.Guide { return edition.Answers(g, mode) })
		if other != inline {
			t.Errorf("answers %s: the page differs", mode)
		}
	}
}

func TestPicturesThatTakeTooMuchAreReported(t *testing.T) {
	ps := &pictures{assets: fstest.MapFS{"room.svg": {Data: []byte(room)}}, byPath: map[string]shown{}, bytes: mostBytes}
	if s := ps.load("room.svg"); s.err == nil || !strings.Contains(s.err.Error(), "no room") {
		t.Errorf("got %v", s.err)
	}
	ps = &pictures{assets: ps.assets, byPath: map[string]shown{}}
	for range 3 {
		if s := ps.load("room.svg"); s.err != nil || ps.bytes != len(room) {
			t.Errorf("got %v, %d bytes", s.err, ps.bytes)
		}
	}
}

func TestLinksOutOfThePageAreReported(t *testing.T) {
	_, found := pageOf(t, doorGuide, nil)
	for _, d := range found {
		if d.Rule == diag.LinkDead {
			return
		}
	}
	t.Errorf("the link to chair.md is not reported: %v", found)
}

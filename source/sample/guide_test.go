package sample_test

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"testing"

	"example.org/studyguide/source"
	tree "example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

// load returns the guide, which is read once for all tests, and its diagnostics.
func load(t *testing.T) (*tree.Guide, []diag.Diagnostic) {
	t.Helper()
	guide, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return guide, found.Sorted()
}

var (
	found  diag.List
	loaded = sync.OnceValues(func() (*tree.Guide, error) {
		return source.Load(sample.FS(), ".", source.Options{Display: sample.Name}, &found)
	})
)

func TestGuideIsClean(t *testing.T) {
	_, found := load(t)
	for _, d := range found {
		if d.Severity < diag.Note {
			t.Error(d)
		}
	}
}

func TestGuideHasNumberedQuestionsAndAnFAQ(t *testing.T) {
	guide, _ := load(t)
	sections, numbered, faq := 0, 0, 0
	for _, s := range guide.Sections {
		if s.FAQ {
			faq += len(s.Questions)
			continue
		}
		sections++
		for _, q := range s.Questions {
			numbered++
			if q.Difficulty == "" || len(q.Tags) == 0 {
				t.Errorf("%s: question %q has the facts %q", q.Span(), q.PlainTitle(), q.Facts())
			}
			if want := fmt.Sprint(numbered); q.Number != want {
				t.Errorf("%s: question %q has number %q, want %q", q.Span(), q.PlainTitle(), q.Number, want)
			}
		}
	}
	if sections < 4 || numbered < 36 || faq < 5 {
		t.Errorf("%d sections with %d questions and %d in the FAQ; want at least 4, 36 and 5", sections, numbered, faq)
	}
	if len(guide.Intro) == 0 {
		t.Error("nothing stands before the first section")
	}
}

func TestEveryAnswerSaysSomething(t *testing.T) {
	guide, _ := load(t)
	for _, q := range guide.AllQuestions() {
		if len(q.Answer) == 0 {
			t.Errorf("%s: question %q has no answer", q.Span(), q.PlainTitle())
			continue
		}
		if _, ok := q.Answer[0].(*tree.Paragraph); !ok {
			t.Errorf("%s: the answer to %q opens with a %T, not with its point", q.Span(), q.PlainTitle(), q.Answer[0])
		}
	}
}

func TestListingsNameTheirLanguages(t *testing.T) {
	languages := map[string]bool{}
	guide, _ := load(t)
	tree.Walk(guide, func(n tree.Node) bool {
		if l, ok := n.(*tree.Listing); ok {
			if languages[l.Language] = true; l.Language == "" {
				t.Errorf("%s: the listing names no language", l.Span())
			}
		}
		return true
	})
	for _, want := range []string{"bash", "dockerfile", "go", "http", "java", "javascript", "json", "php", "python", "sql", "text", "yaml"} {
		if !languages[want] {
			t.Errorf("no listing is in %s; there are %q", want, slices.Sorted(maps.Keys(languages)))
		}
	}
}

func TestImagesAreThereAndDescribed(t *testing.T) {
	guide, _ := load(t)
	tree.Walk(guide, func(n tree.Node) bool {
		image, ok := n.(*tree.Image)
		if !ok {
			return true
		}
		if _, err := fs.Stat(sample.FS(), image.Src); err != nil {
			t.Errorf("%s: %v", image.Span(), err)
		}
		if image.Alt == "" {
			t.Errorf("%s: the image has no alternative text", image.Span())
		}
		return true
	})
}

// TestEachFileIsReadableByItself checks that each section is a guide by itself, with a title and without findings.
func TestEachFileIsReadableByItself(t *testing.T) {
	names, err := fs.Glob(sample.FS(), "[0-9]*.md")
	if err != nil || len(names) != 12 {
		t.Fatalf("files: %q, %v", names, err)
	}
	for _, name := range names[:11] { // the last, the glossary, asks nothing
		var found diag.List
		guide, err := source.Load(sample.FS(), name, source.Options{}, &found)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(guide.Sections) != 1 || guide.Meta.Title == "" {
			t.Errorf("%s has %d sections and the title %q", name, len(guide.Sections), guide.Meta.Title)
		}
		for _, d := range found.Sorted() {
			if d.Severity < diag.Note {
				t.Error(d)
			}
		}
	}
}

package source_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/register"
)

func keysOf(t *testing.T, name, text string) (keys []string, found *diag.List) {
	t.Helper()
	found = &diag.List{}
	g, err := source.LoadBytes(name, []byte(text), source.Options{}, found)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range g.AllQuestions() {
		keys = append(keys, q.Key)
	}
	return keys, found
}

func TestKeysAreThoseOfNames(t *testing.T) {
	text := `# Guide

## One

### What is a channel? {#channels}

A pipe.

<!-- id: k0000002 -->
### What is a mutex?

A lock.

### What is a pool?
<!-- id: pools -->

A set of workers.

### What is a queue?

A line, with [a span]{#span} in it.

#### An example {#example}

Bread.
<!--ID: 1629-->

### What is a stack?

{/* id: k0000005 */}

A pile.

## Two
<!-- id: part-two -->

### What is a tree?

A plant.
`
	got, found := keysOf(t, "g.md", text)
	want := []string{ast.KeyOf("channels"), "k0000002", ast.KeyOf("pools"), ast.KeyOf("1629"),
		ast.KeyOf("q-what-is-a-stack"), ast.KeyOf("q-what-is-a-tree")}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, d := range found.Sorted() {
		if d.Rule == diag.KeyTwice {
			t.Error(d)
		}
	}
	mdx, _ := keysOf(t, "g.mdx", strings.ReplaceAll(text, "<!--ID: 1629-->", ""))
	if mdx[4] != "k0000005" {
		t.Errorf("the comment of MDX names nothing: %v", mdx)
	}
}

func TestANameGivenTwiceIsReported(t *testing.T) {
	got, found := keysOf(t, "g.md", "# G\n\n## What is a? {#same}\n\nA.\n\n## What is b? {#same}\n\nB.\n\n"+
		"## What is c? {#c}\n<!-- id: d -->\n\nC.\n")
	if want := []string{ast.KeyOf("same"), ast.KeyOf("q-what-is-b"), ast.KeyOf("c")}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	var lines []int
	for _, d := range found.Sorted() {
		if d.Rule == diag.KeyTwice {
			lines = append(lines, d.Span.Start.Line)
		}
	}
	if fmt.Sprint(lines) != "[7 12]" {
		t.Errorf("reported in lines %v", lines)
	}
}

func TestNamesInAFolderBelongToTheirFiles(t *testing.T) {
	page := func(name, title string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("# What is " + title + "?\n<!-- id: " + name + " -->\n\nA thing.\n")}
	}
	g, err := source.LoadFolder(fstest.MapFS{
		"a.md": page("first", "a"), "b.md": page("second", "b"), "c.md": page("third", "c"),
	}, ".", source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"first", "second", "third"} {
		if got := g.AllQuestions()[i].Key; got != ast.KeyOf(name) {
			t.Errorf("question %d has the key %s, want that of %q", i+1, got, name)
		}
	}
}

// TestNoInputMakesTwoQuestionsShareAKey loads guides whose names and titles repeat in all ways.
func TestNoInputMakesTwoQuestionsShareAKey(t *testing.T) {
	rnd := rand.New(rand.NewPCG(18, 1))
	pick := func(of ...string) string { return of[rnd.IntN(len(of))] }
	for range 200 {
		var b strings.Builder
		b.WriteString("# Guide\n\n")
		for range 3 + rnd.IntN(8) {
			title := pick("one", "two", "three", "q-what-is-one")
			name := pick("one", "q-what-is-one", "k0000001", ast.KeyOf("q-what-is-one"), ast.KeyOf("q-what-is-two"))
			comment := "<!-- id: " + name + " -->"
			b.WriteString(pick("", comment+"\n", comment+"\n\n") + "## What is " + title + "?" +
				pick("", " {#"+name+"}") + "\n" + pick("", comment) + "\n\n" + pick("", "It is.", comment) + "\n\n")
		}
		keys, _ := keysOf(t, "g.md", b.String())
		met := map[string]bool{}
		for _, k := range keys {
			if met[k] || !ast.IsKey(k) {
				t.Fatalf("keys %v of\n%s", keys, b.String())
			}
			met[k] = true
		}
	}
}

func TestALinkToAnOldTitleLeadsOnByTheRegister(t *testing.T) {
	const before = "# Sea\n\n## 1. What is a reef?\n\nA ridge of rock below the surface.\n\n## 2. What is a shoal?\n\n" +
		"See [reefs](#1-what-is-a-reef) and [bars](#3-what-is-a-bar).\n\n## 3. What is a bar?\n\nA ridge of sand.\n"
	after := strings.Replace(before, "## 1. What is a reef?", "## 1. How is a ridge of rock called?", 1)
	load := func(text string, known *register.Register) (*ast.Guide, *register.Match, []diag.Diagnostic) {
		var found diag.List
		var match *register.Match
		g, err := source.LoadBytes("g.md", []byte(text), source.Options{
			Register: known, Matched: func(m *register.Match) { match = m },
		}, &found)
		if err != nil {
			t.Fatal(err)
		}
		return g, match, found.Sorted()
	}
	old, match, _ := load(before, &register.Register{})
	for name, known := range map[string]*register.Register{"without": nil, "with": match.Next("2026")} {
		g, _, found := load(after, known)
		dead := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Rule == diag.LinkDead })
		q := g.AllQuestions()[0]
		kept := q.ID == old.AllQuestions()[0].ID && q.Key == old.AllQuestions()[0].Key
		leads := strings.Contains(ast.Dump(g), "(#"+old.AllQuestions()[0].ID+")")
		if with := known != nil; dead == with || kept != with || leads != with {
			t.Errorf("%s a register: dead %v, kept %v, leads %v", name, dead, kept, leads)
		}
	}
}

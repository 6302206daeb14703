package anki_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.org/studyguide/render"
	"example.org/studyguide/render/anki"
	"example.org/studyguide/render/check/sqlite"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// A deck is a deck that was read back.
type deck struct {
	tables map[string][]sqlite.Row
	media  map[string][]byte // by the names that fields have
	fields []string          // names
}

// read renders a job and reads the deck back.
func read(t testing.TB, job *render.Job) deck {
	t.Helper()
	var b bytes.Buffer
	if err := (anki.Renderer{}).Render(t.Context(), &b, job); err != nil {
		t.Fatal(err)
	}
	return opened(t, b.Bytes())
}

func opened(t testing.TB, data []byte) deck {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	tables, err := sqlite.Read(files["collection.anki2"])
	if err != nil {
		t.Fatal(err)
	}
	d := deck{tables: map[string][]sqlite.Row{}, media: map[string][]byte{}}
	for _, table := range tables {
		d.tables[table.Name] = table.Rows
	}
	names := map[string]string{}
	decode(t, string(files["media"]), &names)
	for number, name := range names {
		d.media[name] = files[number]
	}
	kinds := map[string]struct {
		Fields []struct {
			Name string `json:"name"`
		} `json:"flds"`
	}{}
	decode(t, d.tables["col"][0].Values[9].(string), &kinds)
	for _, kind := range kinds {
		for _, f := range kind.Fields {
			d.fields = append(d.fields, f.Name)
		}
	}
	return d
}

func decode(t testing.TB, text string, to any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), to); err != nil {
		t.Fatal(err)
	}
}

// A note is a note of a deck.
type note struct {
	guid   string
	mod    int64
	tags   string
	fields map[string]string
}

// notes returns the notes in the order in which new cards come.
func (d deck) notes() []note {
	byID := map[int64]note{}
	for _, row := range d.tables["notes"] {
		v := row.Values
		n := note{v[1].(string), v[3].(int64), strings.TrimSpace(v[5].(string)), map[string]string{}}
		for i, text := range strings.Split(v[6].(string), "\x1f") {
			n.fields[d.fields[i]] = text
		}
		byID[row.ID] = n
	}
	cards := slices.Clone(d.tables["cards"])
	slices.SortFunc(cards, func(a, b sqlite.Row) int { return int(a.Values[8].(int64) - b.Values[8].(int64)) })
	var out []note
	for _, c := range cards {
		out = append(out, byID[c.Values[1].(int64)])
	}
	return out
}

// load returns the guide of a text.
func load(t testing.TB, text string) *ast.Guide {
	t.Helper()
	g, err := source.Load(fstest.MapFS{"g.md": {Data: []byte(text)}}, "g.md", source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func jobOf(g *ast.Guide) *render.Job {
	return &render.Job{Guide: g, Assets: fstest.MapFS{}, Sink: &diag.List{},
		Modified: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
}

var update = golden.Flag()

// TestFixtures has the notes of guides, one field a line.
func TestFixtures(t *testing.T) {
	isInput := func(section string) bool { return section == "guide.md" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		job := jobOf(load(t, string(in["guide.md"])))
		if job.Guide.Meta.Date == "" {
			job.Modified = time.Time{}
		}
		d := read(t, job)
		var b strings.Builder
		for _, n := range d.notes() {
			fmt.Fprintf(&b, "%s\n", n.tags)
			for _, name := range d.fields {
				if text := n.fields[name]; text != "" {
					fmt.Fprintf(&b, "\t%s: %s\n", name, strings.ReplaceAll(text, "\n", "\n\t\t"))
				}
			}
		}
		var found strings.Builder
		for _, f := range job.Sink.(*diag.List).Sorted() {
			fmt.Fprintln(&found, f)
		}
		return map[string]string{"notes": b.String(), "diag": found.String()}
	})
}

const guide = `---
title: "C++:: the guide"
date: 2026-03
identifier: urn:x
---

# C++:: the guide

## First  part

### What is a mutex?

A **lock**.

### Which is one? {#pick}

Difficulty: Very hard
Tags: a "b", c d

- [ ] Rain
- [x] Lock
- [x] Latch

Both are held.

### 3.5 {#number}

A number.
`

// TestANoteIsKnownAgain changes a guide in ways that must not make a new note of one.
func TestANoteIsKnownAgain(t *testing.T) {
	guids := func(text string) (out []string) {
		for _, n := range read(t, jobOf(load(t, text))).notes() {
			out = append(out, n.guid)
		}
		return out
	}
	want := guids(guide)
	if len(slices.Compact(slices.Sorted(slices.Values(want)))) != 3 {
		t.Fatalf("three notes have the ids %q", want)
	}
	for _, c := range []struct {
		name     string
		old, new string
		from     int // the note with which those that are known begin
	}{
		{"the guide's title", "the guide", "a guide", 0},
		{"a section's title", "First  part", "Part one", 0},
		{"an answer", "A **lock**.", "Nothing.", 0},
		{"a title with a name", "Which is one?", "Which are they?", 0},
		{"a question in front", "### What is a mutex", "### What is new?\n\nThis.\n\n### What is a mutex", 1},
		{"the date", "2026-03", "2027-01", 0},
	} {
		text := strings.ReplaceAll(guide, c.old, c.new)
		if got := guids(text); text == guide || !slices.Equal(got[c.from:], want) {
			t.Errorf("%s: the ids are %q, were %q", c.name, got, want)
		}
	}
	other := strings.Replace(guide, "urn:x", "urn:y", 1)
	if got := guids(other); slices.ContainsFunc(got, func(id string) bool { return slices.Contains(want, id) }) {
		t.Error("another guide has notes with the same ids")
	}
}

// TestFrontsTellNothing turns right options of a question into wrong ones and back: nothing that is on the front
// may differ.
func TestFrontsTellNothing(t *testing.T) {
	fronts := map[string]bool{}
	backs := map[string]bool{}
	for marks := range 8 {
		g := load(t, guide)
		q := g.AllQuestions()[1]
		for i, o := range q.Options {
			o.Right = marks>>i&1 == 1
		}
		f := read(t, jobOf(g)).notes()[1].fields
		fronts[f["Question"]+f["Prompt"]+f["Options"]] = true
		backs[f["Right"]+f["Answer"]] = true
	}
	if len(fronts) != 1 || len(backs) != 8 {
		t.Errorf("there are %d fronts and %d backs, want 1 and 8", len(fronts), len(backs))
	}
}

// TestTimesAreOfEditions has notes with and without dates of their own.
func TestTimesAreOfEditions(t *testing.T) {
	g := load(t, guide)
	qs := g.AllQuestions()
	qs[0].Since, qs[0].Changed = "2024-05-06", "2025-01"
	qs[1].Since = "2023"
	want := []int64{1735689600, 1672531200, 1772323200} // 2025-01-01, 2023-01-01, 2026-03-01
	for i, n := range read(t, jobOf(g)).notes() {
		if n.mod != want[i] {
			t.Errorf("note %d changed at %s", i, time.Unix(n.mod, 0).UTC())
		}
	}
	undated := jobOf(load(t, guide))
	undated.Modified = time.Time{}
	for _, n := range read(t, undated).notes() {
		if n.mod != 0 {
			t.Errorf("a note of a guide without a date changed at %d", n.mod)
		}
	}
}

// TestTheDeckIsOne has a title that Anki would take for a deck in a deck, and a first field that SQLite takes for a
// number.
func TestTheDeckIsOne(t *testing.T) {
	d := read(t, jobOf(load(t, guide)))
	decks := map[string]struct{ Name, Desc string }{}
	decode(t, d.tables["col"][0].Values[10].(string), &decks)
	var names []string
	for _, deck := range decks {
		names = append(names, deck.Name)
		if deck.Name != "Default" && !strings.Contains(deck.Desc, "<p>Edition: 2026-03</p>") {
			t.Errorf("the description is %s", deck.Desc)
		}
	}
	if slices.Sort(names); !slices.Equal(names, []string{"C++: the guide", "Default"}) {
		t.Errorf("the decks are %q", names)
	}
	if got := d.tables["notes"][2].Values[7]; got != 3.5 {
		t.Errorf("the sort field is %#v", got)
	}
	want := `C++:_the_guide::First_part difficulty::very_hard a_'b' c_d`
	if got := d.notes()[1].tags; got != want {
		t.Errorf("the tags are %s, want %s", got, want)
	}
}

// TestPicturesAreNamedByContent has two names for one picture, and one that is not there.
func TestPicturesAreNamedByContent(t *testing.T) {
	text := guide + "\n![One](a.png) ![Two](b%20c.png) ![Three](c.png) ![Four](gone.png)\n"
	job := jobOf(load(t, text))
	job.Assets = fstest.MapFS{"a.png": gray(t, 1), "b c.png": gray(t, 1), "c.png": gray(t, 2)}
	d := read(t, job)
	answer := d.notes()[2].fields["Answer"]
	if len(d.media) != 2 || strings.Count(answer, "<img") != 3 || !strings.Contains(answer, "Four") {
		t.Errorf("%d files for %s", len(d.media), answer)
	}
	for name, data := range d.media {
		if !strings.HasPrefix(name, "sg-") || len(name) != len("sg-0123456789ab.png") {
			t.Errorf("a picture is called %s", name)
		}
		if _, err := png.Decode(bytes.NewReader(data)); err != nil || !strings.Contains(answer, `src="`+name+`"`) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if found := job.Sink.(*diag.List).Sorted(); len(found) != 1 || found[0].Rule != diag.ImageUnreadable {
		t.Errorf("the findings are %v", found)
	}
}

func gray(t *testing.T, shade uint8) *fstest.MapFile {
	t.Helper()
	im := image.NewGray(image.Rect(0, 0, 4, 4))
	im.SetGray(0, 0, color.Gray{Y: shade})
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

func TestTheSameJobMakesTheSameBytes(t *testing.T) {
	once := func() []byte {
		var b bytes.Buffer
		job := jobOf(golden.Everything())
		if err := (anki.Renderer{}).Render(t.Context(), &b, job); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if a, b := once(), once(); !bytes.Equal(a, b) {
		t.Error("two decks of one guide differ")
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAFailedWriteIsAnError(t *testing.T) {
	if err := (anki.Renderer{}).Render(t.Context(), full{}, jobOf(load(t, guide))); !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
}

// BenchmarkRender makes decks of 5,000 notes, with options, code and tables.
func BenchmarkRender(b *testing.B) {
	var text strings.Builder
	text.WriteString("# Guide\n\n## Part\n\n")
	for i := range 5000 {
		fmt.Fprintf(&text, "### %d. What is number %d?\n\nIt is *one* of many:\n\n```go\nfmt.Println(%d)\n```\n\n"+
			"| a | b |\n| - | - |\n| `%d` | two |\n\n%s\n\n", i+1, i, i, i, strings.Repeat("Some words of an answer. ", 30))
	}
	g := load(b, text.String())
	b.ReportAllocs()
	for b.Loop() {
		if err := (anki.Renderer{}).Render(b.Context(), io.Discard, jobOf(g)); err != nil {
			b.Fatal(err)
		}
	}
}

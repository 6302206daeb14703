package finish

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
)

// parentTree returns the entries of the parent tree, which must be in order.
func parentTree(f *file) (entries [][]byte) {
	f.Helper()
	for _, leaf := range f.array(f.follow("Root", "StructTreeRoot", "ParentTree").get("Kids")) {
		d := f.dict(leaf)
		pairs := f.array(d.get("Nums"))
		if want := fmt.Sprintf("[%d %d]", len(entries), len(entries)+len(pairs)/2-1); string(d.get("Limits")) != want {
			f.Errorf("the limits of a leaf are %s, not %s", d.get("Limits"), want)
		}
		for ; len(pairs) > 0; pairs = pairs[2:] {
			if f.int(pairs[0]) != len(entries) {
				f.Errorf("the key %s follows %d", pairs[0], len(entries)-1)
			}
			entries = append(entries, pairs[1])
		}
	}
	return entries
}

func TestParentTreeNamesTheOwnersOfContent(t *testing.T) {
	d := sample(t)
	f := openFile(t, d.finished(t))
	entries := parentTree(f)
	for i, p := range d.doc.Pages {
		owners := f.array(entries[i])
		if len(owners) != len(p.Marks) {
			t.Fatalf("page %d has owners for %d of %d marks", i+1, len(owners), len(p.Marks))
		}
		for id, owner := range owners {
			if got, want := string(f.dict(owner).get("S")), "/"+string(p.Marks[id].Role); got != want {
				t.Errorf("mark %d of page %d belongs to a %s, not a %s", id, i+1, got, want)
			}
		}
	}
	if got := f.int(f.follow("Root", "StructTreeRoot").get("ParentTreeNextKey")); got != len(entries) {
		t.Errorf("ParentTreeNextKey is %d of %d", got, len(entries))
	}
}

// outlineOf shows a tree of elements, a line each.
func outlineOf(f *file, ref []byte, depth int) string {
	d := f.dict(ref)
	line := strings.Repeat(" ", depth) + string(d.get("S")[1:])
	for _, key := range []string{"ID", "T", "Alt", "Lang"} {
		if d.get(key) != nil {
			line += fmt.Sprintf(" %s=%q", key, f.text(d.get(key)))
		}
	}
	if a := d.get("A"); a != nil {
		line += " " + string(a)
	}
	kids := [][]byte{d.get("K")}
	if kids[0] == nil {
		kids = nil
	} else if kids[0][0] == '[' {
		kids = f.array(kids[0])
	}
	var below string
	for _, k := range kids {
		if _, ok := asReference(k); ok {
			below += outlineOf(f, k, depth+1)
		} else if k[0] == '<' && f.dict(k).get("MCID") == nil {
			line += " link"
		} else if k[0] == '<' {
			line += " elsewhere:" + string(f.dict(k).get("MCID"))
		} else {
			line += " " + string(k)
		}
	}
	return line + "\n" + below
}

func TestStructure(t *testing.T) {
	f := openFile(t, sample(t).finished(t))
	got := outlineOf(f, f.follow("Root", "StructTreeRoot").get("K"), 0)
	const want = `Document
 TOC
  TOCI
   Reference
    Link 0 link
 Sect ID="s-1" T="Questions"
  H1 0
  H2 1
  P 2 4 elsewhere:0
   Link 3 link link
  L <</O/List/ListNumbering/Decimal>>
   LI
    Lbl 5
    LBody
     P 6
   LI
    Lbl 7
    LBody
     P 8
  Table
   THead
    TR
     TH <</O/Table/Scope/Column>> 9
     TH <</O/Table/Scope/Column>> 11
   TBody
    TR
     TD 10
     TD 12
  Figure Alt="Ein Würfel (rot)" 13 elsewhere:3
  Code Lang="zxx" <</O/Layout/Placement/Block>> 1 2
  Note ID="note (1)" 4
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestIDsAreInTheOrderOfTheirBytes(t *testing.T) {
	d := draw()
	d.page("1")
	// Written in a file, a parenthesis is escaped by a backslash, which would come after the letters.
	for _, id := range []string{"b", "a(", "aA", "a", "é", "a b"} {
		note := tag.New(tag.Note, d.doc.Root)
		note.With().ID = id
		d.say(note, 72, 72, "Note")
	}
	f := openFile(t, d.finished(t))
	var got []string
	for _, leaf := range f.array(f.follow("Root", "StructTreeRoot", "IDTree").get("Kids")) {
		pairs := f.array(f.dict(leaf).get("Names"))
		for ; len(pairs) > 0; pairs = pairs[2:] {
			id := f.text(pairs[0])
			got = append(got, id)
			if element := f.dict(pairs[1]); f.text(element.get("ID")) != id {
				t.Errorf("%q leads to %s", id, raw(element))
			}
		}
	}
	if want := []string{"a", "a b", "a(", "aA", "b", "é"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

package finish

import (
	"bytes"
	"fmt"
	"testing"
)

func TestLinksAreObjectsOfTheStructure(t *testing.T) {
	d := sample(t)
	f := openFile(t, d.finished(t))
	pages, numbers := f.pages()
	parents := parentTree(f)
	home := fmt.Sprintf("[%d 0 R/XYZ 0 777.89 null]", numbers[1])
	want := [][]struct{ contents, uri, dest string }{
		{{"to ", "", home}},
		{
			{"to https://example.org/a(b)c\\d", "https://example.org/a(b)c\\d", ""},
			{"to https://example.org/stream", "https://example.org/stream", ""},
		},
		nil,
	}
	key := len(pages)
	for i, p := range pages {
		var refs [][]byte
		if p.get("Annots") != nil {
			refs = f.array(p.get("Annots"))
		}
		if len(refs) != len(want[i]) {
			t.Fatalf("page %d has %d links", i+1, len(refs))
		}
		for k, ref := range refs {
			a, w := f.dict(ref), want[i][k]
			if string(a.get("Subtype")) != "/Link" || string(a.get("F")) != "4" ||
				string(a.get("Border")) != "[0 0 0]" {
				t.Errorf("page %d: link %d is %s", i+1, k, raw(a))
			}
			if got := f.text(a.get("Contents")); got != w.contents {
				t.Errorf("page %d: link %d says %q", i+1, k, got)
			}
			if w.uri != "" && f.text(f.dict(a.get("A")).get("URI")) != w.uri {
				t.Errorf("page %d: link %d leads to %s", i+1, k, a.get("A"))
			}
			if got := string(a.get("Dest")); got != w.dest {
				t.Errorf("page %d: link %d leads to %q, not %q", i+1, k, got, w.dest)
			}
			if got := f.int(a.get("StructParent")); got != key {
				t.Errorf("page %d: link %d has the key %d, not %d", i+1, k, got, key)
			}
			element := f.dict(parents[key])
			if string(element.get("S")) != "/Link" ||
				!bytes.Contains(element.get("K"), fmt.Appendf(nil, "/Obj %d 0 R", f.number(ref))) {
				t.Errorf("page %d: link %d belongs to %s", i+1, k, raw(element))
			}
			key++
		}
	}
	if box := must(readNumbers(f.dict(f.array(pages[0].get("Annots"))[0]).get("Rect")))(t); box[0] >= box[2] ||
		box[1] >= box[3] {
		t.Errorf("the rectangle of a link is %v", box)
	}
}

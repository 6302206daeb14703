package finish

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
)

// entriesOf shows the entries below an object of the outline: title, count and destination. It fails if their
// references to each other do not agree.
func entriesOf(f *file, parent []byte, depth int) (lines string) {
	d := f.dict(parent)
	var before []byte
	for at := d.get("First"); at != nil; at = f.dict(at).get("Next") {
		e := f.dict(at)
		if string(e.get("Parent")) != string(parent) || string(e.get("Prev")) != string(before) {
			f.Errorf("%s has the wrong parent or predecessor", raw(e))
		}
		lines += fmt.Sprintf(
			"%s%s %s %s\n",
			strings.Repeat(" ", depth),
			f.text(e.get("Title")),
			e.get("Count"),
			e.get("Dest"),
		)
		lines += entriesOf(f, at, depth+1)
		before = at
	}
	if string(d.get("Last")) != string(before) {
		f.Errorf("the last below %s is %s", parent, before)
	}
	return lines
}

func TestOutline(t *testing.T) {
	below := func() []*Entry {
		return []*Entry{
			{Title: "b", Y: 100, Children: []*Entry{{Title: "c"}, {Title: "d"}}},
			{Title: "e", X: 72.5, Page: 1},
		}
	}
	opened := below()
	opened[0].Open = true
	for _, test := range []struct {
		name    string
		entries []*Entry
		count   string
		want    string
	}{
		{"flat", []*Entry{{Title: "a"}, {Title: "b", Page: 1}}, "2", "a  [1/XYZ 0 841.89 null]\nb  [2/XYZ 0 841.89 null]\n"},
		{"closed", []*Entry{{Title: "a", Children: below()}}, "1",
			"a -2 [1/XYZ 0 841.89 null]\n b -2 [1/XYZ 0 741.89 null]\n  c  [1/XYZ 0 841.89 null]\n  d  [1/XYZ 0 841.89 null]\n e  [2/XYZ 72.5 841.89 null]\n"},
		{"open", []*Entry{{Title: "a", Open: true, Children: below()}}, "3",
			"a 2 [1/XYZ 0 841.89 null]\n b -2 [1/XYZ 0 741.89 null]\n  c  [1/XYZ 0 841.89 null]\n  d  [1/XYZ 0 841.89 null]\n e  [2/XYZ 72.5 841.89 null]\n"},
		{"open within closed", []*Entry{{Title: "a", Children: opened}}, "1",
			"a -4 [1/XYZ 0 841.89 null]\n b 2 [1/XYZ 0 741.89 null]\n  c  [1/XYZ 0 841.89 null]\n  d  [1/XYZ 0 841.89 null]\n e  [2/XYZ 72.5 841.89 null]\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := draw()
			for _, label := range []string{"1", "2"} {
				d.page(label)
				d.say(tag.New(tag.P, d.doc.Root), 72, 72, "Text")
			}
			d.doc.Outline = test.entries
			f := openFile(t, d.finished(t))
			got := entriesOf(f, f.follow("Root").get("Outlines"), 0)
			_, numbers := f.pages()
			for i, n := range numbers {
				got = strings.ReplaceAll(got, fmt.Sprintf("[%d 0 R", n), fmt.Sprintf("[%d", i+1))
			}
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			if got := string(f.follow("Root", "Outlines").get("Count")); got != test.count {
				t.Errorf("%s lines are shown, not %s", got, test.count)
			}
			if got := string(f.follow("Root").get("PageMode")); got != "/UseOutlines" {
				t.Errorf("PageMode is %s", got)
			}
		})
	}
}

func TestNoOutline(t *testing.T) {
	d := sample(t)
	d.doc.Outline = nil
	root := openFile(t, d.finished(t)).follow("Root")
	if root.get("Outlines") != nil || root.get("PageMode") != nil {
		t.Errorf("the catalog is %s", raw(root))
	}
}

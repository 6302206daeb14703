package source_test

import (
	"testing"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestFormatsNameQuestions reads the names that authors and programs give questions in each format that has such, and
// again with other titles: the keys stay.
func TestFormatsNameQuestions(t *testing.T) {
	moodle := func(a, b, c string) string {
		out := `<?xml version="1.0"?><quiz>`
		for i, title := range []string{a, b, c} {
			out += `<question type="essay"><name><text>n</text></name><questiontext format="html"><text>` + title +
				`</text></questiontext>` + []string{"<idnumber>hull-1</idnumber>", "", "<idnumber> k7m2pq9x </idnumber>"}[i] +
				`<graderinfo format="html"><text>It is a part.</text></graderinfo></question>`
		}
		return out + "</quiz>"
	}
	for name, write := range map[string]func(a, b, c string) string{
		"g.org": func(a, b, c string) string {
			return "#+TITLE: Ships\n\n* Parts\n:PROPERTIES:\n:CUSTOM_ID: parts\n:END:\n\n** " + a +
				"\n:PROPERTIES:\n:ID: 5b0c\n:CUSTOM_ID: hull-1\n:END:\n\nIt is a part.\n\n** " + b + "\n\nIt is a part.\n\n** " +
				c + "\n:PROPERTIES:\n:ID: k7m2pq9x\n:END:\n\nIt is a part.\n"
		},
		"g.rst": func(a, b, c string) string {
			line := "\n~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n\nIt is a part.\n\n"
			return "Ships\n=====\n\n.. _parts:\n\nParts\n-----\n\n.. _old-name:\n.. _hull-1:\n\n" + a + line + b + line +
				".. _k7m2pq9x:\n\n" + c + line
		},
		"g.gift": func(a, b, c string) string {
			return "// [id:hull-1] [tag:x]\n" + a + " {}\n\n" + b + " {}\n\n// [id:k7m2pq9x]\n" + c + " {}\n"
		},
		"g.xml": moodle,
		"g.md": func(a, b, c string) string {
			return "# Ships\n\n## " + a + " {#hull-1}\n\nIt is a part.\n\n## " + b + "\n\nIt is a part.\n\n## " + c +
				"\n\n<!-- id: k7m2pq9x -->\n\nIt is a part.\n"
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, titles := range [][3]string{
				{"What is a keel?", "What is a mast?", "What is a sail?"},
				{"Which part is the keel?", "Which part is the mast?", "Which part is the sail?"},
			} {
				var found diag.List
				text := write(titles[0], titles[1], titles[2])
				g, err := source.LoadBytes(name, []byte(text), source.Options{}, &found)
				if err != nil {
					t.Fatal(err, found.Sorted())
				}
				qs := g.AllQuestions()
				if len(qs) != 3 {
					t.Fatalf("%d questions", len(qs))
				}
				for i, want := range []string{ast.KeyOf("hull-1"), ast.KeyOf(qs[1].ID), "k7m2pq9x"} {
					if qs[i].Key != want || qs[i].PlainTitle() != titles[i] {
						t.Errorf("%s has the key %s, want %s", qs[i].PlainTitle(), qs[i].Key, want)
					}
				}
				for _, d := range found.Sorted() {
					if d.Rule == diag.KeyTwice {
						t.Error(d)
					}
				}
			}
		})
	}
}

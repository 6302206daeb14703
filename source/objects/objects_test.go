package objects_test

import (
	"path/filepath"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/objects"
)

var update = golden.Flag()

// formatOf returns the format of a section of a fixture.
func formatOf(name string) string {
	switch filepath.Ext(name) {
	case ".json", ".jsonl":
		return objects.JSON
	case ".yaml":
		return objects.YAML
	}
	return ""
}

// TestFixtures reads each fixture's file. The section language, if there is one, is the wanted language.
func TestFixtures(t *testing.T) {
	isInput := func(name string) bool { return formatOf(name) != "" || name == "language" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		wanted := strings.TrimSpace(string(in["language"]))
		delete(in, "language")
		out := map[string]string{}
		for name, src := range in {
			var found diag.List
			doc := objects.Read(name, formatOf(name), src, wanted, &found)
			var report strings.Builder
			for _, d := range found.Sorted() {
				report.WriteString(d.String() + "\n")
			}
			out["diag"] = report.String()
			out["tree"] = "malformed"
			if doc != nil {
				out["tree"] = ast.DumpDocument(doc)
				if doc.Seen != "" {
					out["tree"] += "holds " + doc.Seen + "\n"
				}
			}
			out["words"] = string(objects.Words(formatOf(name), src))
		}
		return out
	})
}

// TestYAMLIsToldByItsContent names texts that are YAML with questions, and some that are not.
func TestYAMLIsToldByItsContent(t *testing.T) {
	for body, want := range map[string]bool{
		"- q: What?\n  a: that\n- q: Who?\n  a: me\n":                                                    true,
		"# FAQ\n---\nfaqs:\n  - question: What?\n    answer: that\n  - question: Who?\n    answer: me\n": true,
		"- keel: a beam\n- quay: a wall\n- buoy: a float\n":                                              false,
		"# Questions\n\n- What is it?\n- Where is it?\n":                                                 false,
		"title: Harbor\n\nText.\n":                                                                       false,
		"Q: What?\nA: that\n\nQ: Who?\nA: me\n":                                                          false,
		"steps:\n- name: build\n  run: make\n- name: test\n  run: make test\n":                           false,
	} {
		if got := objects.LooksYAML(body); got != want {
			t.Errorf("%q: %v, want %v", body, got, want)
		}
	}
}

// FuzzRead checks that no file of either format makes the reader fail, and that all places are in the file.
func FuzzRead(f *testing.F) {
	f.Add(`[{"question": "a?\n<b>b</b>", "options": {"A": "x", "B": 2}, "answer": "B"}]`, false)
	f.Add("- q: a {{c1::b}}\n  a: |\n    c\n    d\n", true)
	f.Add(`{"s": [{"front": {"en": "a", "hu": "b"}, "back": ["c", null, true]}]}`, false)
	f.Add("a: &a [*a, {<<: *a}]", true)
	f.Fuzz(func(t *testing.T, src string, yaml bool) {
		format := objects.JSON
		if yaml {
			format = objects.YAML
		}
		src = strings.ToValidUTF8(strings.ReplaceAll(src, "\r", "\n"), "\uFFFD")
		var found diag.List
		doc := objects.Read("f", format, []byte(src), "hu", &found)
		if doc == nil && found.Count(diag.Error) == 0 {
			t.Fatal("refused without a reason")
		}
		lines := strings.Count(src, "\n") + 1
		if doc != nil {
			ast.Walk(&ast.Guide{Sections: doc.Sections}, func(n ast.Node) bool {
				if at := n.Span(); at.Start.Line > lines || at.End.Line > lines {
					t.Errorf("%T is at %v to %v of %d lines", n, at.Start, at.End, lines)
				}
				return true
			})
		}
		objects.Words(format, []byte(src))
	})
}

func BenchmarkJSON(b *testing.B) { benchmark(b, objects.JSON, large()) }

func BenchmarkYAML(b *testing.B) { benchmark(b, objects.YAML, large()) }

func benchmark(b *testing.B, format, src string) {
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if doc := objects.Read("f", format, []byte(src), "", &diag.List{}); len(doc.Sections) == 0 {
			b.Fatal("nothing was read")
		}
	}
}

// large returns a bank in JSON, which is YAML too.
func large() string {
	var b strings.Builder
	b.WriteString("[")
	for i := range 2000 {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString(`
 {"question": "Which of these rivers flows into the sea that is nearest to the town of the name?",
  "options": ["The river of the north", "The river of the south", "The river of the east", "No river at all"],
  "answer": 2, "explanation": "The river of the east is the only one that reaches the sea. The others end in a lake.",
  "category": "Rivers", "difficulty": "easy"}`)
	}
	b.WriteString("\n]\n")
	return b.String()
}

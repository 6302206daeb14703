package pdf

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"

	"studyguide/fonts"
	"studyguide/render"
	"studyguide/source"
	"studyguide/source/diag"
)

// TestTextFromRightToLeftIsCopiedInOrder has another program copy text that runs from right to left, with numbers,
// names, brackets and ligatures in it.
func TestTextFromRightToLeftIsCopiedInOrder(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not here: the order of text is NOT CHECKED by it")
	}
	for language, lines := range map[string][]string{
		"he": {"מהו HTTP (פרוטוקול)?", "הרשת, גרסה 1.1 (משנת 1997).", "מחיר 12.50$, או book(s) ועוד."},
		"ar": {"ما هو DNS (نظام)؟", "الاستخدام الأول (2024)، لا غير."},
		"en": {"What is אבג (דהו) in a line?", "The letter בית (ב, the second) and (שלום).", "Arabic: الأمر (لا) here."},
	} {
		text := "---\nlanguage: " + language + "\n---\n# " + lines[0] + "\n\n## 1. " + lines[0] + "\n\n" +
			strings.Join(lines[1:], "\n\n") + "\n\n## 2. B?\n\nB.\n\n## 3. C?\n\nC.\n"
		g, err := source.Load(fstest.MapFS{"g.md": {Data: []byte(text)}}, "g.md", source.Options{}, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Sink: &diag.List{}}
		if err := (Renderer{}).Render(t.Context(), &file, job); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("pdftotext", "-", "-")
		cmd.Stdin = &file
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		got := strings.NewReplacer("\u200e", "", "\u200f", "", "\u202a", "", "\u202b", "", "\u202c", "").Replace(string(out))
		for _, line := range lines {
			if !strings.Contains(got, line) {
				t.Errorf("%s: %q is not in\n%s", language, line, got)
			}
		}
	}
}

package recognize_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markdown"
	"example.org/studyguide/source/recognize"
)

// TestWhatStandsFirstInWordIsRead holds that in a document of Word, which was typed without markup, the questions
// before the first list are found as well.
func TestWhatStandsFirstInWordIsRead(t *testing.T) {
	const src = `1\. Which light marks port?

A) red

B) green

2\. Which light marks starboard?

A) red

B) green

3\. Which light is at the stern?

A) red

B) white

---

`
	var list strings.Builder
	for i := range 9 {
		fmt.Fprintf(&list, "%d. Which knot holds ship %c?\n\n   Knot %[2]c.\n", i+1, 'A'+i)
	}
	doc := markdown.Read("knots.docx", []byte(src+list.String()), &diag.List{})
	doc.Format = "docx"
	g, err := recognize.Recognize(doc, "", &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(g.AllQuestions()); got != 12 {
		t.Errorf("%d questions, want 12", got)
	}
}

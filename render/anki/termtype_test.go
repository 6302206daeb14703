package anki

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
)

// TestTheKindOfTermsIsForEver holds the kind of note for terms to what was first published. Whoever changes card.css or
// a template for terms raises termTypeChanged, and sets here what this test asks for.
func TestTheKindOfTermsIsForEver(t *testing.T) {
	const fields = "Term Meaning Source Language Direction Key Extra1 Extra2 Extra3"
	if got := strings.Join(termFieldNames, " "); got != fields {
		t.Errorf("Anki would refuse all notes of every deck: the fields are %s, were %s", got, fields)
	}
	if termTypeID != 1_764_460_800_101 || termFieldID != 1_764_460_800_110 || termTemplateID != 1_764_460_800_102 {
		t.Error("Anki would take the kind of note for another one")
	}
	const want = "2026-11-30 b982f073264d1c82341bbafd1fc4cf7b0d5398365810ad9cdb628f8bd20389b1"
	text := termFront + termBack + meaningFront + meaningBack + cardStyle
	got := fmt.Sprintf("%s %x", termTypeChanged.Format("2006-01-02"), sha256.Sum256([]byte(text)))
	if got != want {
		t.Errorf("a template or card.css has changed: raise termTypeChanged and set %s", got)
	}
}

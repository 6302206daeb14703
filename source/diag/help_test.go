package diag

import (
	"strings"
	"testing"
)

// TestHelpIsSentences checks that every rule is explained, in whole sentences.
func TestHelpIsSentences(t *testing.T) {
	known := map[ID]bool{}
	for _, r := range Rules() {
		known[r.ID] = true
		text := r.Help()
		if text == "" {
			t.Errorf("%s has no help", r.ID)
			continue
		}
		if !strings.HasSuffix(text, ".") || strings.ToUpper(text[:1]) != text[:1] && r.ID != EditionSeed &&
			!strings.HasPrefix(text, "check --") {
			t.Errorf("%s: %q is no sentence", r.ID, text)
		}
		if strings.Contains(text, "  ") {
			t.Errorf("%s: %q has two spaces", r.ID, text)
		}
	}
	for id := range help() {
		if !known[id] {
			t.Errorf("there is help for %s, which is no rule", id)
		}
	}
}

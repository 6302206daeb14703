package ast_test

import (
	"testing"

	"example.org/studyguide/source/ast"
)

func TestEndsSentence(t *testing.T) {
	for text, want := range map[string]bool{
		"It sails.":        true,
		"Does it sail?":    true,
		"as follows:":      true,
		"first;":           true,
		"and so on…":       true,
		"It sails. ":       true,
		"(It sails.)":      true,
		"»Es segelt.«":     true,
		"„Es segelt.“":     true,
		"« Il navigue. »":  true,
		"**It sails.**":    true,
		"“It sails.”":      true,
		"它在航行。":            true,
		"（它在航行。）":          true,
		"「帆走する。」":          true,
		"ما هو الشراع؟":    true,
		"أولاً؛":           true,
		"یہ جہاز ہے۔":      true,
		"पाल क्या है।":     true,
		"It sails":         false,
		"the sail,":        false,
		"帆，":               false,
		"the sail (large)": false,
		"":                 false,
		"**":               false,
	} {
		if got := ast.EndsSentence(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func TestQuestionsEndInQuestionMarks(t *testing.T) {
	for text, want := range map[string]bool{
		"Is it?": true, "هل هو؟": true, "是吗？": true, "is it⁇": true, "Τι είναι;": true, "Τι είναι;\u037E": true,
		"it is;": false, "Is it? ": false, "It is.": false, "1;": false, "": false,
	} {
		if got := ast.EndsAsking(text); got != want {
			t.Errorf("EndsAsking(%q) = %v", text, got)
		}
	}
	if got := ast.TrimClosers("is it?”)** "); got != "is it?" {
		t.Errorf("trimmed to %q", got)
	}
}

package ast_test

import (
	"testing"

	"studyguide/source/ast"
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

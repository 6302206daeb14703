package ast_test

import (
	"testing"

	"example.org/studyguide/source/ast"
)

func TestParseExtent(t *testing.T) {
	for in, want := range map[string]string{
		"300": "300px", " 300PX ": "300px", "50%": "50%", "33.4 %": "33%", "0.2%": "1%", "140%": "100%", "2.54cm": "96px",
		"25.4mm": "96px", "1in": "96px", "72pt": "96px", "6pc": "96px", "2em": "32px", "0.1": "1px", "10000px": "10000px",
		"": "", "auto": "", "50vw": "", "-3px": "", "0": "", "0%": "", "10001px": "", "NaN": "", "inf": "", "1e9": "", "%": "",
	} {
		got, ok := ast.ParseExtent(in)
		if got.String() != want || ok != (want != "") {
			t.Errorf("ParseExtent(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

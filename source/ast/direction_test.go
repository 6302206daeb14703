package ast

import "testing"

func TestDirectionIsThatOfTheScript(t *testing.T) {
	for tag, want := range map[string]bool{
		"ar": true, "he-IL": true, "fa": true, "yi": true, "dv": true, "az-Arab": true, "ckb": true, "ks": true,
		"en": false, "ur-Latn": false, "az": false, "": false, "no language": false,
	} {
		if got := RightToLeft(tag); got != want {
			t.Errorf("RightToLeft(%q) = %v", tag, got)
		}
	}
}

package config_test

import (
	"strings"
	"testing"

	"example.org/studyguide/source/config"
)

func TestCheckVariable(t *testing.T) {
	for name, want := range map[string]string{
		"end": "reserved", "else": "reserved", "if": "reserved", "include": "reserved", "1st": "want letters",
		"a b": "want letters", "": "want letters", "ends": "", "größe": "", "_x-1": "",
	} {
		err := config.CheckVariable(name)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

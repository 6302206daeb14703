package theme

import (
	"strings"
	"testing"

	"example.org/studyguide/source/diag"
)

func TestAPaleAccentIsKeptForOrnamentsAlone(t *testing.T) {
	for _, name := range Names() {
		th, _ := Builtin(name)
		for _, accent := range []string{"#f39200", "#ffff00", "#ffffff", "#000000", "#7a1f1f", "#6fc3bd", "#00ff88"} {
			got, d, ok := th.WithAccent(accent, "accent", diag.Span{})
			c := got.Colors
			if c.Ornament.String() != accent || !got.Branded {
				t.Errorf("%s: ornaments are %v, want %s", name, c.Ornament, accent)
			}
			if contrast(c.Accent, c.Paper) < least {
				t.Errorf("%s: text in %v on %v has a contrast of %.2f", name, c.Accent, c.Paper, contrast(c.Accent, c.Paper))
			}
			if ok != (c.Accent == c.Ornament) || !ok && !strings.Contains(d.String(), c.Accent.String()) {
				t.Errorf("%s: %s: %t, %v", name, accent, ok, d)
			}
		}
		if again, _ := Builtin(name); *again != *th {
			t.Errorf("%s was changed", name)
		}
	}
}

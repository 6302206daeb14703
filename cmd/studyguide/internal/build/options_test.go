package build

import (
	"testing"
	"time"

	"example.org/studyguide/source/ast"
)

func TestModifiedNeverAsksTheClock(t *testing.T) {
	epoch := time.Unix(1767225600, 0).UTC()
	tests := []struct {
		epoch *time.Time
		date  string
		last  string // change by the register
		want  string
	}{
		{&epoch, "2020-05-06", "", "2026-01-01T00:00:00Z"},
		{nil, "2020-05-06", "", "2020-05-06T00:00:00Z"},
		{nil, "2020-05", "", "2020-05-01T00:00:00Z"},
		{nil, "2020", "", "2020-01-01T00:00:00Z"},
		{nil, "", "", "0001-01-01T00:00:00Z"},
		{nil, "2020", "2025-03", "2020-01-01T00:00:00Z"},
		{nil, "", "2025-03", "2025-03-01T00:00:00Z"},
		{&epoch, "", "2025-03", "2026-01-01T00:00:00Z"},
		{nil, "last summer", "", "0001-01-01T00:00:00Z"},
	}
	for _, test := range tests {
		g := &ast.Guide{Meta: ast.Meta{Date: test.date}, Sections: []*ast.Section{{Questions: []*ast.Question{
			{Changed: "2024"}, {Changed: test.last}, {Changed: "2023-12-31"},
		}}}}
		if test.last == "" {
			g.Sections = nil
		}
		if got := modified(test.epoch, g).Format(time.RFC3339); got != test.want {
			t.Errorf("modified(%v, %q) = %s, want %s", test.epoch, test.date, got, test.want)
		}
	}
}

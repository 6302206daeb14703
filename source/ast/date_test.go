package ast_test

import (
	"testing"

	"example.org/studyguide/source/ast"
)

func TestDate(t *testing.T) {
	for s, want := range map[string]string{
		"2026":             "2026-01-01",
		"2026-02":          "2026-02-01",
		"2024-02-29":       "2024-02-29",
		"0800-12-31":       "0800-12-31",
		"2026-02-29":       "",
		"2026-13":          "",
		"2026-1":           "",
		"26-01-02":         "",
		"2026-01-02T10:00": "",
		"2026/01":          "",
		"12345":            "",
		"":                 "",
	} {
		got, ok := ast.Date(s)
		if ok != (want != "") || ok && got.Format("2006-01-02") != want || ast.IsDate(s) != ok {
			t.Errorf("%q: %v, %v", s, got, ok)
		}
	}
}

package pdf

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestLimits reads files that are made to exhaust memory or never end.
func TestLimits(t *testing.T) {
	many := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	z := deflated(strings.Repeat("0 w ", largest/4+1))
	form := "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>>>\nstream\n" + strings.Repeat(
		"/X Do ",
		100,
	)
	for name, broken := range map[string]struct {
		rule  string
		edits []edit
	}{
		"a bomb":         {"content-read", []edit{{60, "", "<</Filter/FlateDecode>>\nstream\n" + z}, {4, "[6 0 R]", "[6 0 R 60 0 R]"}}},
		"q":              {"content-read", []edit{{6, "/H1/M0", strings.Repeat("q ", 2000) + "/H1/M0"}}},
		"marks":          {"content-read", []edit{{6, "/H1/M0", strings.Repeat("/A BMC ", 2000) + "/H1/M0"}}},
		"forms in forms": {"content-read", []edit{{2, "/I0 49", "/X 60 0 R/I0 49"}, {6, "/I0 Do", "/X Do"}, {60, "", fmt.Sprintf(form, 61)}, {61, "", fmt.Sprintf(form, 60)}}},
		"lengths":        {"file-object", []edit{{60, "", "<</Length 61 0 R>>\nstream\n"}, {61, "", "<</Length 60 0 R>>\nstream\n"}}},
		"content, again": {"content-read", []edit{{60, "", "<<>>\nstream\n" + strings.Repeat(" ", 1<<20)}, {4, "[6 0 R]", "[6 0 R" + strings.Repeat(" 60 0 R", 300) + "]"}}},
		"a page, again":  {"page-tree", []edit{{2, "4 0 R]/Count 2", "4 0 R" + strings.Repeat(" 4 0 R 2 0 R", 1000) + "]/Count 2"}}},
		"attributes":     {"", []edit{{19, "<</O/List/", "<<" + many("/A%d 1", 1000) + "/"}}},
		"a row of cells": {"table-grid", []edit{{30, "/P 29 0 R", "/P 29 0 R/A<</O/Table/ColSpan 1000000000>>"}}},
		"many widths":    {"font-width", []edit{{8, "2 3 500", strings.Repeat("2 65535 500 ", 1000)}}},
	} {
		t.Run(name, func(t *testing.T) {
			d := good()
			for _, e := range broken.edits {
				d.apply(t, e)
			}
			start := time.Now()
			found := false
			for _, x := range read(t, d.classic()).Check() {
				found = found || x.Rule == broken.rule
			}
			if !found && broken.rule != "" {
				t.Errorf("there is no %s", broken.rule)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// TestOverlap reads objects that are not closed, so that each goes on to the end.
func TestOverlap(t *testing.T) {
	const count = 20000
	data, table := []byte("%PDF-1.7\n"), []byte{}
	for n := 1; n <= count; n++ {
		table = fmt.Appendf(table, "%010d 00000 n \n", len(data))
		data = fmt.Appendf(data, "%d 0 obj(", n)
	}
	at := len(data)
	data = fmt.Appendf(data, "xref\n1 %d\n%strailer<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", count, table, at)
	start := time.Now()
	if _, err := Read(data); err == nil {
		t.Error("it is read")
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

func TestFixtures(t *testing.T) {
	isInput := func(name string) bool { return strings.HasPrefix(name, "guide.") }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		out := map[string]string{}
		for name, src := range in {
			var found diag.List
			g, err := source.LoadBytes(name, src, source.Options{}, &found)
			if err != nil {
				t.Fatal(err)
			}
			roundTrip(t, name, src)
			var lines strings.Builder
			for _, d := range found.Sorted() {
				fmt.Fprintln(&lines, d)
			}
			out["markdown"], out["diag"] = string(write(t, g)), lines.String()
		}
		return out
	})
}

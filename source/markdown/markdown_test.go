package markdown

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

func TestFixtures(t *testing.T) {
	input := func(section string) bool { return section == "in.md" || section == "in.mdx" }
	update.Run(t, "testdata/*.txtar", input, func(t *testing.T, in map[string][]byte) map[string]string {
		var list diag.List
		name := "in.md"
		if in["in.mdx"] != nil {
			name = "in.mdx"
		}
		doc := Read(name, in[name], &list)
		var found strings.Builder
		for _, d := range list.Sorted() {
			fmt.Fprintln(&found, d)
			if d.Hint != "" {
				fmt.Fprintf(&found, "\thint: %s\n", d.Hint)
			}
		}
		return map[string]string{"ast": ast.DumpDocument(doc), "diag": found.String()}
	})
}

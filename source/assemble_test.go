package source_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestNoNameOfTheProgramsOwn checks that the name that the text of an assembled guide has in positions is nowhere in
// the guide, what is found, the explanation and errors.
func TestNoNameOfTheProgramsOwn(t *testing.T) {
	const brand = "logo: none.png\ncover: c.png\naccent: \"#777777\"\nwatermark: Draft\nheader: Left\n" +
		"footer: \"{page}\"\npage-size: a5\ndraft: true\n"
	questions := "{{v}}\n\n## What is a rope?\n\nA thing.\n\n## What is a knot?\n\nA bend. ![](x.png)\n\n" +
		"## What is a <span lang=\"de\">Segel</span>?\n\nCloth.\n"
	for name, text := range map[string]string{
		"knots.md": "---\nvariables: {v: w}\n" + brand + "---\n" + questions,
		"if.md":    "---\n" + brand + "---\n{{if edition a}}\nx\n{{end}}\n" + questions,
		"no.md":    "---\nvariables: {v: w}\n---\n{{v}}\n",
		"level.md": "---\nvariables: {v: w}\nquestion-level: 2\n---\n{{v}}\n",
	} {
		for _, dir := range []string{"", "dir/", `dir\`} {
			var found diag.List
			why := []*source.Explanation{}
			opts := source.Options{Display: dir + name, Explain: func(x *source.Explanation) { why = append(why, x) }}
			g, err := source.LoadBytes(name, []byte(text), opts, &found)
			clean(t, dir+name, g, found.Sorted(), why)
			if err != nil && strings.Contains(err.Error(), "\x00") {
				t.Errorf("%s: %q", dir+name, err)
			}
			if (err != nil) != strings.Contains("no.md level.md", name) {
				t.Errorf("%s: %v", name, err)
			}
			if name == "knots.md" && g != nil && (g.Meta.Title != "Knots" && g.Meta.Title != "knots" ||
				g.Meta.Brand.LogoAt.File != dir+name || g.Meta.Brand.LogoAt.Start.Line != 3) {
				t.Errorf("%q, logo at %v", g.Meta.Title, g.Meta.Brand.LogoAt)
			}
		}
	}
}

func TestNoNameOfTheProgramsOwnInFolders(t *testing.T) {
	fsys := fstest.MapFS{
		"g/a.md":       {Data: []byte("## What is a?\n\nA {{x}}.\n\n## What is b?\n\n{{include p/part.txt}}\n")},
		"g/b.md":       {Data: []byte("---\nvariables: {x: y}\ndraft: true\n---\n## What is c {{x}}?\n\nC.\n")},
		"g/c.md":       {Data: []byte("---\nvariables: {x: y}\n---\n## What is d {{x}}?\n\nC ![](c.png).\n")},
		"g/p/part.txt": {Data: []byte("A part {{nothing}}.\n")},
	}
	var found diag.List
	g, err := source.LoadFolder(fsys, "g", source.Options{Variables: map[string]string{"z": "1"}}, &found)
	if err != nil {
		t.Fatal(err)
	}
	clean(t, "g", g, found.Sorted(), nil)
}

func clean(t *testing.T, name string, g *ast.Guide, found []diag.Diagnostic, why []*source.Explanation) {
	t.Helper()
	if g != nil {
		ast.Walk(g, func(n ast.Node) bool {
			if strings.Contains(n.Span().File, "\x00") {
				t.Errorf("%s: %T at %q", name, n, n.Span().File)
			}
			return true
		})
		g = &ast.Guide{Loc: g.Loc, Meta: g.Meta, Tongues: g.Tongues}
	}
	for _, x := range []any{g, found, why} {
		out, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		if i := strings.Index(string(out), `\u0000`); i >= 0 {
			t.Errorf("%s: %s", name, out[max(0, i-60):min(len(out), i+60)])
		}
	}
}

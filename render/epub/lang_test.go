package epub

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func TestLanguagesAreMarked(t *testing.T) {
	g := one("Mixed", ask("sign", "1", "再起動?",
		para(text("It says "), &ast.Strong{Inlines: saying("再起動")}, text(" there.")),
		&ast.Figure{Image: &ast.Image{Src: "plan.svg", Alt: "план дома"}},
		para(&ast.Code{Value: "再起動"})))
	book, _ := made(t, g)
	files := opened(t, book)
	checkBook(t, files)
	for want, name := range map[string]string{
		`It says <strong><span lang="zh" xml:lang="zh">再起動</span></strong> there.`: "xhtml/s-basics.xhtml",
		`alt="план дома" lang="ru" xml:lang="ru"`:                                  "xhtml/s-basics.xhtml",
		`<code>再起動</code>`:                          "xhtml/s-basics.xhtml",
		`lang="zh" xml:lang="zh">1. 再起動?</a>`:       "xhtml/contents.xhtml",
		` lang="zh" xml:lang="zh">1. 再起動?</a></li>`: "nav.xhtml",
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s has no %s", name, want)
		}
	}
}

// TestAuthorsMarksAreKept marks whole paragraphs, marks within running text, and words that stand elsewhere, too.
func TestAuthorsMarksAreKept(t *testing.T) {
	span := func(line, from, to int) ast.Loc {
		return ast.At(diag.Span{File: "g.md", Start: diag.Pos{Line: line, Col: from}, End: diag.Pos{Line: line, Col: to}})
	}
	of := func(l ast.Loc, language, text string) ast.Tongue {
		return ast.Tongue{Loc: l, Language: language, Text: text}
	}
	g := one("Marks", ask("a", "1", "A?",
		para(&ast.Text{Loc: span(3, 1, 60), Value: "A place, or la place, has a name."}),
		para(&ast.Text{Loc: span(4, 1, 9), Value: "Der "}, &ast.Emph{Loc: span(4, 9, 20), Inlines: []ast.Inline{
			&ast.Text{Loc: span(4, 10, 15), Value: "Platz"}}}),
		para(&ast.Text{Loc: span(5, 1, 30), Value: "In "}, &ast.Emph{Loc: span(5, 4, 20), Inlines: []ast.Inline{
			&ast.Text{Loc: span(5, 5, 15), Value: "piazza"}}}, &ast.Text{Loc: span(5, 20, 30), Value: " there."}),
	))
	g.Tongues = []ast.Tongue{
		of(span(3, 20, 30), "fr", "la place"), of(span(3, 40, 41), "fr", "a"),
		of(span(4, 1, 25), "de", "Der Platz"), of(span(5, 4, 20), "it", "piazza"),
	}
	book, _ := made(t, g)
	page := opened(t, book)["xhtml/s-basics.xhtml"]
	for _, want := range []string{
		`<p>A place, or <span lang="fr" xml:lang="fr">la place</span>, has <span lang="fr" xml:lang="fr">a</span> name.</p>`,
		`<p><span lang="de" xml:lang="de">Der <em>Platz</em></span></p>`,
		`<p>In <span lang="it" xml:lang="it"><em>piazza</em></span> there.</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s:\n%s", want, page)
		}
	}
}

package excerpt

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"example.org/studyguide/source/ast"
)

func bold(s string) ast.Inline { return &ast.Strong{Inlines: said(s)} }

func para(in ...ast.Inline) ast.Block { return &ast.Paragraph{Inlines: in} }

func text(s string) ast.Inline { return &ast.Text{Value: s} }

func items(bs ...ast.Block) ast.Block {
	l := &ast.List{}
	for _, b := range bs {
		l.Items = append(l.Items, &ast.Item{Blocks: []ast.Block{b}})
	}
	return l
}

// tell writes a gist on one line.
func tell(g Gist) string {
	var parts []string
	add := func(name string, in []ast.Inline) { parts = append(parts, name+ast.PlainText(in)) }
	if len(g.Said) > 0 {
		add("", g.Said)
	}
	for _, it := range g.Items {
		add("+", it)
	}
	if g.Cut {
		parts = append(parts, "+…")
	}
	for _, t := range g.Terms {
		add("*", t)
	}
	if g.Code != nil {
		parts = append(parts, "`"+g.Code.Text)
	}
	for _, t := range g.Tables {
		add("|", t.Header[0].Inlines)
	}
	return strings.Join(parts, " ")
}

func TestGist(t *testing.T) {
	table := func(head string, cram bool) ast.Block {
		return &ast.Table{Header: []*ast.Cell{{Inlines: []ast.Inline{
			&ast.Link{URL: "#a", Inlines: said(head)}, &ast.NoteRef{ID: "n"},
		}}}, Cram: cram}
	}
	link := &ast.Link{URL: "https://example.org", Inlines: said("Reference")}
	long := strings.Repeat("long ", 40)
	for name, c := range map[string]struct {
		in   []ast.Block
		want string
	}{
		"nothing":  {nil, ""},
		"a first":  {[]ast.Block{para(text("It is. It was."))}, "It is."},
		"a title":  {[]ast.Block{para(bold("In short")), para(text("It is. It was."))}, "It is."},
		"a head":   {[]ast.Block{&ast.Heading{Inlines: said("Short")}, para(text("It is."))}, "It is."},
		"links":    {[]ast.Block{para(link), para(text("It is "), link, text("."))}, "It is Reference."},
		"a line":   {[]ast.Block{para(text("One"), &ast.Break{Hard: true}, text("Two."))}, "One"},
		"a bullet": {[]ast.Block{items(para(bold("Answer"), text(": it is. Or not.")))}, "Answer: it is."},
		"terms": {[]ast.Block{para(text("It is. "), bold("A lock"), text(" and "), bold("a lock:"), text(" or "), bold("b.")),
			para(bold("Note"), text(": no "), bold("label"))}, "It is. *A lock"},
		"a list": {[]ast.Block{para(text("There are three:")), items(para(bold("one:"), text(" of them")),
			para(text("Two. Of them.")), para(text(long)))}, "There are three: +one +Two +…"},
		"only a list": {[]ast.Block{items(para(text("one")), para(text("two")))}, "+one +two"},
		"closed":      {[]ast.Block{para(text("It is.")), items(para(text("one")), para(text("two")))}, "It is."},
		"code":        {[]ast.Block{para(text("Call it:")), &ast.Listing{Text: "x()"}}, "Call it: `x()"},
		"code alone":  {[]ast.Block{&ast.Listing{Text: "x()"}, para(text("That is."))}, "That is. `x()"},
		"long code":   {[]ast.Block{&ast.Listing{Text: strings.Repeat("x()\n", 9)}}, ""},
		"tables": {[]ast.Block{para(text("It is.")), table("no", false),
			&ast.Quote{Blocks: []ast.Block{table("yes", true)}}}, "It is. |yes"},
		"a promise": {[]ast.Block{para(text("They compare so:")), table("no", false), para(text("The first is faster. So."))},
			"The first is faster."},
		"a promise alone": {[]ast.Block{para(text("They compare so:")), table("no", false)}, "They compare so:"},
		"a callout":       {[]ast.Block{&ast.Callout{Blocks: []ast.Block{para(text("Since 2020."))}}, para(text("It is. So."))}, "It is."},
		"a callout alone": {[]ast.Block{&ast.Callout{Blocks: []ast.Block{para(text("It is. So."))}}}, "It is."},
		"a callout, then a list": {[]ast.Block{&ast.Callout{Blocks: []ast.Block{para(text("Since 2020."))}},
			items(para(text("one")), para(text("two")))}, "+one +two"},
		"meanings": {[]ast.Block{&ast.DefinitionList{Items: []*ast.Definition{{
			Terms: [][]ast.Inline{said("keel")}, Descriptions: [][]ast.Block{{para(text("A spine."))}},
		}}}}, "+keel"},
		"folded": {[]ast.Block{&ast.Details{Summary: said("Answer"), Blocks: []ast.Block{para(text("It is. So."))}}}, "It is."},
	} {
		if got := tell(GistOf(c.in)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestGistsOnlyQuote reads the sample and checks that all that gists say stands in the answers.
func TestGistsOnlyQuote(t *testing.T) {
	files, err := filepath.Glob("../sample/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var blocks []ast.Block // paragraphs, as this package reads no Markdown
		for _, p := range strings.Split(string(data), "\n\n") {
			blocks = append(blocks, para(text(p)))
		}
		for i := range blocks {
			g := GistOf(blocks[i : i+1])
			all := letters(ast.BlockText(blocks[i:i+1], ast.OwnText))
			if said := letters(ast.PlainText(g.Said)); said == "" && all != "" || !strings.HasPrefix(all, said) {
				t.Errorf("%s: %q is no beginning of %q", file, said, all)
			}
		}
	}
}

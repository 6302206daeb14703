package exchange_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"example.org/studyguide/render"
	"example.org/studyguide/render/exchange"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/sample"
)

// TestComesBackTheSame writes guides in every format and reads the files with the readers of this program: the same
// questions must be there in the same order, with the same options, of which the same are right. The guides are the
// sample, those of all fixtures, and those that STUDYGUIDE_CORPUS and STUDYGUIDE_SEED name.
func TestComesBackTheSame(t *testing.T) {
	guides := map[string]*ast.Guide{}
	var names []string
	add := func(name string, g *ast.Guide, err error) {
		if err == nil && guides[name] == nil { // not every input is a guide
			names = append(names, name)
			guides[name] = g
		}
	}
	g, err := source.Load(sample.FS(), ".", source.Options{}, &diag.List{})
	add("sample", g, err)
	golden.Inputs(t, filepath.Join("..", ".."), func(name string, src []byte) {
		g, err := source.LoadBytes(name, src, source.Options{}, &diag.List{})
		add(name, g, err)
	})
	if len(guides) < 500 {
		t.Errorf("only %d guides were found", len(guides))
	}
	if testing.Short() {
		names = names[:50]
	}
	outside := []string{os.Getenv("STUDYGUIDE_SEED")}
	if dir := os.Getenv("STUDYGUIDE_CORPUS"); dir != "" {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		outside = append(outside, slices.DeleteFunc(files, func(f string) bool { return filepath.Ext(f) == ".tsv" })...)
	}
	for _, f := range outside {
		if src, err := os.ReadFile(f); f != "" && err == nil && !testing.Short() {
			g, err := source.LoadBytes(filepath.Base(f), src, source.Options{}, &diag.List{})
			add(filepath.Base(f), g, err)
		}
	}
	for _, r := range renderers() {
		for _, name := range names {
			t.Run(r.Name()+"/"+name, func(t *testing.T) { sameAgain(t, r, guides[name]) })
		}
	}
}

// sameAgain writes g, reads the file, and compares the questions.
func sameAgain(t *testing.T, r render.Renderer, g *ast.Guide) {
	t.Helper()
	data := written(t, r, g, &diag.List{})
	var found diag.List
	back, err := source.LoadBytes("back"+r.Ext(), data, source.Options{}, &found)
	if err != nil {
		t.Fatalf("%v\n%v\n%.2000s", err, found.Sorted(), data)
	}
	var want []exchange.Item
	for _, p := range exchange.Parts(g) {
		want = append(want, p.Items...)
	}
	got := back.AllQuestions()
	if len(got) != len(want) {
		t.Fatalf("%d questions became %d", len(want), len(got))
	}
	for i, it := range want {
		for _, d := range differences(r.Name(), it, got[i]) {
			t.Errorf("question %d, %s: %s", i+1, it.ID, d)
		}
	}
}

// differences returns what is not the same in a question that was written and read.
func differences(format string, it exchange.Item, q *ast.Question) (out []string) {
	asked := letters(nil, it.Asked())
	title := letters(nil, it.Asked()[:1])
	got := letters(q.Title, q.Prompt)
	form := it.Form()
	inText := form == exchange.Survey && (format == "gift" || format == "moodle")
	switch {
	case format == "csv" || inText: // plain text has signs of its own, such as the numbers of lists
		if !strings.HasPrefix(got, title) {
			out = append(out, fmt.Sprintf("%q became %q", title, got))
		}
	case got != asked && !strings.HasPrefix(got, asked): // notes stand below the question
		out = append(out, fmt.Sprintf("%q became %q", asked, got))
	}
	if inText {
		return out
	}
	if format == "csv" && len(it.Right()) == 0 && (len(it.Options) == 0 || len(it.Answer) > 0) {
		return out // the answer may be a word that judges, or that of an option, and is read as such
	}
	var want, have []string
	for _, o := range it.Options {
		want = append(want, option(o, form == exchange.Statement, format == "csv"))
	}
	for i, o := range q.Options {
		text := option(o, form == exchange.Statement, format == "csv")
		// Plain text has the addresses of links, too.
		if format == "csv" && i < len(want) && text != want[i] {
			ast.Walk(it.Options[i], func(n ast.Node) bool {
				if l, ok := n.(*ast.Link); ok {
					text = strings.Replace(text, folded(l.URL), "", 1)
				}
				return true
			})
		}
		have = append(have, text)
	}
	if !slices.Equal(want, have) {
		out = append(out, fmt.Sprintf("options %q became %q", want, have))
	}
	return out
}

// option returns what an option says, unless programs have their own words for it, and whether it is right. In plain
// text pictures are words.
func option(o *ast.Option, program, plain bool) string {
	text := letters(nil, o.Blocks)
	switch {
	case program:
		text = ""
	case plain:
		text = folded(ast.BlockText(o.Blocks, ast.OwnText))
	}
	return fmt.Sprintf("%s %t", text, o.Right)
}

// letters returns the letters and digits of a text, without those of pictures, which a missing file replaces by words.
func letters(in []ast.Inline, blocks []ast.Block) string {
	own := func(n ast.Node) string {
		if _, ok := n.(*ast.Image); ok {
			return ""
		}
		return ast.OwnText(n)
	}
	return folded(ast.TextOf(in, own) + ast.BlockText(blocks, own))
}

// folded returns the letters and digits of a text.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

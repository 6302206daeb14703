package smart

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// marked returns a text with the marks of a language. Spaces of other kinds than that of keyboards are shown as ~ and
// _.
func marked(tag, text string) string {
	g := Guide(&ast.Guide{
		Meta:  ast.Meta{Language: tag},
		Intro: []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: text}}}},
	})
	return visible(ast.PlainLines(g.Intro[0].(*ast.Paragraph).Inlines))
}

func visible(s string) string {
	return strings.NewReplacer(noBreak, "~", narrowNoBreak, "_").Replace(s)
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", `She said "hello" and left.`, `She said “hello” and left.`},
		{"en", `"He said 'yes,' twice," she wrote.`, `“He said ‘yes,’ twice,” she wrote.`},
		{"en", `It's the users' data; don't "touch" Ann's.`, `It’s the users’ data; don’t “touch” Ann’s.`},
		{"en", `("a word"), [a "word"] — "another"—"third"`, `(“a word”), [a “word”] — “another”—“third”`},
		{"en", `the '90s, 1990's and rock 'n' roll, 'tis`, `the ’90s, 1990’s and rock ’n’ roll, ’tis`},
		{"en", `'Yes', she said.`, `‘Yes’, she said.`},
		{"en", `He is 6'2" and the 3.5" disk is called "floppy"`, `He is 6′2″ and the 3.5″ disk is called “floppy”`},
		{"en", `already “curly” and 'single’s`, `already “curly” and 'single’s`},
		{"en", "old manuals quote `one' and ``two''.", "old manuals quote ‘one’ and “two”."},
		{"en", "the `\\t', `;' and `x = 1' of it", "the ‘\\t’, ‘;’ and ‘x = 1’ of it"},
		{"en", "a ` alone, it's", "a ` alone, it’s"},
		{"de", `Er sagte: "Das ist 'gut'." Er hat's. Das war's`, `Er sagte: „Das ist ‚gut‘.“ Er hat’s. Das war’s`},
		{"de-AT", `so 'n "Ding"`, `so ’n „Ding“`},
		{"fr", `L'ami dit "bonjour" : qui ? « moi » !`, `L’ami dit «_bonjour_»~: qui_? «_moi_»_!`},
		{"fr", `aujourd'hui: oui? «non»`, `aujourd’hui: oui? «non»`},
		{"fr-CH", `il dit 'oui'`, `il dit ‹oui›`},
		{"it", `dell'"opera" e l'acqua d'Italia, un po' di`, `dell’«opera» e l’acqua d’Italia, un po’ di`},
		{"ca", `l'"home" i d'altres`, `l’«home» i d’altres`},
		{"es", `dijo "hola"`, `dijo «hola»`},
		{"es-MX", `dijo "hola"`, `dijo “hola”`},
		{"sv", `han sa "hej" och 'nej'`, `han sa ”hej” och ’nej’`},
		{"pl", `to "jest" 'tak'`, `to „jest” «tak»`},
		{"ru", `он сказал "да" - и ушел`, `он сказал «да»~— и ушел`},
		{"uk", `комп'ютер "добрий"`, `комп’ютер «добрий»`},
		{"nl", `'s avonds zei hij "ja", in de jaren '80`, `’s avonds zei hij “ja”, in de jaren ’80`},
		{"he", `צה"ל אמר "שלום" וג'ורג'`, `צה״ל אמר ”שלום” וג׳ורג׳`},
		{"he", `אמר 'שלום' לד"ר`, `אמר ’שלום’ לד״ר`},
		{"ko", `그는 "말"이라고 했다`, `그는 “말”이라고 했다`},
		{"zh", `他说"你好"吗`, `他说“你好”吗`},
		{"zh-TW", `他說"你好"嗎`, `他說"你好"嗎`},
		{"ja", `彼は"はい"と言った`, `彼は"はい"と言った`},
		{"uz", `o'zbek "tili"`, `o'zbek "tili"`},
		{"tlh", `"nuqneH"`, `"nuqneH"`},
		{"", `"no language"`, `“no language”`},
	} {
		if got := marked(c.language, c.text); got != c.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", c.language, c.text, got, c.want)
		}
	}
}

// TestWhatMayBeCodeStays holds that marks stay in text whose marks are not those of language.
func TestWhatMayBeCodeStays(t *testing.T) {
	for _, text := range []string{
		`one " alone, and "two"`,
		`<a href="x"> and "y=1"`,
		`set x = "one" and y="two"`,
		`print("hello") calls f('x')`,
		`{a: "x", b: 'y'}, [null, 'b', 'c'] and (true && 'hi')`,
		`["a", "b"] and {"k": "v"}`,
		`"a;b" or '\n' or "{}"`,
		`b'bytes' and r'raw'`,
		`f'(x) and x'`,
		`a - b and n - 1 and 5 - 3`,
		`left = total - used`,
		`- item`,
		`git log --oneline and --all`,
		`i-- and --i`,
		`f(...) and ...rest and a...b and ./... and 1...5`,
		`a.... b and $'...', [[...]] and $(...)`,
		`1+2+'3' and ['J','o','n', 'd'] and alias x='run it' and ""`,
		`https://x.org/it's...-- and me'x@x.org`,
		`C:\it's\"x"`,
		`word"quoted"word`,
		`2 ms2 and Part 3`,
	} {
		if got := marked("en", text); got != text {
			t.Errorf("%s\ngot %s", text, got)
		}
	}
}

func TestDashesEllipsesAndBonds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`a cache - fast - and -- "small"`, `a cache~– fast~– and~– “small”`},
		{`one---two, three --- four`, `one—two, three~— four`},
		{`pages 10--20 of 2010-2020`, `pages 10–20 of 2010-2020`},
		{`Wait... what? "So..." and so on...)`, `Wait… what? “So…” and so on…)`},
		{`within 100 ms, 5 GB or 3.5 %, on p. 41`, `within 100~ms, 5~GB or 3.5~%, on p.~41`},
		{`RFC 2308, ISO 8601, Go 1.25, Part 3`, `RFC~2308, ISO~8601, Go~1.25, Part 3`},
		{`HTTP/2 - a protocol`, `HTTP/2~– a protocol`},
	} {
		if got := marked("en", c.text); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestMarksAreSeenThroughInlines checks paragraphs of several inlines.
func TestMarksAreSeenThroughInlines(t *testing.T) {
	text := func(s string) ast.Inline { return &ast.Text{Value: s} }
	code := &ast.Code{Value: `it's "x" - y...`}
	for _, c := range []struct {
		in   []ast.Inline
		want string
	}{
		{[]ast.Inline{text("a "), &ast.Emph{Inlines: []ast.Inline{text(`"word"`)}}, text(".")},
			`a *“word”*.`},
		{[]ast.Inline{text(`a "`), &ast.Strong{Inlines: []ast.Inline{text("word")}}, text(`" and`)},
			`a “**word**” and`},
		{[]ast.Inline{text(`"`), code, text(`" is `), code, text(`'s`)},
			"“`it's \"x\" - y...`” is `it's \"x\" - y...`’s"},
		{[]ast.Inline{text(`"word"`), &ast.NoteRef{ID: "n"}, text(` and 'x'`)}, "“word”[^n] and ‘x’"},
		{[]ast.Inline{&ast.Link{URL: "https://x.org/--a...", Inlines: []ast.Inline{text("https://x.org/--a...")}},
			text(" - it's")}, `[https://x.org/--a...](https://x.org/--a...)\u{a0}– it’s`},
		{[]ast.Inline{text("a"), &ast.Break{}, text("- b"), &ast.Break{Hard: true}, text(`"c"`)}, "a␣- b⏎“c”"},
		{[]ast.Inline{&ast.Math{TeX: "a"}, text(" - "), &ast.Math{TeX: "b"}, text(` isn't`)}, "$a$ - $b$ isn’t"},
	} {
		before := ast.DumpInlines(c.in)
		g := &ast.Guide{Intro: []ast.Block{&ast.Paragraph{Inlines: c.in}}}
		got := ast.DumpInlines(Guide(g).Intro[0].(*ast.Paragraph).Inlines)
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", before, got, c.want)
		}
		if ast.DumpInlines(c.in) != before {
			t.Errorf("%s: the input was changed", before)
		}
	}
}

// TestEveryTextOfAGuideIsMarked checks a guide that has "it's" wherever a text may be.
func TestEveryTextOfAGuideIsMarked(t *testing.T) {
	in := func() []ast.Inline { return []ast.Inline{&ast.Text{Value: "it's"}} }
	para := func() []ast.Block { return []ast.Block{&ast.Paragraph{Inlines: in()}} }
	picture := func() *ast.Image { return &ast.Image{Src: "it's.png", Alt: "it's", Title: "it's"} }
	blocks := []ast.Block{
		&ast.Paragraph{Inlines: []ast.Inline{picture(), &ast.Link{URL: "#it's", Title: "it's", Inlines: in()}}},
		&ast.Figure{Image: picture(), Caption: in()},
		&ast.List{Items: []*ast.Item{{Blocks: para()}}},
		&ast.Table{Header: []*ast.Cell{{Inlines: in()}}, Rows: [][]*ast.Cell{{{Inlines: in()}}}},
		&ast.Callout{Title: in(), Blocks: para()},
		&ast.DefinitionList{Items: []*ast.Definition{
			{Terms: [][]ast.Inline{in()}, Descriptions: [][]ast.Block{para()}},
		}},
		&ast.Details{Summary: in(), Rest: para(), Blocks: para()},
		&ast.Listing{Text: "it's"},
	}
	g := &ast.Guide{
		Meta:  ast.Meta{Title: "it's", Subtitle: "it's", Words: map[string]string{"tip": "it's"}},
		Intro: blocks,
		Sections: []*ast.Section{{
			ID: "it's", Title: in(), Intro: para(),
			Questions: []*ast.Question{{ID: "it's", Title: in(), Prompt: para(), Answer: para(),
				Options: []*ast.Option{{Label: "it's", Blocks: para()}}}},
			Answers:  []*ast.Answer{{QuestionID: "it's", Title: in(), Blocks: para()}},
			Sections: []*ast.Section{{Title: in()}},
		}},
		Notes: []*ast.Note{{ID: "it's", Label: "it's", Blocks: para()}},
	}
	before := ast.Dump(g)
	after := ast.Dump(Guide(g))
	if ast.Dump(g) != before {
		t.Error("the guide was changed")
	}
	// What is left are ids, labels, addresses, names of files and listings.
	if got := strings.Count(after, "it's"); got != 10 {
		t.Errorf("%d texts are not marked:\n%s", got, after)
	}
	g.Meta.AsWritten = true
	if Guide(g) != g {
		t.Error("the marks are not left as written")
	}
}

// FuzzMarks holds that nothing but marks and spaces changes, and that what is marked stays as it is.
func FuzzMarks(f *testing.F) {
	for _, s := range []string{`"a" 'b' -- c...`, "``x'' `y'", `6'2" 1'000`, `l'"x" « y » !`, "a - b---c", `צה"ל`} {
		f.Add(s, "en")
		f.Add(s, "fr")
		f.Add(s, "de")
	}
	const marks = "\"'`-.“”‘’„‚«»‹›–—…′″׳״ \u00a0\u202f"
	words := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(marks, r) {
				return -1
			}
			return r
		}, s)
	}
	f.Fuzz(func(t *testing.T, text, tag string) {
		s, ok := styleFor(tag)
		if !ok {
			return
		}
		text = strings.ToValidUTF8(text, "")
		once := (&editor{style: s}).text(text)
		if words(once) != words(text) {
			t.Errorf("%q became %q", text, once)
		}
		in := []ast.Inline{&ast.Text{Value: text}}
		if got := ast.PlainLines((&editor{style: s}).inlines(in)); got != strings.TrimSpace(once) {
			t.Errorf("%q as a paragraph is %q, as a text %q", text, got, once)
		}
	})
}

// TestLongParagraphsTakeLinearTime marks paragraphs that a quadratic rule would take minutes for.
func TestLongParagraphsTakeLinearTime(t *testing.T) {
	for _, s := range []string{`"a" `, `"a",`, `'`, `a'`, "`", `{"`, " - a", "--", "...", "1 ms ", `1'"`, `b' `} {
		marked("en", strings.Repeat(s, 1<<17/len(s)))
	}
}

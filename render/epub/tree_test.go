package epub

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.org/studyguide/render"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// The guides that the fixtures name. Trees are written as literals: the package takes trees, not text.

func text(s string) *ast.Text            { return &ast.Text{Value: s} }
func saying(s string) []ast.Inline       { return []ast.Inline{text(s)} }
func para(in ...ast.Inline) ast.Block    { return &ast.Paragraph{Inlines: in} }
func plain(s string) ast.Block           { return para(text(s)) }
func blocks(bs ...ast.Block) []ast.Block { return bs }
func at(line int) ast.Loc {
	return ast.At(diag.Span{File: "guide.md", Start: diag.Pos{Line: line, Col: 1}})
}
func cells(ss ...string) []*ast.Cell {
	var out []*ast.Cell
	for _, s := range ss {
		c := &ast.Cell{}
		if s != "" {
			c.Inlines = saying(s)
		}
		out = append(out, c)
	}
	return out
}

func ask(id, number, title string, answer ...ast.Block) *ast.Question {
	return &ast.Question{ID: id, Number: number, Title: saying(title), Answer: answer}
}

func guides() map[string]func() *ast.Guide {
	return map[string]func() *ast.Guide{
		"blocks":   blocksGuide,
		"inlines":  inlinesGuide,
		"sections": sectionsGuide,
		"notes":    notesGuide,
		"circles":  circlesGuide,
		"images":   imagesGuide,
		"meta":     metaGuide,
		"hostile":  hostileGuide,
		"tables":   tablesGuide,
		"facts":    factsGuide,
		"formulas": formulasGuide,
		"openings": openingsGuide,
		"options":  func() *ast.Guide { return edition.Answers(optionsGuide(), ast.AnswersDetails) },
		"asked":    func() *ast.Guide { return edition.Answers(optionsGuide(), ast.AnswersBack) },
		"key":      func() *ast.Guide { return edition.Answers(keyGuide(), ast.AnswersBack) },
		"back":     func() *ast.Guide { return edition.Answers(notesGuide(), ast.AnswersBack) },
		"folded":   func() *ast.Guide { return edition.Answers(blocksGuide(), ast.AnswersDetails) },
		"empty":    func() *ast.Guide { return &ast.Guide{} },
		"untitled": func() *ast.Guide {
			return &ast.Guide{Meta: ast.Meta{Title: "Loose ends"}, Sections: []*ast.Section{{
				ID: "all", Questions: []*ast.Question{ask("one", "", "What is one?", plain("A number."))},
			}}}
		},
	}
}

func one(title string, qs ...*ast.Question) *ast.Guide {
	return &ast.Guide{
		Meta:     ast.Meta{Title: title},
		Sections: []*ast.Section{{ID: "basics", Title: saying("Basics"), Questions: qs}},
	}
}

// openingsGuide has chapters with lists of their questions and without: of many questions, of few, of parts, and that
// of answers.
func openingsGuide() *ast.Guide {
	g := one("Openings")
	level := func(i int, title string) *ast.Question {
		q := ask("q"+strconv.Itoa(i), strconv.Itoa(i), title, plain("So."))
		q.Difficulty = []string{"hard", "Easy", "easy"}[i%3]
		return q
	}
	for i := range 6 {
		g.Sections[0].Questions = append(g.Sections[0].Questions, level(i+1, "What is "+strings.Repeat("very ", 5*i)+"long?"))
	}
	g.Sections[0].Questions[1].Title = saying("מהו מנעול?")
	part := &ast.Section{ID: "part", Title: saying("A part"), Questions: []*ast.Question{level(12, "Parted?")}}
	untitled := &ast.Section{ID: "untitled", Questions: []*ast.Question{level(13, "Alone?")}}
	more := &ast.Section{ID: "more", Title: saying("More"), Sections: []*ast.Section{untitled, part}}
	few := &ast.Section{ID: "few", Title: saying("Few"), Questions: []*ast.Question{level(15, "Why?")}}
	for i := range 4 {
		more.Questions = append(more.Questions, level(i+7, "More?"))
	}
	few.Questions[0].Answer = blocks(&ast.Quote{Blocks: blocks(plain(strings.Repeat("long ", 30)))})
	g.Sections = append(g.Sections, more, few, &ast.Section{ID: "none", Title: saying("None"), Intro: blocks(plain("Text."))})
	return edition.Answers(g, ast.AnswersBack)
}

// keyGuide has as many choice questions as are worth a key, one that is free, and one without a number.
func keyGuide() *ast.Guide {
	choose := func(id, number string, right ...bool) *ast.Question {
		q := ask(id, number, "Which?")
		for i, r := range right {
			q.Options = append(q.Options, &ast.Option{Blocks: blocks(plain("this " + strconv.Itoa(i))), Right: r})
		}
		return q
	}
	return one("Key",
		choose("a", "1", true, false), choose("b", "2", false, true), ask("c", "3", "Why?", plain("So.")),
		choose("d", "4", true, true, false, true), choose("e", "", true, false), choose("f", "5", true, false),
		choose("g", "6b", false, false, true))
}

func blocksGuide() *ast.Guide {
	return one("Every block",
		&ast.Question{ID: "which", Number: "1", Title: saying("Which of these sorts?"),
			Prompt: blocks(
				plain("Pick one:"),
				&ast.List{Ordered: true, Start: 1, Tight: true, Items: []*ast.Item{
					{Blocks: blocks(plain("a tree"))}, {Blocks: blocks(plain("a heap"))}}}),
			Answer: blocks(
				plain("The heap."),
				&ast.Heading{ID: "p-why", Level: 4, Inlines: saying("Why")},
				&ast.Heading{Level: 6, Inlines: saying("Deeper")},
				&ast.Heading{Level: 4, Inlines: saying("How")},
				&ast.List{Items: []*ast.Item{
					{Blocks: blocks(plain("loose"), plain("second"))},
					{Task: ast.Done, Blocks: blocks(plain("built"))}}},
				&ast.List{Tight: true, Items: []*ast.Item{
					{
						Task: ast.Open,
						Blocks: blocks(
							plain("test"),
							&ast.List{Ordered: true, Start: 3, Tight: true, Items: []*ast.Item{
								{Blocks: blocks(plain("third"))}}},
						),
					},
					{Task: ast.Done},
					{Blocks: blocks(&ast.Listing{Language: "text", Text: "no paragraph first"})}}},
				&ast.Quote{Blocks: blocks(para(text("Said so, see "), &ast.Link{URL: "#p-why", Inlines: saying("why")}, text(".")))},
				&ast.Divider{},
			)},
		ask("tables", "2", "And tables?",
			&ast.Table{
				Align:  []ast.Align{ast.AlignLeft, ast.AlignRight, ast.AlignCenter},
				Header: cells("Name", "Size", ""),
				Rows:   [][]*ast.Cell{cells("int", "8", "yes"), cells("byte", "1", "")},
			},
			&ast.Table{Header: cells("", ""), Rows: [][]*ast.Cell{cells("no", "header")}},
			&ast.Table{}),
		ask("rest", "3", "And the rest?",
			&ast.Callout{Kind: "warning", Blocks: blocks(plain("Hot."))},
			&ast.Callout{Kind: "tip", Title: saying("Shortcut"), Blocks: blocks(plain("Cut."))},
			&ast.DefinitionList{Items: []*ast.Definition{
				{
					Terms:        [][]ast.Inline{saying("heap"), saying("pile")},
					Descriptions: [][]ast.Block{blocks(plain("a tree")), blocks(plain("an area"), plain("of memory"))},
				},
				{Terms: [][]ast.Inline{saying("alone")}}}},
			&ast.Details{Summary: saying("More"), Rest: blocks(plain("of it")), Blocks: blocks(plain("inside"))},
		))
}

// tablesGuide has tables that small screens cannot hold, and one that they can.
func tablesGuide() *ast.Guide {
	six := []string{"a1", "b2", "c3", "d4", "e5", "f6"}
	eight := append(six, "g7", "h8")
	noteInHeader := cells("Name", "Use", "Cost", "Year", "Place", "Mass", "Age")
	noteInHeader[1].Inlines = append(noteInHeader[1].Inlines, &ast.NoteRef{ID: "x"})
	g := one("Wide tables", ask(
		"wide",
		"1",
		"Which are wide?",
		&ast.Table{
			Header: cells("", "Two", "Three", "Four", "Five", "Six", "Seven"),
			Rows:   [][]*ast.Cell{cells(eight[:7]...), cells("", "", "", "", "", "", ""), cells("", "only", "", "", "", "", "")},
		},
		&ast.Table{Header: noteInHeader, Rows: [][]*ast.Cell{cells(eight[:7]...), cells(eight[1:]...)}},
		&ast.Table{Header: cells("", "", "Three", "Four", "Five"), Rows: [][]*ast.Cell{cells(six[:5]...)}},
		&ast.Table{Header: cells("Much", "Text"), Rows: [][]*ast.Cell{cells("x", strings.Repeat("long ", 100))}},
		&ast.Table{
			Header: cells("Long", "Words", "Here"),
			Rows:   [][]*ast.Cell{cells("Donaudampfschiff", "fahrtsgesellschaft", "kapitaen")},
		},
		&ast.Table{
			Header: cells("Longer", "Words:", ""),
			Align:  []ast.Align{ast.AlignLeft, ast.AlignRight, ast.AlignCenter},
			Rows: [][]*ast.Cell{cells("Donaudampfschifffahrts", "gesellschaftskapitaens", "uniformjacke"),
				cells("Longest", "", "x")},
		},
		&ast.Table{
			Header: cells("Longest", "Words", "Here"),
			Rows:   [][]*ast.Cell{cells("Donaudampfschifffahrts", "gesellschaftskapitaens", "dienstmuetzenschirmfutter")},
		},
		&ast.Table{Header: cells("A", "B", "C", "D", "E", "F"), Rows: [][]*ast.Cell{cells(six...)}},
	))
	g.Notes = []*ast.Note{{ID: "x", Label: "x", Blocks: blocks(plain("A note."))}}
	return g
}

func inlinesGuide() *ast.Guide {
	return one("Every inline",
		ask(
			"marks",
			"",
			"Which marks are there?",
			para(
				&ast.Emph{Inlines: saying("em")},
				text(" "),
				&ast.Strong{Inlines: []ast.Inline{&ast.Emph{Inlines: saying("both")}}},
				text(" "),
				&ast.Strike{Inlines: saying("gone")},
				text(" "),
				&ast.Code{Value: "a < b && c"},
			),
			para(
				text("2"),
				&ast.Script{Up: true, Inlines: saying("10")},
				text(" H"),
				&ast.Script{Inlines: saying("2")},
				text("O"),
				&ast.Break{Hard: true},
				text("next"),
				&ast.Break{},
				text("same"),
			),
		),
		ask("links", "", "Where do links lead?",
			para(
				&ast.Link{URL: "https://example.org/a b?q=1&r=[2]#top", Title: "A \"site\"", Inlines: saying("web")},
				text(" "),
				&ast.Link{URL: "#marks", Inlines: saying("question")},
				text(" "),
				&ast.Link{URL: "#basics", Inlines: saying("section")},
				text(" "),
				&ast.Link{URL: "mailto:ann@example.org", Inlines: saying("mail")},
				text(" "),
				&ast.Link{Loc: at(3), URL: "#lost", Inlines: saying("lost")},
				text(" "),
				&ast.Link{Loc: at(4), URL: "other.md", Inlines: saying("file")},
				text(" "),
				&ast.Link{Loc: at(5), URL: "javascript:alert(1)", Inlines: saying("script")},
				text(" "),
				&ast.Link{
					URL:     "https://example.org/",
					Inlines: []ast.Inline{text("outer "), &ast.Link{URL: "#marks", Inlines: saying("inner")}},
				},
				text(" "),
				&ast.Link{URL: "https://example.org/bare"},
			)))
}

// factsGuide has every kind of facts, of which one runs against the book.
func factsGuide() *ast.Guide {
	facts := func(q *ast.Question, difficulty string, tags ...string) *ast.Question {
		q.Difficulty, q.Tags = difficulty, tags
		return q
	}
	return edition.Answers(one("Facts",
		facts(ask("both", "1", "Both?", plain("Yes.")), "basic", "HTTP", "a < b"),
		facts(ask("stars", "2", "Stars?"), "⭐⭐"),
		facts(ask("rtl", "3", "Arabic?", plain("Yes.")), "Basic", "قواعد"),
		facts(ask("against", "4", "Against?", plain("Yes.")), "سهل"),
	), ast.AnswersBack)
}

// formulasGuide has formulas whose characters alone would say something else, and one that cannot be parsed.
func formulasGuide() *ast.Guide {
	return one("Formulas", ask("half", "1", "What is half?",
		para(text("The half of "), &ast.Math{TeX: `n`}, text(" is "), &ast.Math{TeX: `\frac{n}{2}`}, text(".")),
		para(&ast.Math{TeX: `T(n) = T(\lfloor n/2 \rfloor) + O(\log n)`, Display: true}),
		para(text("Not "), &ast.Math{TeX: `\half{n`}, text(".")),
		para(&ast.Math{TeX: `\begin{array}{r|l} 1{,}000 & \cancel{a} \\ \hline {b^2}^n & c \\ \hline \end{array}`}),
		&ast.Table{
			Header: []*ast.Cell{{}, {Inlines: saying("Value")}},
			Rows:   [][]*ast.Cell{{{Inlines: []ast.Inline{&ast.Math{TeX: `\frac{n}{2}`}}}, {Inlines: saying("half")}}},
		},
	))
}

func sectionsGuide() *ast.Guide {
	deep := &ast.Section{
		ID:        "deep",
		Title:     saying("Deep"),
		Questions: []*ast.Question{ask("deepest", "5", "How deep?", plain("So."))},
	}
	nested := &ast.Section{
		ID:        "nested",
		Title:     saying("Nested"),
		Intro:     blocks(plain("Inside.")),
		Sections:  []*ast.Section{deep},
		Questions: []*ast.Question{ask("in", "4", "In?", &ast.Heading{Level: 2, Inlines: saying("Part")})},
	}
	loose := &ast.Section{ID: "loose", Questions: []*ast.Question{ask("free", "A1", "Free?")}}
	return &ast.Guide{
		Meta: ast.Meta{Title: "Rooms"},
		Intro: blocks(
			&ast.Heading{Level: 1, Inlines: saying("Read me")},
			para(text("See "), &ast.Link{URL: "#deepest", Inlines: saying("the end")}, text(".")),
		),
		Sections: []*ast.Section{
			{
				ID:        "first",
				Title:     []ast.Inline{text("The "), &ast.Code{Value: "first"}},
				Questions: []*ast.Question{ask("a", "1", "A?", plain("Aye."))},
				Sections:  []*ast.Section{nested, loose},
			},
			{
				ID:        "faqs",
				Title:     saying("FAQs"),
				FAQ:       true,
				Questions: []*ast.Question{{ID: "nothing"}, {ID: "number", Number: "9"}},
			},
		},
	}
}

func notesGuide() *ast.Guide {
	ref := func(id string) ast.Inline { return &ast.NoteRef{Loc: at(9), ID: id} }
	g := one(
		"Notes",
		ask("one", "1", "One?", para(text("First"), ref("x"), text(" and again"), ref("x"))),
		ask(
			"two",
			"2",
			"Two?",
			para(
				text("Undefined "),
				ref("y"),
				text(" "),
				&ast.Link{URL: "https://example.org/", Inlines: []ast.Inline{text("in a link"), ref("x")}},
			),
		),
	)
	g.Sections = append(g.Sections, &ast.Section{ID: "more", Title: saying("More"),
		Questions: []*ast.Question{ask("three", "3", "Three?", para(text("Elsewhere"), ref("x")))}})
	g.Notes = []*ast.Note{
		{ID: "x", Label: "x", Blocks: blocks(para(text("See too"), ref("z")))},
		{ID: "z", Label: "z", Blocks: blocks(&ast.Listing{Text: "z := 1"})},
		{ID: "alone", Label: "alone", Blocks: blocks(plain("Nobody refers to me."))},
	}
	return g
}

// circlesGuide has footnotes that refer to themselves and to each other.
func circlesGuide() *ast.Guide {
	ref := func(id string) ast.Inline { return &ast.NoteRef{Loc: at(9), ID: id} }
	note := func(id string, to ...string) *ast.Note {
		in := saying("Note " + id)
		for _, id := range to {
			in = append(in, ref(id))
		}
		return &ast.Note{ID: id, Label: id, Blocks: blocks(para(in...))}
	}
	g := one("Circles", ask("one", "1", "One?", para(text("To itself"), ref("self"))))
	g.Sections = append(g.Sections, &ast.Section{ID: "more", Title: saying("More"),
		Questions: []*ast.Question{ask("two", "2", "Two?", para(text("Into a circle"), ref("b")))}})
	g.Notes = []*ast.Note{
		note("self", "self"), note("b", "c"), note("c", "a", "b"), note("a", "b"),
		note("alone", "alone"), note("far", "near"), note("near", "far"),
		note("late"), note("early", "late"),
		{ID: "code", Label: "code", Blocks: blocks(&ast.Listing{Text: "z := 1"}, para(text("See"), ref("code")))},
	}
	return g
}

func imagesGuide() *ast.Guide {
	im := func(line int, src, alt string) *ast.Image { return &ast.Image{Loc: at(line), Src: src, Alt: alt} }
	g := one("Pictures",
		ask(
			"shown",
			"1",
			"Which are shown?",
			&ast.Figure{Image: im(2, "img/A Disk.png", "A disk"), Caption: saying("Figure 1")},
			para(
				text("Small "),
				im(3, "img/A%20Disk.png", "the disk again"),
				im(4, "./move.gif", "moving"),
				im(5, "plan.svg", "a plan"),
			),
		),
		ask(
			"not",
			"2",
			"Which are not?",
			&ast.Figure{Image: im(6, "gone.png", "A lost picture")},
			para(
				im(7, "https://example.org/x.png", "far away"),
				im(8, "../outside.png", "outside"),
				im(9, "text.png", "no picture"),
				im(10, "script.svg", "a trap"),
				im(11, "gone.png", ""),
			),
		))
	g.Meta.Cover = "cover.png"
	return g
}

func metaGuide() *ast.Guide {
	g := one("Meta & more", ask("q", "1", "Q?", plain("A.")))
	g.Meta = ast.Meta{
		Title: "Meta & more", Subtitle: "A <short> guide", Authors: []string{"Ann Example", "Bo \"B\" Example"},
		Language: "he", Date: "2026-03", Description: "What it is.\nOn two lines.", Publisher: "House",
		Rights:   "CC BY 4.0",
		Subjects: []string{"testing", "books"}, Identifier: "urn:isbn:9780306406157", Cover: "nowhere.png",
		URL:   "https://example.org/meta?a=1&b=2",
		Claim: ast.Claim{ConformsTo: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", CertifiedBy: "Ann Example"},
	}
	return g
}

func hostileGuide() *ast.Guide {
	long := strings.TrimSpace(strings.Repeat("word ", 200))
	g := one(
		`<&>"' `+long,
		ask(
			"<b>&\"'",
			"<1>",
			`</h2><script>alert("x")</script> & ]]>`,
			plain("nul \x00 bell \a escape \x1b del \x7f nel \u0085 bom \ufeff non \ufffe\ufdd0 bad \xff end"),
		),
		ask(
			"rtl",
			"2",
			"مرحبا بالعالم שלום 👩‍👩‍👧 漢字",
			&ast.Listing{Language: "a \"b\" <c>", Text: strings.Repeat("x", 200) + "\n\n\t<&>\"'\n"},
		),
		ask("漢字", "", long),
		ask("かな", "", ""),
		&ast.Question{ID: "empty"},
	)
	g.Sections[0].Title = saying(`"quoted" & <tagged> ` + long)
	return g
}

// assets are the images that the guides name.
func assets(t *testing.T) fs.FS {
	t.Helper()
	im := image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.Black, color.White})
	var p, g bytes.Buffer
	if err := png.Encode(&p, im); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&g, im, nil); err != nil {
		t.Fatal(err)
	}
	file := func(b []byte) *fstest.MapFile { return &fstest.MapFile{Data: b} }
	return fstest.MapFS{
		"img/A Disk.png": file(p.Bytes()),
		"cover.png":      file(p.Bytes()),
		"move.gif":       file(g.Bytes()),
		"text.png":       file([]byte("words")),
		"plan.svg": file(
			[]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>`),
		),
		"script.svg": file([]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>`)),
	}
}

// made builds the book of g and returns its bytes and findings.
func made(t *testing.T, g *ast.Guide) ([]byte, []diag.Diagnostic) {
	t.Helper()
	var sink diag.List
	var out bytes.Buffer
	job := &render.Job{Guide: g, Assets: assets(t), Modified: time.Unix(1_700_000_000, 0), Sink: &sink}
	if err := (Renderer{}).Render(t.Context(), &out, job); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), sink.Sorted()
}

// opened returns the files of a book by their names below EPUB/.
func opened(t *testing.T, epub []byte) map[string]string {
	t.Helper()
	files, err := unpack(epub)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for name, data := range files {
		out[strings.TrimPrefix(name, root)] = string(data)
	}
	return out
}

// optionsGuide has options with letters, with signs that no list counts by, with listings, and with none that is right.
func optionsGuide() *ast.Guide {
	option := func(label string, right bool, blocks ...ast.Block) *ast.Option {
		return &ast.Option{Label: label, Right: right, Blocks: blocks}
	}
	q := func(id string, kind ast.Kind, options ...*ast.Option) *ast.Question {
		return &ast.Question{ID: id, Title: saying("Which?"), Kind: kind, Options: options}
	}
	several := q("several", ast.Several, option("", true, plain("one")), option("", false, plain("two")),
		option("", true, plain("three")))
	several.Answer = blocks(plain("Two is even."))
	return one("Options", several,
		q("signs", ast.Single, option("①", false, plain("one")), option("②", true, plain("two"), plain("or more"))),
		q("code", ast.Single, option("a", true, &ast.Listing{Text: "one()"}), option("b", false, plain("two"))),
		q("open", ast.Single, option("", false, plain("one")), option("", false, plain("two"))))
}

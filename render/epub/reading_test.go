package epub

import (
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// A reading is what a program finds in one XHTML file of a book.
type reading struct {
	ids      []string
	links    []string
	headings []int
	text     string
}

func readPage(t *testing.T, name, data string) reading {
	t.Helper()
	var r reading
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(data))
	d.Strict = true
	for {
		tok, err := d.Token()
		if err == io.EOF {
			r.text = b.String()
			return r
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch tok := tok.(type) {
		case xml.CharData:
			b.Write(tok)
		case xml.StartElement:
			if n := tok.Name.Local; len(n) == 2 && n[0] == 'h' && '1' <= n[1] && n[1] <= '6' {
				r.headings = append(r.headings, int(n[1]-'0'))
			}
			for _, a := range tok.Attr {
				switch a.Name.Local {
				case "id":
					r.ids = append(r.ids, a.Value)
				case "href", "src":
					r.links = append(r.links, a.Value)
				case "aria-labelledby":
					r.links = append(r.links, "#"+a.Value)
				}
			}
		}
	}
}

func checkBook(t *testing.T, files map[string]string) {
	t.Helper()
	pages := map[string]reading{}
	for name, data := range files {
		if strings.HasSuffix(name, ".xhtml") {
			pages[name] = readPage(t, name, data)
		}
	}
	for name, r := range pages {
		slices.Sort(r.ids)
		if len(slices.Compact(slices.Clone(r.ids))) != len(r.ids) {
			t.Errorf("%s has an id twice: %q", name, r.ids)
		}
		for _, l := range r.links {
			if strings.Contains(l, ":") {
				continue
			}
			file, id, _ := strings.Cut(l, "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
			}
			if _, ok := files[target]; !ok {
				t.Errorf("%s links to %s, which is not in the book", name, l)
			}
			if id != "" && !slices.Contains(pages[target].ids, id) {
				t.Errorf("%s links to %s, whose id is not there", name, l)
			}
		}
		last := 0
		for i, h := range r.headings {
			if h > last+1 || h == 1 && i > 0 {
				t.Errorf("%s has headings of the levels %v", name, r.headings)
				break
			}
			last = h
		}
		if !strings.Contains(files[name], ` lang="`) || !strings.Contains(files[name], ` xml:lang="`) {
			t.Errorf("%s names no language on its root", name)
		}
	}
}

func TestEveryLinkHasItsPlace(t *testing.T) {
	for name, build := range guides() {
		t.Run(name, func(t *testing.T) {
			book, _ := made(t, build())
			checkBook(t, opened(t, book))
		})
	}
}

func TestLongSectionGoesOnInAnotherFile(t *testing.T) {
	filler := strings.Repeat("All of this is filler. ", 200) // 4,600 bytes
	section := func(id string, n int, subs ...*ast.Section) *ast.Section {
		s := &ast.Section{ID: id, Title: saying("Part " + id), Sections: subs}
		for i := range n {
			q := fmt.Sprintf("%s-%d", id, i)
			s.Questions = append(s.Questions, ask(
				q,
				"",
				"Question "+q,
				plain(filler),
				para(
					&ast.Link{URL: fmt.Sprintf("#x-%d", i), Inlines: saying("far")},
					&ast.NoteRef{ID: fmt.Sprint("n", i)},
				),
			))
		}
		return s
	}
	g := &ast.Guide{
		Meta:     ast.Meta{Title: "Long"},
		Sections: []*ast.Section{section("a", 40, section("x", 80, section("y", 60)))},
	}
	for i := range 80 {
		g.Notes = append(g.Notes, &ast.Note{ID: fmt.Sprint("n", i), Blocks: blocks(plain("Note."))})
	}
	book, found := made(t, g)
	if len(found) > 0 {
		t.Errorf("found %v", found)
	}
	files := opened(t, book)
	checkBook(t, files)
	for name, data := range files {
		if strings.HasPrefix(name, "xhtml/") && len(data) > maxFile+10_000 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
	}
	second := files["xhtml/s-part-a-part2.xhtml"]
	for _, want := range []string{"<h1>Part a (continued)</h1>", "<h2>Part x (continued)</h2>"} {
		if !strings.Contains(second, want) {
			t.Errorf("the second file has no %s", want)
		}
	}
}

// whole returns the places of answers in books that have questions and answers.
func whole() []string {
	return slices.DeleteFunc(edition.Modes(), func(mode string) bool {
		return mode == ast.AnswersNone || mode == ast.AnswersOnly
	})
}

// TestLongAnswersGoOnInOtherFiles holds that an answer, an introduction and the contents are divided where they are too
// long for a file, each file under a heading, and that links into the later files lead there.
func TestLongAnswersGoOnInOtherFiles(t *testing.T) {
	var many []ast.Block
	for i := range 2500 {
		many = append(many, plain(fmt.Sprintf("Paragraph %d of a text that is long, %s.", i, strings.Repeat("and ", 20))))
	}
	last := &ast.Heading{ID: "p-end", Level: 4, Inlines: saying("The end")}
	for _, mode := range whole() {
		g := one("Long", ask("long", "1", "What is long?", append(slices.Clone(many), last)...),
			ask("short", "2", "What is short?", para(&ast.Link{URL: "#p-end", Inlines: saying("the end")})))
		g.Intro = many
		for i := range 1000 {
			s := &ast.Section{ID: fmt.Sprint("many-", i), Title: saying(fmt.Sprint("Section ", i))}
			for k := range 2 {
				id := fmt.Sprint(i, "-", k)
				s.Questions = append(s.Questions, ask("q-"+id, "", "Question "+id+"?"))
			}
			g.Sections = append(g.Sections, s)
		}
		book, found := made(t, edition.Answers(g, mode))
		found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Rule == diag.AnswersShown })
		if len(found) > 0 {
			t.Errorf("%s: found %v", mode, found[:min(len(found), 5)])
		}
		files := opened(t, book)
		for name, data := range files {
			if strings.HasPrefix(name, "xhtml/") && len(data) > maxFile+1_000 {
				t.Errorf("%s: %s has %d bytes", mode, name, len(data))
			}
		}
		for name, want := range map[string]string{
			"xhtml/intro-part2.xhtml":    "<h1>Introduction (continued)</h1>",
			"xhtml/contents-part2.xhtml": `<h1 id="h-contents">Contents (continued)</h1>`,
		} {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s: %s has no %s", mode, name, want)
			}
		}
		all := ""
		for _, data := range files {
			all += data
		}
		if !strings.Contains(all, ">1. What is long? (continued)</h") {
			t.Errorf("%s: the answer does not go on under its title", mode)
		}
	}
}

// TestLongTablesAndListsGoOnInOtherFiles holds that tables, records, lists and definitions of more than a file can hold
// are divided between their rows and items, and that nothing else of them changes.
func TestLongTablesAndListsGoOnInOtherFiles(t *testing.T) {
	filler := strings.Repeat("and ", 20)
	var narrow, wide [][]*ast.Cell
	list := &ast.List{Ordered: true, Start: 7, Tight: true}
	terms := &ast.DefinitionList{}
	for i := range 3000 {
		key, value := &ast.Cell{Inlines: saying(fmt.Sprint("key ", i))}, &ast.Cell{Inlines: saying(fmt.Sprint("is ", i, filler))}
		narrow = append(narrow, []*ast.Cell{key, value})
		wide = append(wide, []*ast.Cell{key, value, key, {}, value, {}, {}})
		list.Items = append(list.Items, &ast.Item{Blocks: blocks(plain(fmt.Sprint("item ", i, filler)))})
		terms.Items = append(terms.Items, &ast.Definition{Terms: [][]ast.Inline{key.Inlines},
			Descriptions: [][]ast.Block{blocks(plain(filler))}})
	}
	head := func(names ...string) []*ast.Cell {
		var out []*ast.Cell
		for _, n := range names {
			out = append(out, &ast.Cell{Inlines: saying(n)})
		}
		return out
	}
	table := &ast.Table{Header: head("Key", "Value"), Rows: narrow}
	records := &ast.Table{Header: head("Key", "Value", "Other", "None", "Last", "No", "Nor"), Rows: wide}
	for _, mode := range whole() {
		g := one("Long", ask("long", "1", "What is long?", plain("First."), table, records, plain("Last.")),
			ask("listed", "2", "What is listed?", list, &ast.Quote{Blocks: blocks(plain("A quote."))}))
		g.Sections[0].Intro = blocks(plain("So much."), &ast.Table{Header: table.Header, Rows: narrow[:2000]})
		g.Intro = blocks(terms, &ast.List{Tight: true, Items: list.Items})
		book, found := made(t, edition.Answers(g, mode))
		found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Rule == diag.AnswersShown })
		if len(found) > 0 {
			t.Errorf("%s: found %v", mode, found[:min(len(found), 5)])
		}
		files := opened(t, book)
		checkBook(t, files)
		var all strings.Builder
		for name, data := range files {
			if strings.HasPrefix(name, "xhtml/") && len(data) > maxFile {
				t.Errorf("%s: %s has %d bytes", mode, name, len(data))
			}
			if strings.Contains(data, `"Table 1"`) && strings.Contains(data, "Table 1 (") {
				t.Errorf("%s: %s has both parts of a table", mode, name)
			}
			all.WriteString(data)
		}
		for want, n := range map[string]int{
			`aria-label="Table 1"`: 1, `aria-label="Table 1 (continued)"`: 1,
			`aria-label="Table 2"`: 1, `aria-label="Table 2 (continued)"`: 1,
			`aria-label="Table 3"`: 1, `aria-label="Table 3 (continued)"`: 7,
			`<th scope="col">Key</th>`: 4, "<dt>None<": 1, `<ol start="7">`: 1, "<li>item 0and": 2, "<li>item 2999and": 2,
		} {
			if got := strings.Count(all.String(), want); got != n {
				t.Errorf("%s: %s stands %d times, not %d", mode, want, got, n)
			}
		}
		next := regexp.MustCompile(`<ol start="(\d+)">\s*<li>item (\d+)and`).FindAllStringSubmatch(all.String(), -1)
		for _, m := range next {
			start, _ := strconv.Atoi(m[1])
			if item, _ := strconv.Atoi(m[2]); start != item+7 {
				t.Errorf("%s: item %d has the number %d", mode, item, start)
			}
		}
		if len(next) < 2 {
			t.Errorf("%s: the list is not divided", mode)
		}
	}
}

func TestNoWordIsLost(t *testing.T) {
	for _, name := range []string{"blocks", "inlines", "sections", "notes", "circles", "back", "folded", "tables"} {
		g := guides()[name]()
		book, _ := made(t, g)
		var all strings.Builder
		for name, data := range opened(t, book) {
			if strings.HasPrefix(name, "xhtml/") {
				all.WriteString(readPage(t, name, data).text)
			}
		}
		for _, want := range wordsOf(g) {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s: %q is in no page", name, want)
			}
		}
	}
}

// wordsOf returns the words of the paragraphs and headings in a guide's questions.
func wordsOf(g *ast.Guide) []string {
	var out []string
	for _, q := range g.AllQuestions() {
		out = append(out, strings.Fields(q.PlainTitle())...)
		blocks := slices.Clone(q.Prompt)
		for _, o := range q.Options {
			blocks = append(blocks, o.Blocks...)
		}
		for _, b := range append(blocks, q.Answer...) {
			switch b := b.(type) {
			case *ast.Paragraph:
				out = append(out, strings.Fields(ast.PlainText(b.Inlines))...)
			case *ast.Heading:
				out = append(out, strings.Fields(ast.PlainText(b.Inlines))...)
			case *ast.Listing:
				out = append(out, strings.Fields(b.Text)...)
			case *ast.Table:
				for _, row := range append([][]*ast.Cell{b.Header}, b.Rows...) {
					for _, c := range row {
						out = append(out, strings.Fields(ast.PlainText(c.Inlines))...)
					}
				}
			}
		}
	}
	return out
}

// TestNotesStandInTheOrderOfTheirNumbers holds that a note which another refers to stands behind those of the text.
func TestNotesStandInTheOrderOfTheirNumbers(t *testing.T) {
	ref := func(id string) ast.Inline { return &ast.NoteRef{ID: id} }
	var first, second []ast.Inline
	g := one("Notes")
	for i := range 10 {
		id := fmt.Sprint("n", i)
		if first = append(first, ref(id)); i > 5 {
			second = append(second, ref(id))
		}
		g.Notes = append(g.Notes, &ast.Note{ID: id, Blocks: blocks(plain("Note " + id))})
	}
	g.Notes[1].Blocks = blocks(para(text("Note n1"), ref("inner")))
	g.Notes = append(g.Notes, &ast.Note{ID: "inner", Blocks: blocks(plain("Inner"))})
	g.Sections[0].Questions = []*ast.Question{ask("a", "1", "A?", para(first[:6]...)), ask("b", "2", "B?", para(second...))}
	book, _ := made(t, g)
	var got []string
	for _, m := range regexp.MustCompile(`note (\d+)">`).FindAllStringSubmatch(opened(t, book)["xhtml/s-basics.xhtml"], -1) {
		got = append(got, m[1])
	}
	if want := "1 2 3 4 5 6 7 8 9 10 11"; strings.Join(got, " ") != want {
		t.Errorf("the notes are %v, not %s", got, want)
	}
}

// TestLongBlocksGoOnInOtherFiles holds that paragraphs, listings and quotations of any length are divided between words
// and lines, whatever their inlines are, that no word is lost or cut, and that no file is too long.
func TestLongBlocksGoOnInOtherFiles(t *testing.T) {
	text := func(form string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
	var spans, links []ast.Inline
	for i := range 9_000 {
		spans = append(spans, &ast.Code{Value: fmt.Sprintf("code%d<T>", i)}, &ast.Text{Value: " "})
	}
	for i := range 3000 {
		links = append(links, &ast.Strong{Inlines: []ast.Inline{
			&ast.Link{URL: fmt.Sprint("https://example.org/", i), Inlines: saying(fmt.Sprint("link", i))}}}, &ast.Text{Value: " "})
	}
	for name, b := range map[string]ast.Block{
		"words":      plain(text("word%d ", 30_000)),
		"signs":      plain(text("%d&<> ", 20_000)),
		"no spaces":  plain(text("字%d号", 30_000)),
		"emphasis":   para(&ast.Emph{Inlines: []ast.Inline{&ast.Strong{Inlines: saying(text("strong%d ", 30_000))}}}),
		"spans":      para(spans...),
		"links":      para(&ast.Emph{Inlines: links}),
		"listing":    &ast.Listing{Language: "go", Text: text("var x%d = 1\n", 8_000) + "var last int"},
		"quotation":  &ast.Quote{Blocks: blocks(plain("First."), plain(text("quoted%d ", 30_000)), plain("Last."))},
		"quotations": &ast.Quote{Blocks: slices.Repeat(blocks(plain(text("said%d ", 4000))), 8)},
	} {
		book, found := made(t, one("Long", ask("long", "1", "What is long?", plain("Before."), b, plain("After."))))
		if len(found) > 0 {
			t.Errorf("%s: found %v", name, found[:min(len(found), 5)])
		}
		files := opened(t, book)
		checkBook(t, files)
		var all strings.Builder
		for k := 1; ; k++ {
			file := "xhtml/s-basics.xhtml"
			if k > 1 {
				file = fmt.Sprintf("xhtml/s-basics-part%d.xhtml", k)
			}
			data := files[file]
			if data == "" {
				if k < 3 {
					t.Errorf("%s: it is not divided", name)
				}
				break
			}
			if len(data) > maxFile {
				t.Errorf("%s: %s has %d bytes", name, file, len(data))
			}
			data = regexp.MustCompile(`(?s)^.*?<body.*?</h\d>`).ReplaceAllString(data, "")
			data = regexp.MustCompile(`(?s)<h\d.*?</h\d>`).ReplaceAllString(data, "") // the title goes on
			all.WriteString(data)
		}
		words := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(all.String(), ""))
		got := strings.Join(strings.Fields(words), "")
		want := strings.Join(strings.Fields("Before."+ast.BlockText([]ast.Block{b}, ast.OwnText)+"After."), "")
		if got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Errorf("%s: of %d bytes %d are left; first difference: %q", name, len(want), len(got), got[at:min(at+80, len(got))])
		}
	}
}

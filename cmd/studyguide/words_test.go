package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/anki"
	"example.org/studyguide/render/check/parity"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/check/sqlite"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/html"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/words"

	nethtml "golang.org/x/net/html"
)

// TestBooksAddNoWordsButThoseOfTheTable makes both books with a table in which every text is marked, and looks for
// letters that are in neither the guide nor the table. Every word of the table must be printed somewhere.
func TestBooksAddNoWordsButThoseOfTheTable(t *testing.T) {
	seen := map[words.Concept]bool{}
	for _, mode := range edition.Modes() {
		g, files := markedGuide(t, mode)
		t.Run(mode, func(t *testing.T) {
			said := saidInBooks(t, g, files)
			for _, s := range said {
				rest, concepts := unmarked(s.text)
				for _, c := range concepts {
					seen[c] = true
				}
				for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) {
					if !strings.HasPrefix(strings.ToLower(w), "zz") && strings.Trim(w, "ivxlc𝑥") != "" {
						t.Errorf("%s: %q is neither the guide's nor the table's, in %.80q", s.where, w, s.text)
					}
				}
			}
		})
	}
	g, files := markedGuide(t, ast.AnswersInline)
	g.Meta.Title = "" // as no reader leaves it, but programs may
	var out bytes.Buffer
	job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: files, Sink: &diag.List{}}
	if err := (epub.Renderer{}).Render(t.Context(), &out, job); err != nil {
		t.Fatal(err)
	}
	for _, s := range saidInEPUB(t, out.Bytes()) {
		_, concepts := unmarked(s.text)
		seen[words.Untitled] = seen[words.Untitled] || slices.Contains(concepts, words.Untitled)
	}
	for c := range seenInDeck(t, g, files) {
		seen[c] = true
	}
	for c := range words.Printed() {
		if !seen[c] {
			t.Errorf("%s was not printed", c)
		}
	}
}

// seenInDeck returns the words of the table that the description of a deck has.
func seenInDeck(t *testing.T, g *ast.Guide, files fstest.MapFS) map[words.Concept]bool {
	t.Helper()
	g.Meta.Date, g.Meta.URL = "2026-03", "https://zz.zz"
	var out bytes.Buffer
	job := &render.Job{Guide: g, Assets: files, Sink: &diag.List{}}
	if err := (anki.Renderer{}).Render(t.Context(), &out, job); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(z, "collection.anki2")
	if err != nil {
		t.Fatal(err)
	}
	tables, err := sqlite.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	_, concepts := unmarked(fmt.Sprint(tables[0].Rows))
	seen := map[words.Concept]bool{}
	for _, c := range concepts {
		seen[c] = true
	}
	return seen
}

// markedGuide returns a guide with everything that makes a book add a word. Its own words all begin with zz, and those
// that replace words of the table are their names in brackets that no guide has.
func markedGuide(t *testing.T, mode string) (*ast.Guide, fstest.MapFS) {
	t.Helper()
	var front, body strings.Builder
	front.WriteString("---\ntitle: Zz zzguide\nauthors: [Zzann, Zzbob]\nversion: zzfirst\nlicence: Zzfree\nquestion-level: 3\nlinks: list\nindex: terms\nwords:\n")
	for c, places := range words.Printed() {
		fmt.Fprintf(&front, "  %s: \"⟦%s", c, c)
		for _, p := range places {
			fmt.Fprintf(&front, " {%s}", p)
		}
		front.WriteString("⟧\"\n")
	}
	front.WriteString("---\n")
	alt := ""
	if mode == ast.AnswersBack {
		alt = "zzalt"
	}
	body.WriteString(
		"Zzintro zztext, [zzlink](https://zz.zz/zz).\n\n## Zzfirst\n\nZzlead.\n\n### 1. Zzone zzis?\n\nDifficulty: zzhard · Tags: zztag, zzother\n\nZzprompt.\n\n" +
			"**Answer:**\n\nZzsee [zzthree](#3-zzthree), zznote[^1] zzformula $x^2$.\n\n[^1]: Zzfoot.\n\n",
	)
	for _, kind := range []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"} {
		fmt.Fprintf(&body, "> [!%s]\n> Zzcall.\n\n", kind)
	}
	fmt.Fprintf(&body, "- [ ] zzopen\n- [x] zzdone\n\n![%s](zz.png)\n\n", alt)
	wide := func(columns int) {
		cell := func(s string) string { return strings.Repeat("| "+s+" ", columns) + "|\n" }
		body.WriteString(cell("zzhead") + cell("---") + cell("zz"+strings.Repeat("z", 30)) + "\n")
	}
	wide(6)
	wide(40)
	body.WriteString("```zzcode\n" + strings.Repeat("zzline\n", 90) + "```\n\n### 2. Zztwo zzis?\n\nZzanswer.\n\n" +
		"## Zzsecond\n\n### 3. Zzthree\n\nZzanswer.\n\n### \n\nZzanswer.\n\n### Zzwithout zznumber\n\n" +
		"- [x] zzright\n- [ ] zzwrong\n\n**Answer:**\n\nZzanswer.\n\n## Zzthird\n\n### 4. Zzfour\n\nZzanswer.\n")
	for _, term := range []string{"a", "b", "c", "d", "e"} { // so many make a glossary
		fmt.Fprintf(&body, "\nZzterm zz%s\n: Zzmeaning.\n", term)
	}
	if mode == ast.AnswersDetails { // a section that the EPUB has in two files
		for i := range 2 {
			fmt.Fprintf(&body, "\n### %d. Zzlong\n\n%s\n", 5+i, strings.Repeat("Zzword zzand zzmore zzof zzit. ", 4500))
		}
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 300, 200))); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"zz.md": {Data: []byte(front.String() + body.String())}, "zz.png": {Data: picture.Bytes()},
	}
	var found diag.List
	g, err := source.Load(files, "zz.md", source.Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found.Sorted() {
		if d.Rule == diag.MetaValue || d.Rule == diag.MetaUnknown {
			t.Error(d)
		}
	}
	g.Version, g.Meta.Minutes = "zz7", 45
	g.Meta.Checklist = true
	g.Digest = ""                          // it has a name and letters that are no words
	g.Sections[1].Questions[1].Number = "" // it has no title either
	for i, q := range g.AllQuestions() {
		q.Difficulty, q.Tags = []string{"zzhard", "zzeasy"}[i%2], []string{"zztag", "zzother"}
		for j, o := range q.Options {
			o.Label = []string{"①", "②"}[j] // no letters, which the table has not
		}
	}
	g.Intro = append(g.Intro, &ast.Figure{Image: &ast.Image{}})
	g.Sections[0].Questions[0].Since = "2026" // the others are older
	return edition.Answers(edition.News(g), mode), files
}

// said is a text of a book, and where it stands.
type said struct{ where, text string }

// saidInBooks returns everything that people read or hear in the PDF and the EPUB of a guide.
func saidInBooks(t *testing.T, g *ast.Guide, files fstest.MapFS) []said {
	t.Helper()
	job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: files, Sink: &diag.List{}}
	if exam, _ := theme.Builtin("exam"); exam.Examines(g.Meta.Answers) {
		job.Theme = exam
	}
	job.Share(pdf.Renderer{}, epub.Renderer{})
	var p, e bytes.Buffer
	for _, w := range []struct {
		r  render.Renderer
		to io.Writer
	}{{pdf.Renderer{}, &p}, {epub.Renderer{}, &e}} {
		if err := w.r.Render(t.Context(), w.to, job); err != nil {
			t.Fatal(err)
		}
	}
	file, err := pdfcheck.Read(p.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range file.Check() {
		t.Errorf("the PDF: %s", f)
	}
	compareBooks(t, file, e.Bytes())
	var out []said
	add := func(where, text string) { out = append(out, said{where, text}) }
	cards := *g
	cards.Meta.Links = ast.LinksNone // whose marks are letters
	cards.Sections = slices.Clone(g.Sections)
	for _, q := range g.AllQuestions() { // what does not fit on a card
		long := *q
		long.Answer = slices.Repeat([]ast.Block{&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: "Zzword."}}}}, 60)
		cards.Sections = append(cards.Sections, &ast.Section{ID: "zz" + q.ID, Questions: []*ast.Question{&long}})
	}
	deck, _ := theme.Builtin("cards")
	cram, _ := theme.Builtin("cram")
	full := *g // more than a sheet has room for
	for i := range 300 {
		q := &ast.Question{ID: "full" + strconv.Itoa(i), Title: []ast.Inline{&ast.Text{Value: "Zzword?"}}}
		full.Sections = append(slices.Clip(full.Sections), &ast.Section{ID: "s" + q.ID, Questions: []*ast.Question{q}})
	}
	for _, in := range []layout.Input{
		{Guide: g}, {Guide: &cards, Theme: deck}, {Guide: &full, Theme: cram, Page: ast.Page{Pages: 1}},
	} {
		in.Fonts, in.Images, in.Sink = fonts.NewSet(), sized{}, &diag.List{}
		book, err := layout.Set(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range book.Pages { // heads and feet of pages are not in the structure
			add("page "+page.Label, saidOn(page))
		}
	}
	add("the structure of the PDF", file.Text())
	for _, l := range file.Links() {
		add("a link of the PDF", strings.TrimPrefix(l.Contents, "https:"))
	}
	var outline func(es []*pdfcheck.Entry)
	outline = func(es []*pdfcheck.Entry) {
		for _, en := range es {
			add("the outline of the PDF", en.Title)
			outline(en.Children)
		}
	}
	outline(file.Outline())
	var h bytes.Buffer
	if err := (html.Renderer{}).Render(t.Context(), &h, job); err != nil {
		t.Fatal(err)
	}
	return append(append(out, saidInEPUB(t, e.Bytes())...), saidInPage(t, h.String())...)
}

// saidInPage returns everything that people read or hear in a page, its script's words too. What keys are called is
// printed on them.
func saidInPage(t *testing.T, page string) (out []said) {
	t.Helper()
	root, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if slices.Contains([]string{"alt", "title", "aria-label"}, a.Key) {
				out = append(out, said{"the page", a.Val})
			}
			if n.Data == "script" && a.Val == "words" {
				spoken := map[string]string{}
				if err := json.Unmarshal([]byte(n.FirstChild.Data), &spoken); err != nil {
					t.Fatal(err)
				}
				for _, words := range spoken {
					out = append(out, said{"the page's script", words})
				}
			}
		}
		around := n.Parent
		for around != nil && !slices.Contains([]string{"script", "style", "kbd", "math"}, around.Data) {
			around = around.Parent
		}
		if n.Type == nethtml.TextNode && around == nil {
			text.WriteString(n.Data + " ")
		}
	}
	return append(out, said{"the page", text.String()})
}

// saidOn returns the text of a page.
func saidOn(page *layout.Page) string {
	var b strings.Builder
	for _, it := range page.Items {
		if text, ok := it.(*layout.Text); ok {
			for _, r := range text.Runs {
				b.WriteString(r.Text)
			}
			b.WriteString(" ")
		}
	}
	return b.String()
}

// compareBooks checks that package parity knows the words that the books add.
func compareBooks(t *testing.T, file *pdfcheck.File, book []byte) {
	t.Helper()
	a, err := parity.PDF(file)
	if err != nil {
		t.Fatal(err)
	}
	b, err := parity.EPUB(book, a.Words)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range parity.Compare(a, b) {
		t.Errorf("page %d: %s", d.Page, d.Message)
	}
}

// sized is the only picture of the guide.
type sized struct{}

func (sized) Size(string) (width, height int, err error) { return 300, 200, nil }

// saidInEPUB returns the text of the files of a book and of the attributes that people read or hear.
func saidInEPUB(t *testing.T, book []byte) (out []said) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !slices.Contains([]string{".xhtml", ".ncx", ".opf"}, path.Ext(f.Name)) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		var text strings.Builder
		skip := false
		for {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				skip = tok.Name.Local == "annotation" // the source of a formula
				for _, a := range tok.Attr {
					switch a.Name.Local {
					case "alt", "title", "aria-label", "summary":
						out = append(out, said{f.Name, a.Value})
					case "property":
						skip = skip || !slices.Contains([]string{"schema:accessibilitySummary", "pageBreakSource"}, a.Value)
					}
				}
				switch tok.Name.Local {
				case "identifier", "language", "math":
					skip = true
				}
			case xml.EndElement:
				skip = false
			case xml.CharData:
				if !skip {
					text.Write(tok)
					text.WriteByte(' ')
				}
			}
		}
		out = append(out, said{f.Name, text.String()})
	}
	return out
}

// unmarked returns a text without the parts in the brackets of [markedGuide], and the concepts named there.
func unmarked(s string) (rest string, concepts []words.Concept) {
	var b, name strings.Builder
	depth, naming := 0, false
	end := func() {
		if naming {
			concepts = append(concepts, words.Concept(name.String()))
			name.Reset()
			naming = false
		}
	}
	for _, r := range s {
		switch {
		case r == '⟦':
			end()
			depth++
			naming = true
		case r == '⟧':
			end()
			depth--
		case naming && (unicode.IsLetter(r) || r == '-'):
			name.WriteRune(r)
		case r == '\u00ad':
		case depth > 0:
			end()
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), concepts
}

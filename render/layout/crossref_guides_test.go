package layout

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A linked makes guides full of references, in all places where a paragraph may stand.
type linked struct {
	*rand.Rand
	questions int
	words     []string
	notes     []*ast.Note
}

func (g *linked) text() ast.Inline {
	var words []string
	for range 1 + g.IntN(14) {
		words = append(words, g.words[g.IntN(len(g.words))])
	}
	return &ast.Text{Value: strings.Join(words, " ") + " "}
}

func (g *linked) link() ast.Inline {
	to := fmt.Sprint("q-", g.IntN(g.questions))
	if g.IntN(8) == 0 {
		to = "s"
	}
	label := []ast.Inline{&ast.Text{Value: g.words[g.IntN(len(g.words))]}}
	if g.IntN(3) == 0 {
		label = []ast.Inline{&ast.Code{Value: g.words[g.IntN(len(g.words))]}, label[0]}
	}
	return &ast.Link{URL: "#" + to, Inlines: label}
}

func (g *linked) inlines() []ast.Inline {
	out := []ast.Inline{g.text()}
	for range g.IntN(6) {
		out = append(out, g.link(), &ast.Text{Value: ", "})
		if g.IntN(3) == 0 {
			out = append(out, g.text())
		}
	}
	return append(out, &ast.Text{Value: "end."})
}

func (g *linked) paragraph() ast.Block { return &ast.Paragraph{Inlines: g.inlines()} }

func (g *linked) block(depth int) ast.Block {
	inner := func() []ast.Block {
		if depth > 1 {
			return []ast.Block{g.paragraph()}
		}
		return g.blocks(depth + 1)
	}
	switch g.IntN(12) {
	case 0:
		list := &ast.List{Ordered: g.IntN(2) == 0, Start: 1, Tight: g.IntN(2) == 0}
		for range 1 + g.IntN(4) {
			list.Items = append(list.Items, &ast.Item{Blocks: inner()})
		}
		return list
	case 1:
		return &ast.Quote{Blocks: inner()}
	case 2:
		return &ast.Callout{Kind: "note", Blocks: inner()}
	case 3:
		return &ast.Details{Summary: g.inlines(), Blocks: inner()}
	case 4:
		return &ast.DefinitionList{
			Items: []*ast.Definition{{Terms: [][]ast.Inline{g.inlines()}, Descriptions: [][]ast.Block{inner()}}},
		}
	case 5:
		table := &ast.Table{
			Align:  make([]ast.Align, 2),
			Header: []*ast.Cell{{Inlines: g.inlines()}, {Inlines: g.inlines()}},
		}
		for range g.IntN(4) {
			table.Rows = append(table.Rows, []*ast.Cell{{Inlines: g.inlines()}, {Inlines: g.inlines()}})
		}
		return table
	case 6:
		id := fmt.Sprint("n-", len(g.notes))
		g.notes = append(g.notes, &ast.Note{ID: id, Label: id, Blocks: []ast.Block{g.paragraph()}})
		in := g.inlines()
		return &ast.Paragraph{Inlines: slices.Insert(in, g.IntN(len(in)), ast.Inline(&ast.NoteRef{ID: id}))}
	}
	return g.paragraph()
}

func (g *linked) blocks(depth int) []ast.Block {
	var out []ast.Block
	for range 1 + g.IntN(3) {
		out = append(out, g.block(depth))
	}
	return out
}

// linkedGuide returns the guide of a seed: up to 40 questions with answers below them or at the back.
func linkedGuide(seed uint64) *ast.Guide {
	g := &linked{Rand: rand.New(rand.NewPCG(seed, 1))}
	g.questions = 2 + g.IntN(39)
	g.words = strings.Fields(
		"a page of memory maps virtual addresses to frames that the kernel fills when a process faults on them",
	)
	lang := "en"
	if seed%5 == 4 {
		lang, g.words = "he", strings.Fields("דף של זיכרון ממפה כתובות למסגרות שהגרעין ממלא cache כאשר תהליך")
	}
	word := func() []ast.Inline { return []ast.Inline{g.text()} }
	sec := &ast.Section{ID: "s", Title: word()}
	back := &ast.Section{ID: "back", Title: word(), Back: true}
	apart := g.IntN(3) == 0
	for i := range g.questions {
		q := &ast.Question{ID: fmt.Sprint("q-", i), Title: append(word(), g.link()), Prompt: g.blocks(2)}
		if blocks := g.blocks(0); apart {
			q.AnswerID = fmt.Sprint("a-", i)
			back.Answers = append(
				back.Answers,
				&ast.Answer{ID: q.AnswerID, QuestionID: q.ID, Title: q.Title, Blocks: blocks},
			)
		} else {
			q.Answer = blocks
		}
		sec.Questions = append(sec.Questions, q)
	}
	guide := &ast.Guide{
		Meta:     ast.Meta{Title: "References", Language: lang},
		Sections: []*ast.Section{sec},
		Notes:    g.notes,
	}
	if apart {
		guide.Sections = append(guide.Sections, back)
	}
	return guide
}

// settings is the number of settings that a guide may take: the first, those from guesses, and the one in lines for the
// widest page.
const settings = guesses + 2

// setFrom sets a guide as Set does, starting from known pages, and returns the number of settings.
func setFrom(t *testing.T, g *ast.Guide, seed uint64, known *paging) (*Book, int) {
	t.Helper()
	th, ok := theme.Builtin([]string{"print", "screen", "large"}[seed%3])
	if !ok {
		t.Fatal("no such theme")
	}
	in := Input{Guide: g, Fonts: faces, Images: none{}, Theme: th, Sink: &diag.List{}, Hyphens: hyphen.English()}
	for n := 1; n <= settings; n++ {
		b, next, err := newSetting(context.Background(), in, known).set(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if next == nil {
			return b, n
		}
		known = next
	}
	t.Fatalf("seed %d: references do not fit after %d settings", seed, settings)
	return nil, 0
}

// faces are loaded once for all guides.
var faces = fonts.NewSet()

// checkReferences checks that every page named by a link is that of its target, and returns the number of links with a
// page.
func checkReferences(t *testing.T, b *Book, what string) (named int) {
	t.Helper()
	text := map[*tag.Element]string{}
	ids := map[*tag.Element]string{}
	for _, p := range b.Pages {
		for _, it := range p.Items {
			switch it := it.(type) {
			case *Text:
				if it.In == nil {
					continue
				}
				of := it.In.Of
				for e := of; e != nil; e = e.Parent {
					if e.Role == tag.Link {
						of = e
					}
				}
				for _, r := range it.Runs {
					text[of] += r.Text
				}
			case *Link:
				ids[it.Of] = it.ID
			}
		}
	}
	for of, id := range ids {
		if of.Parent.Role == tag.Reference || b.Places[id] == (Place{}) || !digits.MatchString(text[of]) {
			continue // a line of the contents, the number of a note, or no page
		}
		named++
		if got, want := digits.FindString(text[of]), b.Pages[b.Places[id].Page].Label; got != want {
			t.Errorf("%s: %q leads to page %s", what, text[of], want)
		}
	}
	return named
}

// digits matches page numbers, as no other words of linked guides have digits.
var digits = regexp.MustCompile(`[0-9]+`)

func TestEveryReferenceNamesThePageOfItsPlace(t *testing.T) {
	seeds := uint64(60)
	if testing.Short() {
		seeds = 10
	}
	took := map[int]int{}
	for seed := range seeds {
		b, n := setFrom(t, linkedGuide(seed), seed, nil)
		took[n]++
		if named := checkReferences(t, b, fmt.Sprint("seed ", seed)); named == 0 && len(b.Pages) > 8 {
			t.Errorf("seed %d: no reference in %d pages", seed, len(b.Pages))
		}
	}
	t.Logf("guides by the number of their settings: %v", took)
}

// TestReferencesWhosePagesDoNotSettle has guides that name other pages at every setting; these are the settings that
// end this.
func TestReferencesWhosePagesDoNotSettle(t *testing.T) {
	for seed := range uint64(12) {
		g := linkedGuide(seed)
		if len(g.Sections) > 1 {
			continue // questions say where their answers are, which is no reference
		}
		first, _ := setFrom(t, g, seed, nil)
		of := map[string]string{}
		for id, place := range first.Places {
			of[id] = first.Pages[place.Page].Label
		}
		b, n := setFrom(t, g, seed, &paging{of: of, widest: "00"})
		if named := checkReferences(t, b, fmt.Sprint("seed ", seed)); n != 1 || named == 0 {
			t.Errorf("seed %d: %d references after %d settings in lines for the widest page", seed, named, n)
		}
		b, n = setFrom(t, g, seed, &paging{silent: true, here: make([]string, 1000)})
		if named := checkReferences(t, b, fmt.Sprint("seed ", seed)); n != 1 || named != 0 {
			t.Errorf("seed %d: %d links name pages after %d settings without references", seed, named, n)
		}
	}
}

func TestReferencesOnTheirOwnPageNameNone(t *testing.T) {
	for _, links := range []int{1, 3, 4, 9, 30} {
		see := []ast.Inline{&ast.Text{Value: "See also: "}}
		for range links {
			see = append(see, &ast.Link{URL: "#q-one", Inlines: saying("the question")}, &ast.Text{Value: ", "})
		}
		b, _ := set(t, guideOf(&ast.Paragraph{Inlines: see}, paragraph("More.")), ast.Page{})
		if text := onPages(t, b); strings.Contains(text, "(p.") {
			t.Errorf("%d links: %q", links, text)
		}
	}
}

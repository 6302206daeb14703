package layout

import (
	"context"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// themed sets a guide in a theme file.
func themed(t *testing.T, g *ast.Guide, file string, page ast.Page) *Book {
	t.Helper()
	var found diag.List
	th, ok := theme.Parse("t.yaml", []byte(file), &found)
	if !ok {
		t.Fatal(found.Sorted())
	}
	b, err := Set(
		context.Background(),
		Input{
			Guide:   g,
			Fonts:   fonts.NewSet(),
			Images:  none{},
			Theme:   th,
			Page:    page,
			Sink:    &found,
			Hyphens: hyphen.English(),
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// placedTexts returns the pieces of text on all pages in order.
func placedTexts(b *Book) (all []*Text) {
	for _, p := range b.Pages {
		for _, it := range p.Items {
			if tx, ok := it.(*Text); ok {
				all = append(all, tx)
			}
		}
	}
	return all
}

func spelled(tx *Text) string {
	var b strings.Builder
	for _, r := range tx.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func TestWithoutAHangingColumnNothingHangs(t *testing.T) {
	g := guideOf(paragraph("The answer."))
	q := g.Sections[0].Questions[0]
	q.Prompt = []ast.Block{paragraph("More of the question.")}
	g.Sections[0].Questions = append(
		g.Sections[0].Questions,
		&ast.Question{ID: "q-two", Title: saying("And without a number?"), Answer: q.Answer},
	)
	for _, hang := range []string{"0", "8mm", "22mm"} {
		b := themed(t, g, "page: {left: 20mm, hang: "+hang+"}", ast.Page{})
		left := points(56.69)
		for _, p := range b.Pages {
			for _, it := range p.Items {
				box, ok := it.(*Box)
				if ok && (box.X < left || box.W <= 0) {
					t.Errorf("hang %s: page %s: a box of %v at %v", hang, p.Label, box.W.Points(), box.X.Points())
				}
			}
		}
		label, number := false, false
		for _, tx := range placedTexts(b) {
			if tx.X < left-points(.5) { // T hangs in the margin by a twentieth
				t.Errorf("hang %s: %q is at %v", hang, spelled(tx), tx.X.Points())
			}
			label = label || spelled(tx) == "Answer"
			number = number || tx.In != nil && strings.HasPrefix(spelled(tx), "1")
		}
		if !label || !number {
			t.Errorf("hang %s: label %t, number %t", hang, label, number)
		}
	}
}

func TestAThemeIsScaledAsAWhole(t *testing.T) {
	g := guideOf(paragraph("The answer."))
	b := themed(t, g, "type: {text: 12pt/16pt, question: 15pt/19pt}", ast.Page{TypeSize: 24})
	want := map[string]Length{"The answer.": 24 * Pt, "What is it?": 30 * Pt}
	for _, tx := range placedTexts(b) {
		if size, ok := want[spelled(tx)]; ok && tx.Size == size {
			delete(want, spelled(tx))
		}
	}
	if len(want) > 0 {
		t.Errorf("not set at twice their size: %v", want)
	}
}

func TestLeadsOfAnySizeStayOnTheGrid(t *testing.T) {
	for size := ast.MinTypeSize * 10; size <= ast.MaxTypeSize*10; size++ {
		for _, name := range theme.Names() {
			th, _ := theme.Builtin(name)
			d := newDesign(th, ast.Page{TypeSize: float64(size) / 10})
			if lead := d.text().lead; lead != 2*d.grid || d.label().lead != lead {
				t.Fatalf("%s at %g pt: lines are %d apart on a grid of %d", name, float64(size)/10, lead, d.grid)
			}
		}
	}
}

func TestEmphasisOfATheme(t *testing.T) {
	g := guideOf(
		&ast.Paragraph{Inlines: []ast.Inline{&ast.Emph{Inlines: saying("stressed")}}},
		&ast.Quote{Blocks: []ast.Block{paragraph("quoted")}},
	)
	for file, want := range map[string]string{"emphasis: bold": "Bold", "emphasis: italic": "Italic"} {
		for _, tx := range placedTexts(themed(t, g, file, ast.Page{})) {
			name := tx.Runs[0].Face.Name()
			if spelled(tx) == "stressed" && !strings.Contains(name, want) {
				t.Errorf("%s: what is stressed is set in %s", file, name)
			}
			if spelled(tx) == "quoted" && strings.Contains(name, "Italic") == (want == "Bold") {
				t.Errorf("%s: a quote is set in %s", file, name)
			}
		}
	}
}

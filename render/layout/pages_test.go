package layout_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

// book is a guide set on pages.
type book struct {
	*layout.Book
	guide *ast.Guide
	page  ast.Page
	theme *theme.Theme
}

// title returns the size of questions' titles.
func (b book) title() layout.Length {
	size := b.theme.Type.Question.Size
	if b.page.TypeSize > 0 {
		size *= b.page.TypeSize / b.theme.Type.Text.Size
	}
	return layout.Length(size * 0.99 * float64(layout.Pt))
}

// books returns the sample in all themes and on several papers, and the guide named by STUDYGUIDE_SEED if it is set.
func books(t *testing.T) map[string]book {
	t.Helper()
	all, err := setOnce()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// setOnce sets the books for all tests, which only read them.
var setOnce = sync.OnceValues(setBooks)

func setBooks() (map[string]book, error) {
	out := map[string]book{}
	faces := fonts.NewSet()
	var failed error
	add := func(name string, fsys fs.FS, file string, look string, page ast.Page) {
		th, ok := theme.Builtin(look)
		if !ok {
			failed = errors.Join(failed, fmt.Errorf("there is no theme %s", look))
			return
		}
		g, err := source.Load(fsys, file, source.Options{}, &diag.List{})
		if err != nil {
			failed = errors.Join(failed, err)
			return
		}
		b, err := layout.Set(
			context.Background(),
			layout.Input{
				Guide:   g,
				Fonts:   faces,
				Images:  asset.NewPictures(fsys),
				Theme:   th,
				Page:    page,
				Sink:    &diag.List{},
				Hyphens: hyphen.English(),
			},
		)
		failed = errors.Join(failed, err)
		out[name] = book{b, g, page, th}
	}
	looks, sizes, papers := pageThemes(), []float64{8, 10.5, 15}, []string{"a4", "letter"}
	if testing.Short() { // which is for races, and the code is the same at every size
		sizes, papers = sizes[1:2], papers[:1]
	}
	for _, size := range sizes {
		for _, paper := range papers {
			add(
				fmt.Sprintf("sample %s %g pt", paper, size),
				sample.FS(),
				".",
				"print",
				ast.Page{Size: paper, TypeSize: size},
			)
		}
	}
	for _, look := range looks[1:] {
		add("sample "+look, sample.FS(), ".", look, ast.Page{})
		if !testing.Short() {
			add("sample "+look+" letter 13 pt", sample.FS(), ".", look, ast.Page{Size: "letter", TypeSize: 13})
		}
	}
	if seed := os.Getenv("STUDYGUIDE_SEED"); seed != "" && !testing.Short() {
		for _, look := range looks {
			add("seed "+look, os.DirFS(filepath.Dir(seed)), filepath.Base(seed), look, ast.Page{})
		}
	}
	return out, failed
}

// pageThemes returns the names of the themes whose pages are read as such, rather than cut into cards.
func pageThemes() []string {
	return slices.DeleteFunc(theme.Names(), func(name string) bool {
		th, _ := theme.Builtin(name)
		return th.Cards.Across > 0 || th.Cram.On
	})
}

// line is the text on one baseline.
type line struct {
	y, size layout.Length
	text    string
	bold    bool
	code    bool
	of      *tag.Element // the block that it begins with
}

// paragraph returns the block that e is in.
func paragraph(e *tag.Element) *tag.Element {
	for e.Parent != nil && slices.Contains([]tag.Role{tag.Code, tag.Link, tag.Reference, tag.Span}, e.Role) {
		e = e.Parent
	}
	return e
}

// lines returns the lines of a page's text from top to bottom, without artifacts.
func lines(p *layout.Page) []line {
	byY := map[layout.Length]*line{}
	for _, it := range p.Items {
		t, ok := it.(*layout.Text)
		if !ok || t.In == nil || len(t.Runs) == 0 {
			continue
		}
		l := byY[t.Y]
		if l == nil {
			l = &line{y: t.Y, size: t.Size, bold: true, of: paragraph(t.In.Of)}
			byY[t.Y] = l
		}
		for _, r := range t.Runs {
			l.text += r.Text
			l.code = !r.Missing && strings.Contains(r.Face.Name(), "Mono")
			l.bold = l.bold && !r.Missing && strings.Contains(r.Face.Name(), "Bold")
		}
		l.size = max(l.size, t.Size)
	}
	var out []line
	for _, l := range byY {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b line) int { return int(a.y - b.y) })
	return out
}

func TestNothingStandsAloneAtTheFootOfAPage(t *testing.T) {
	for name, b := range books(t) {
		if b.theme.Page.Columns > 1 {
			continue // the last line of a page may be that of its first column
		}
		for i, p := range b.Pages {
			ls := lines(p)
			if i == 0 || i == len(b.Pages)-1 || len(ls) == 0 || !strings.ContainsAny(p.Label, "0123456789") {
				continue
			}
			foot := p.Height
			for _, n := range b.guide.Notes {
				if place := b.Places[n.ID]; place.Page == i {
					foot = min(foot, place.Y)
				}
			}
			ls = slices.DeleteFunc(ls, func(l line) bool { return l.y > foot })
			last := ls[len(ls)-1]
			goesOn := func(l line) bool { return l.of == last.of }
			if strings.HasSuffix(strings.TrimSpace(last.text), ":") && !last.code &&
				!slices.ContainsFunc(lines(b.Pages[i+1]), goesOn) {
				t.Errorf("%s: page %s ends with %q, which introduces what is on the next", name, p.Label, last.text)
			}
			if last.bold && last.size >= b.title() {
				t.Errorf("%s: page %s ends with the title %q", name, p.Label, last.text)
			}
		}
	}
}

func TestNothingLeavesThePage(t *testing.T) {
	for name, b := range books(t) {
		for _, p := range b.Pages {
			for _, it := range p.Items {
				var x, y, w, h layout.Length
				switch it := it.(type) {
				case *layout.Text:
					x, y, w = it.X, it.Y, it.Width()
				case *layout.Box:
					x, y, w, h = it.X, it.Y, it.W, it.H
				case *layout.Picture:
					x, y, w, h = it.X, it.Y, it.W, it.H
				}
				if x == 0 && y == 0 && w == p.Width && h == p.Height {
					continue // the ground
				}
				const margin = 20 * layout.Pt
				if x < 0 || y < 0 || x+w > p.Width-margin || y+h > p.Height-margin {
					t.Errorf(
						"%s: page %s: %T at %v,%v is %v by %v",
						name,
						p.Label,
						it,
						x.Points(),
						y.Points(),
						w.Points(),
						h.Points(),
					)
				}
			}
		}
	}
}

func TestEveryWordIsOnAPage(t *testing.T) {
	for name, b := range books(t) {
		var all, notes strings.Builder // notes may stand between the parts of a word at the ends of pages
		for _, p := range b.Pages {
			for _, it := range p.Items {
				if t, ok := it.(*layout.Text); ok && t.In != nil {
					to := &all
					if within(t.In.Of, tag.Note) {
						to = &notes
					}
					for _, r := range t.Runs {
						to.WriteString(r.Text)
					}
				}
			}
		}
		all.WriteString(notes.String())
		squeeze := func(s string) string {
			return strings.Join(strings.Fields(strings.NewReplacer("-", "", "\u00ad", "").Replace(s)), "")
		}
		have := squeeze(all.String())
		found := map[string]bool{}
		ast.Walk(b.guide, func(n ast.Node) bool {
			var text string
			switch n := n.(type) {
			case *ast.Text:
				text = n.Value
			case *ast.Code:
				text = n.Value
			case *ast.Listing:
				text = n.Text
			}
			for _, word := range strings.Fields(text) {
				if found[word] {
					continue
				}
				if found[word] = strings.Contains(have, squeeze(word)); !found[word] {
					t.Errorf("%s: %q of %v is on no page", name, word, n.Span())
				}
			}
			return true
		})
	}
}

// within reports whether an element is one of a role or in one.
func within(e *tag.Element, role tag.Role) bool {
	for e != nil && e.Role != role {
		e = e.Parent
	}
	return e != nil
}

func TestContentsAndOutlineNameTheRightPages(t *testing.T) {
	for name, b := range books(t) {
		label := map[string]string{}
		for _, q := range b.guide.AllQuestions() {
			place, ok := b.Places[q.ID]
			if !ok {
				t.Fatalf("%s: %s has no place", name, q.ID)
			}
			label[q.ID] = b.Pages[place.Page].Label
			found := false
			for _, l := range lines(b.Pages[place.Page]) {
				word := strings.Fields(q.PlainTitle())[0]
				found = found || l.y > place.Y && l.y < place.Y+l.size*2 && strings.Contains(l.text, word)
			}
			if !found {
				t.Errorf("%s: page %s does not have the title of %s where its place says", name, label[q.ID], q.ID)
			}
		}
		entries := 0
		for _, p := range b.Pages {
			for _, it := range p.Items {
				l, ok := it.(*layout.Link)
				if !ok || label[l.ID] == "" || !within(l.Of, tag.TOCI) /* of contents or of the list of a section */ {
					continue
				}
				entries++
				for _, it := range p.Items {
					if tx, ok := it.(*layout.Text); ok && tx.In != nil && tx.Y > l.Y && tx.Y < l.Y+l.H &&
						tx.X+tx.Size > l.X+l.W-30*layout.Pt &&
						tx.X < l.X+l.W {
						if got := tx.Runs[0].Text; got != label[l.ID] && strings.Trim(got, "0123456789") == "" {
							t.Errorf("%s: contents say page %s for %s, which is on %s", name, got, l.ID, label[l.ID])
						}
					}
				}
			}
		}
		if entries < len(label) {
			t.Errorf("%s: contents have %d entries for %d questions", name, entries, len(label))
		}
		count := 0
		var walk func([]*layout.Entry)
		walk = func(es []*layout.Entry) {
			for _, e := range es {
				count++
				walk(e.Children)
			}
		}
		walk(b.Outline)
		want := len(label) + len(b.guide.AllSections())
		if len(b.guide.Intro) > 0 {
			want++
		}
		for _, id := range []string{"glossary:", "index:", "terms:"} {
			if _, ok := b.Places[id]; ok {
				want++
			}
		}
		if count != want {
			t.Errorf("%s: the outline has %d entries, want %d", name, count, want)
		}
	}
}

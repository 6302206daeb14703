package layout_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

// crammed returns what is read aloud of a cram sheet, and fails for text that is not within one of its columns.
func crammed(t *testing.T, name string, b *layout.Book, th *theme.Theme) string {
	t.Helper()
	var all strings.Builder
	const hair = layout.Pt / 2 // signs hang in the margin
	n := layout.Length(th.Page.Columns)
	gap := pointsOf(th.Type.Text.Size * theme.ColumnGap)
	left := pointsOf(th.Page.Left)
	for i, p := range b.Pages {
		room := p.Width - left - pointsOf(th.Page.Right)
		w := (room - (n-1)*gap) / n
		for _, it := range p.Items {
			tx, ok := it.(*layout.Text)
			if !ok || tx.In == nil {
				continue
			}
			all.WriteString(spell(tx))
			end := tx.X + tx.Width()
			for n := len(tx.Runs); n > 0 && tx.Runs[n-1].Text == " "; n-- {
				end -= layout.Length(float64(tx.Runs[n-1].Width)*float64(tx.Size)/1000) + tx.Space
			}
			column := (tx.X - left + hair) / (w + gap)
			x := left + column*(w+gap)
			titles := i == 0 && tx.Y < pointsOf(th.Page.Top+th.Type.Title.Lead*2) ||
				tx.Y > p.Height-pointsOf(th.Page.Bottom)
			if !titles && (tx.X < x-hair || end > x+w+hair+layout.Pt) || end > left+room+hair+layout.Pt {
				t.Errorf("%s: page %d: %q is not within column %d: %.1f–%.1f of %.1f", name, i+1, spell(tx), column+1,
					(tx.X - x).Points(), (end - x).Points(), w.Points())
			}
			if tx.Y < pointsOf(th.Page.Top) || tx.Y > p.Height-4*layout.MM {
				t.Errorf("%s: page %d: %q stands at %.1f", name, i+1, spell(tx), tx.Y.Points())
			}
		}
	}
	return all.String()
}

func pointsOf(f float64) layout.Length { return layout.Length(f*float64(layout.Pt) + 0.5) }

// onlyLetters returns the letters and digits of a text.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func TestCramSheetsKeepWithinTheirPages(t *testing.T) {
	guides := map[string]fs.FS{"sample": sample.FS(), "hard": hardCards("en"), "hebrew": hardCards("he")}
	for guide, fsys := range guides {
		file := "guide.md"
		if guide == "sample" {
			file = "."
		}
		for _, look := range []string{
			"", "cram: {pages: 1}", "page: {columns: two}\ncram: {pages: 1}", "page: {columns: one}", "cram: {pages: any}",
			"page: {size: a5}", "page: {size: letter, columns: two}\ncram: {pages: 3}",
		} {
			if guide == "sample" && testing.Short() && look != "cram: {pages: 1}" {
				continue
			}
			name := guide + " " + look
			b, g, th, found := deckOf(t, fsys, file, "extends: cram\n"+look)
			if th.Cram.Pages > 0 && len(b.Pages) > th.Cram.Pages {
				t.Errorf("%s: there are %d pages", name, len(b.Pages))
			}
			said := onlyLetters(crammed(t, name, b, th))
			left := 0
			for _, q := range g.AllQuestions() {
				if _, ok := b.Places[q.ID]; !ok {
					left++
				} else if title := onlyLetters(ast.PlainText(q.Title)); guide != "hebrew" && !strings.Contains(said, title) {
					t.Errorf("%s: there is no %q", name, title)
				}
			}
			told := slices.ContainsFunc(found.Sorted(), func(d diag.Diagnostic) bool {
				return d.Rule == diag.CramLeftOut
			})
			foot := fmt.Sprintf("Leftout%dof%dquestions", left, len(g.AllQuestions()))
			if told != (left > 0) || guide != "hebrew" && strings.Contains(said, foot) != told {
				t.Errorf("%s: %d questions are left out, and it is said (%v, %v)", name, left, told, strings.Contains(said, foot))
			}
		}
	}
}

// graded returns a guide of questions of three difficulties in turn, and of none.
func graded(n int) fs.FS {
	var b strings.Builder
	b.WriteString("# Graded\n\n## Part\n\n")
	for i := range n {
		fmt.Fprintf(&b, "### %d. What is thing %[1]d?\n\n", i+1)
		if grade := []string{"Basic", "Advanced", "Intermediate", ""}[i%4]; grade != "" {
			fmt.Fprintf(&b, "*Difficulty: %s*\n\n", grade)
		}
		b.WriteString("It is a thing that takes **some room** on the sheet, so that not all of them fit on it. There is more.\n\n")
	}
	return fstest.MapFS{"guide.md": {Data: []byte(b.String())}}
}

func TestCramSheetsLeaveTheHardestOutFirst(t *testing.T) {
	b, g, _, found := deckOf(t, graded(1200), "guide.md", "extends: cram\ncram: {pages: 1}")
	kept := map[string][]bool{}
	for _, q := range g.AllQuestions() {
		_, ok := b.Places[q.ID]
		kept[q.Difficulty] = append(kept[q.Difficulty], ok)
	}
	if slices.Contains(kept["Advanced"], true) {
		t.Error("a hard question is kept")
	}
	if slices.Contains(kept["Basic"], true) && slices.Contains(kept["Basic"], false) && slices.Contains(kept["Intermediate"], true) {
		t.Error("a basic question is left out, and a harder one kept")
	}
	first := slices.Index(kept["Basic"], false)
	if first < 10 || slices.Contains(kept["Basic"][first:], true) {
		t.Errorf("of %d basic questions all are left out from %d on, and later ones kept", len(kept["Basic"]), first)
	}
	if len(found.Sorted()) != 1 || !strings.Contains(found.Sorted()[0].Message, "one page of a cram sheet has no room for these") {
		t.Errorf("%v", found.Sorted())
	}
}

func TestCramSheetsSayTheGist(t *testing.T) {
	guide := "# Gist\n\n## Part\n\n### 1. What is a keel?\n\nA spine. It is long.\n\n" +
		"### 2. Which is red?\n\n- [ ] grass\n- [x] blood\n\nBlood. It is red, see [question 1](#1-what-is-a-keel).\n\n" +
		"### 3. What prints it?\n\n```go\nprint(1)\n```\n\n**Answer:**\n\nOne does[^a]. Not two.\n\n[^a]: A note.\n\n" +
		"### 4. Which ports are there?\n\nMany.\n\n| port | use |\n|--|--|\n| 80 | HTTP |\n{: .cram }\n\n" +
		"| other | thing |\n|--|--|\n| 1 | no |\n"
	b, _, th, found := deckOf(t, fstest.MapFS{"guide.md": {Data: []byte(guide)}}, "guide.md", "extends: cram")
	said := crammed(t, "gist", b, th)
	want := "Gist4 questionsPart1 What is a keel? A spine.2 Which is red? blood3 What prints it?print(1)" +
		"One does.4 Which ports are there? Many.portuse80HTTP"
	if onlyLetters(said) != onlyLetters(want) {
		t.Errorf("it says %q, want %q", said, want)
	}
	if len(found.Sorted()) > 0 {
		t.Errorf("%v", found.Sorted())
	}
	var roles []tag.Role
	var walk func(e *tag.Element)
	walk = func(e *tag.Element) {
		if strings.HasPrefix(string(e.Role), "H") {
			roles = append(roles, e.Role)
		}
		for _, k := range e.Kids {
			if e, ok := k.(*tag.Element); ok {
				walk(e)
			}
		}
	}
	walk(b.Root)
	if want := []tag.Role{tag.H1, tag.H2, tag.H3, tag.H3, tag.H3, tag.H3}; !slices.Equal(roles, want) {
		t.Errorf("headings are %v", roles)
	}
}

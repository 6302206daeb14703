package layout

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// looseRows sets a guide of long paragraphs between listings that are not divided.
func looseRows(rng *rand.Rand) (*setting, []row) {
	words := strings.Fields("the harbour lets a ship go when every rope that holds it is loose and nobody waits on the pier")
	var answer []ast.Block
	for range 60 {
		var b strings.Builder
		for range 60 + rng.IntN(80) {
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		code := strings.Repeat("go()\n", 4+rng.IntN(9))
		answer = append(answer, paragraph(strings.TrimSpace(b.String())+"."), &ast.Listing{Text: code, Language: "go"})
	}
	g := guideOf(answer...)
	th, _ := theme.Builtin("print")
	in := Input{Guide: g, Fonts: faces, Images: none{}, Theme: th, Sink: &diag.List{}, Hyphens: hyphen.English()}
	s := newSetting(context.Background(), in, nil)
	defer s.ahead.start()()
	return s, s.sections.guide(g, s.root)
}

// feet returns how many pages that begin at starts end more than one and a half lines above their foot.
func feet(s *setting, rows []row, starts []int) (low int) {
	for i, start := range starts {
		on := sheet{rows: rows, start: start, end: endOf(starts, i, len(rows))}
		stretch, _ := on.slack()
		if on.end < len(rows) && s.d.bottom-s.d.top-s.pages.used(on)-stretch > s.d.text().lead*3/2 {
			low++
		}
	}
	return low
}

func wordsOf(rows []row) string {
	var b strings.Builder
	for _, r := range rows {
		for _, it := range r.items {
			if t, ok := it.(*Text); ok {
				for _, run := range t.Runs {
					b.WriteString(run.Text)
				}
			}
		}
	}
	return strings.ReplaceAll(b.String(), "\u00ad", "") // words are divided elsewhere
}

// TestParagraphsAreLongerOrShorterToFillPages compares pages with those of the same rows that may not be set again.
func TestParagraphsAreLongerOrShorterToFillPages(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 7))
	before, after, changed := 0, 0, 0
	for range 6 {
		s, rows := looseRows(rng)
		stiff := append([]row(nil), rows...)
		for i := range stiff {
			stiff[i].pliant = nil
		}
		before += feet(s, stiff, s.pages.starts(stiff))
		starts := s.pages.starts(rows)
		text := wordsOf(rows)
		loose, moved := reset(rows, starts)
		after += feet(s, loose, moved)
		if got := wordsOf(loose); got != text {
			k := 0
			for k < min(len(got), len(text)) && got[k] == text[k] {
				k++
			}
			t.Errorf("the text is not the same: %.60q, not %.60q", got[max(k-20, 0):], text[max(k-20, 0):])
		}
		for i, start := range moved {
			on := sheet{rows: loose, start: start, end: endOf(moved, i, len(loose))}
			_, shrink := on.slack()
			if over := s.pages.used(on) - (s.d.bottom - s.d.top) - shrink; over > 0 {
				t.Errorf("page %d is %v points too high", i, over.Points())
			}
		}
		for i := range rows {
			if p := rows[i].pliant; p != nil && p.chosen != nil && rows[i].line == 0 {
				changed++
				if d := len(p.chosen) - len(p.lines); d != 1 && d != -1 {
					t.Errorf("a paragraph has %d lines more", d)
				}
			}
		}
	}
	t.Logf("%d low feet, %d with %d paragraphs set anew", before, after, changed)
	if after >= before || changed == 0 {
		t.Errorf("%d pages end above their foot, %d with %d paragraphs set anew", before, after, changed)
	}
}
